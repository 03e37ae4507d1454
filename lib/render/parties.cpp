#include "dsrkit/render/parties.hpp"

#include "printable.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/render/columns.hpp"

#include <array>
#include <utility>

namespace dsrkit::render {
namespace {

using workflow::ConsentEntry;
using workflow::PartyStory;

struct Factor {
  const char* name;
  const char* words;
  std::string BalanceFactors::*text;
};

/// DPA 2018 Sch 2 para 16(3)(a) to (e).
constexpr std::array kFactors{Factor{"information", "type of information", &BalanceFactors::information},
                              Factor{"confidentiality", "confidentiality", &BalanceFactors::confidentiality},
                              Factor{"steps", "steps to seek consent", &BalanceFactors::steps},
                              Factor{"capability", "whether they can consent", &BalanceFactors::capability},
                              Factor{"refusal", "express refusal", &BalanceFactors::refusal}};

Value or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

Value texts_json(const std::vector<std::string>& texts) {
  return Value(Value::Array(texts.begin(), texts.end()));
}

/// The texts, or null; with their number either way.
Value counted_json(const std::vector<std::string>& texts, bool shown) {
  return Value::object(
      {{"count", static_cast<std::int64_t>(texts.size())}, {"values", shown ? texts_json(texts) : Value()}});
}

std::vector<std::string> written(const std::vector<Identifier>& identifiers) {
  std::vector<std::string> texts;
  texts.reserve(identifiers.size());
  for (const Identifier& identifier : identifiers) {
    texts.push_back(identifier.type + "=" + identifier.value);
  }
  return texts;
}

/// "2 on record", or what they are.
std::string shown_or_counted(const std::vector<std::string>& texts, bool shown) {
  if (texts.empty()) {
    return "";
  }
  return shown ? one_line_printable(join(texts, "; ")) : std::to_string(texts.size()) + " on record";
}

std::string safe_line(const Party& party, bool shown) {
  if (party.safe_addresses.empty()) {
    return "";
  }
  return shown ? one_line_printable(join(party.safe_addresses, "; ")) : "safe address on record";
}

std::string known_words(const std::optional<bool>& known) {
  return !known ? "not said" : *known ? "yes" : "no";
}

Value factors_json(const BalanceFactors& factors) {
  Value json = Value::object();
  for (const Factor& factor : kFactors) {
    json.set(factor.name, or_null(factors.*(factor.text)));
  }
  return json;
}

std::string factors_text(const BalanceFactors& factors) {
  std::vector<std::string> said;
  for (const Factor& factor : kFactors) {
    if (const std::string& text = factors.*(factor.text); !text.empty()) {
      said.push_back(std::string(factor.words) + ": " + text);
    }
  }
  return join(said, "; ");
}

std::string balance_word(bool disclose) {
  return disclose ? "disclose" : "withhold";
}

Value balance_json(const std::optional<Balance>& balance) {
  if (!balance) {
    return {};
  }
  return Value::object({{"outcome", balance_word(balance->disclose)},
                        {"on", format_date(balance->on)},
                        {"by", balance->by},
                        {"because", balance->because},
                        {"factors", factors_json(balance->factors)}});
}

std::string balance_text(const std::optional<Balance>& balance) {
  return balance ? balance_word(balance->disclose) + ", weighed on " + format_date(balance->on) + " by " +
                       balance->by
                 : "";
}

Value records_json(const PartyStory& story) {
  Value records = Value::array();
  for (const auto& record : story.records) {
    records.push_back(Value::object({{"item", record.item},
                                     {"source", record.source},
                                     {"disclosed", record.disclosed},
                                     {"withheld", record.withheld},
                                     {"open", record.open}}));
  }
  return records;
}

std::string records_text(const PartyStory& story) {
  if (story.records.empty()) {
    return "\nno place in the records is theirs\n";
  }
  std::vector<std::vector<std::string>> rows{{"RECORD", "SOURCE", "DISCLOSED", "WITHHELD", "OPEN"}};
  for (const auto& record : story.records) {
    rows.push_back({record.item, record.source, std::to_string(record.disclosed),
                    std::to_string(record.withheld), std::to_string(record.open)});
  }
  return "\nwhere they stand in the records\n" + columns(rows);
}

Value dates_json(const std::vector<Date>& dates) {
  Value list = Value::array();
  for (const Date date : dates) {
    list.push_back(format_date(date));
  }
  return list;
}

}  // namespace

Value consents_json(const std::vector<ConsentEntry>& consents) {
  Value list = Value::array();
  for (const ConsentEntry& entry : consents) {
    const bool weighed = entry.record.disclose.has_value();
    list.push_back(
        Value::object({{"answer", consent_name(entry.record.answer)},
                       {"on", format_date(entry.on)},
                       {"by", entry.by},
                       {"because", entry.record.because},
                       {"balance", weighed ? Value(balance_word(*entry.record.disclose)) : Value()},
                       {"factors", weighed ? factors_json(entry.record.factors) : Value()}}));
  }
  return list;
}

std::string consents_text(const std::vector<ConsentEntry>& consents) {
  std::string text;
  for (const ConsentEntry& entry : consents) {
    text += format_date(entry.on) + "  " + std::string(consent_name(entry.record.answer)) + ", recorded by " +
            entry.by + ": " + one_line_printable(entry.record.because) + "\n";
    if (entry.record.disclose) {
      text += "    weighed: " + balance_word(*entry.record.disclose) + "; " +
              one_line_printable(factors_text(entry.record.factors)) + "\n";
    }
  }
  return text;
}

Value party_json(const PartyStory& story, const PartyDetails& shown) {
  const Party& party = story.party;
  return Value::object(
      {{"format", "dsrkit.party/1"},
       {"case", story.reference},
       {"party", party.id},
       {"role", party_role_name(party.role)},
       {"relation", or_null(party.relation)},
       {"job", or_null(party.job)},
       {"employer", or_null(party.employer)},
       {"informant", party.informant},
       {"deceased", party.deceased},
       {"known_to_subject", party.known_to_subject ? Value(*party.known_to_subject) : Value()},
       {"names", counted_json(party.names, shown.names)},
       {"born", shown.names && party.born ? Value(format_date(*party.born)) : Value()},
       {"identifiers", counted_json(written(party.identifiers), shown.names)},
       {"phones", counted_json(party.phones, shown.names)},
       {"emails", counted_json(party.emails, shown.names)},
       {"addresses", counted_json(party.addresses, shown.names)},
       {"safe_addresses", counted_json(party.safe_addresses, shown.protected_texts)},
       {"watch_terms", counted_json(party.watch_terms, shown.protected_texts)},
       {"origins", texts_json(party.origins)},
       {"consent", consent_name(party.consent)},
       {"consent_on", party.consent_on ? Value(format_date(*party.consent_on)) : Value()},
       {"balance", balance_json(party.balance)},
       {"consents", consents_json(story.consents)},
       {"letters", dates_json(story.letters)},
       {"records", records_json(story)}});
}

std::string party_text(const PartyStory& story, const PartyDetails& shown) {
  const Party& party = story.party;
  std::string text = labelled(
      {{"party", party.id},
       {"role", std::string(party_role_name(party.role))},
       {"relation", party.relation},
       {"job", party.job},
       {"employer", party.employer},
       {"names", shown_or_counted(party.names, shown.names)},
       {"born", party.born ? (shown.names ? format_date(*party.born) : "on record") : ""},
       {"identifiers", shown_or_counted(written(party.identifiers), shown.names)},
       {"telephones", shown_or_counted(party.phones, shown.names)},
       {"e-mail", shown_or_counted(party.emails, shown.names)},
       {"addresses", shown_or_counted(party.addresses, shown.names)},
       {"safe", safe_line(party, shown.protected_texts)},
       {"watch list", shown_or_counted(party.watch_terms, shown.protected_texts)},
       {"known from", one_line_printable(join(party.origins, "; "))},
       {"known to the subject", known_words(party.known_to_subject)},
       {"alive", party.deceased ? "no" : ""},
       {"informant", party.informant ? "yes: protected even by context" : ""},
       {"consent", std::string(consent_name(party.consent)) +
                       (party.consent_on ? ", of " + format_date(*party.consent_on) : ", nothing recorded")},
       {"balance", balance_text(party.balance)}});
  if (!story.consents.empty()) {
    text += "\nconsent, oldest first\n" + consents_text(story.consents);
  }
  for (const Date letter : story.letters) {
    text += "a letter of " + format_date(letter) + " asks for consent\n";
  }
  text += records_text(story);
  const bool complete =
      shown.names && (shown.protected_texts || (party.safe_addresses.empty() && party.watch_terms.empty()));
  return text + (complete ? "" : "\n--show-names shows who it is, --show-protected what nobody may learn\n");
}

}  // namespace dsrkit::render
