#include "documents.hpp"

#include "dsrkit/base/error.hpp"

#include <optional>
#include <string_view>

namespace dsrkit::store {
namespace {

[[noreturn]] void wrong_shape() {
  throw Error(ErrorCode::data_invalid, "a stored value has another shape");
}

const Value& member(const Value& json, std::string_view key) {
  const Value* value = json.find(key);
  if (value == nullptr) {
    wrong_shape();
  }
  return *value;
}

const std::string& text(const Value& json, std::string_view key) {
  return member(json, key).as_string();
}

template <typename Type>
Type known(std::optional<Type> parsed) {
  if (!parsed) {
    wrong_shape();
  }
  return *parsed;
}

template <typename Type, typename Convert>
Value list_to_json(const std::vector<Type>& list, const Convert& convert) {
  Value json = Value::array();
  for (const Type& element : list) {
    json.push_back(convert(element));
  }
  return json;
}

template <typename Convert>
auto list_from_json(const Value& json, const Convert& convert) {
  std::vector<decltype(convert(json))> list;
  for (const Value& element : json.as_array()) {
    list.push_back(convert(element));
  }
  return list;
}

Value date_to_json(const std::optional<Date>& date) {
  return date ? Value(format_date(*date)) : Value();
}

std::optional<Date> date_from_json(const Value& json) {
  return json.is_null() ? std::nullopt : std::optional(known(try_parse_date(json.as_string())));
}

Value name_to_json(const PersonName& name) {
  return Value::object({{"given", name.given}, {"family", name.family}});
}

PersonName name_from_json(const Value& json) {
  return {text(json, "given"), text(json, "family")};
}

Value identifier_to_json(const Identifier& identifier) {
  return Value::object({{"type", identifier.type}, {"value", identifier.value}});
}

Identifier identifier_from_json(const Value& json) {
  return {text(json, "type"), text(json, "value")};
}

Value balance_to_json(const std::optional<Balance>& balance) {
  if (!balance) {
    return {};
  }
  const BalanceFactors& factors = balance->factors;
  return Value::object({{"disclose", balance->disclose},
                        {"because", balance->because},
                        {"information", factors.information},
                        {"confidentiality", factors.confidentiality},
                        {"steps", factors.steps},
                        {"capability", factors.capability},
                        {"refusal", factors.refusal},
                        {"on", format_date(balance->on)},
                        {"by", balance->by}});
}

Balance balance_from_json(const Value& json) {
  Balance balance;
  balance.disclose = member(json, "disclose").as_bool();
  balance.because = text(json, "because");
  balance.factors = {text(json, "information"), text(json, "confidentiality"), text(json, "steps"),
                     text(json, "capability"), text(json, "refusal")};
  balance.on = known(try_parse_date(text(json, "on")));
  balance.by = text(json, "by");
  return balance;
}

/// Registers written before these were kept lack them.
void read_later_members(const Value& json, Party& party) {
  if (const Value* terms = json.find("watch_terms")) {
    party.watch_terms = texts_from_json(*terms);
  }
  if (const Value* on = json.find("consent_on")) {
    party.consent_on = date_from_json(*on);
  }
  if (const Value* balance = json.find("balance"); balance != nullptr && !balance->is_null()) {
    party.balance = balance_from_json(*balance);
  }
}

}  // namespace

Value texts_to_json(const std::vector<std::string>& texts) {
  return list_to_json(texts, [](const std::string& element) { return Value(element); });
}

std::vector<std::string> texts_from_json(const Value& json) {
  return list_from_json(json, [](const Value& element) { return element.as_string(); });
}

Value person_to_json(const PersonDetails& person) {
  return Value::object({{"name", name_to_json(person.name)},
                        {"also_known_as", list_to_json(person.also_known_as, name_to_json)},
                        {"born", date_to_json(person.born)},
                        {"identifiers", list_to_json(person.identifiers, identifier_to_json)},
                        {"addresses", texts_to_json(person.addresses)},
                        {"phones", texts_to_json(person.phones)},
                        {"emails", texts_to_json(person.emails)},
                        {"deceased", person.deceased}});
}

PersonDetails person_from_json(const Value& json) {
  PersonDetails person;
  person.name = name_from_json(member(json, "name"));
  person.also_known_as = list_from_json(member(json, "also_known_as"), name_from_json);
  person.born = date_from_json(member(json, "born"));
  person.identifiers = list_from_json(member(json, "identifiers"), identifier_from_json);
  person.addresses = texts_from_json(member(json, "addresses"));
  person.phones = texts_from_json(member(json, "phones"));
  person.emails = texts_from_json(member(json, "emails"));
  // Registers written before this was kept lack it.
  const Value* deceased = json.find("deceased");
  person.deceased = deceased != nullptr && deceased->as_bool();
  return person;
}

Value party_to_json(const Party& party) {
  return Value::object(
      {{"id", party.id},
       {"role", party_role_name(party.role)},
       {"names", texts_to_json(party.names)},
       {"born", date_to_json(party.born)},
       {"relation", party.relation},
       {"employer", party.employer},
       {"job", party.job},
       {"identifiers", list_to_json(party.identifiers, identifier_to_json)},
       {"addresses", texts_to_json(party.addresses)},
       {"safe_addresses", texts_to_json(party.safe_addresses)},
       {"phones", texts_to_json(party.phones)},
       {"emails", texts_to_json(party.emails)},
       {"deceased", party.deceased},
       {"informant", party.informant},
       {"known_to_subject", party.known_to_subject ? Value(*party.known_to_subject) : Value()},
       {"consent", consent_name(party.consent)},
       {"consent_on", date_to_json(party.consent_on)},
       {"balance", balance_to_json(party.balance)},
       {"watch_terms", texts_to_json(party.watch_terms)},
       {"origins", texts_to_json(party.origins)}});
}

Party party_from_json(const Value& json) {
  Party party;
  party.id = text(json, "id");
  party.role = known(parse_party_role(text(json, "role")));
  party.names = texts_from_json(member(json, "names"));
  party.born = date_from_json(member(json, "born"));
  party.relation = text(json, "relation");
  party.employer = text(json, "employer");
  party.job = text(json, "job");
  party.identifiers = list_from_json(member(json, "identifiers"), identifier_from_json);
  party.addresses = texts_from_json(member(json, "addresses"));
  party.safe_addresses = texts_from_json(member(json, "safe_addresses"));
  party.phones = texts_from_json(member(json, "phones"));
  party.emails = texts_from_json(member(json, "emails"));
  party.deceased = member(json, "deceased").as_bool();
  party.informant = member(json, "informant").as_bool();
  const Value& known_to_subject = member(json, "known_to_subject");
  if (!known_to_subject.is_null()) {
    party.known_to_subject = known_to_subject.as_bool();
  }
  party.consent = known(parse_consent(text(json, "consent")));
  party.origins = texts_from_json(member(json, "origins"));
  read_later_members(json, party);
  return party;
}

Value attachments_to_json(const std::vector<Attachment>& attachments) {
  return list_to_json(attachments, [](const Attachment& attachment) {
    return Value::object({{"name", attachment.name},
                          {"content_type", attachment.content_type},
                          {"blob", attachment.blob},
                          {"size", attachment.size ? Value(*attachment.size) : Value()}});
  });
}

std::vector<Attachment> attachments_from_json(const Value& json) {
  return list_from_json(json, [](const Value& element) {
    Attachment attachment{text(element, "name"), text(element, "content_type"), text(element, "blob"), {}};
    const Value& size = member(element, "size");
    if (!size.is_null()) {
      attachment.size = size.as_integer();
    }
    return attachment;
  });
}

Value evidence_to_json(const std::vector<MatchEvidence>& evidence) {
  return list_to_json(evidence, [](const MatchEvidence& piece) {
    return Value::object({{"field", piece.field}, {"agreement", piece.agreement}, {"text", piece.text}});
  });
}

std::vector<MatchEvidence> evidence_from_json(const Value& json) {
  return list_from_json(json, [](const Value& element) {
    return MatchEvidence{text(element, "field"), text(element, "agreement"), text(element, "text")};
  });
}

}  // namespace dsrkit::store
