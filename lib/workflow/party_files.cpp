#include "dsrkit/workflow/party_files.hpp"

#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/object_reader.hpp"

#include <array>
#include <string>
#include <utility>

namespace dsrkit::workflow {
namespace {

using codec::ObjectReader;

constexpr std::string_view kChangesFormat = "dsrkit.party-changes/1";
constexpr std::string_view kConsentsFormat = "dsrkit.consents/1";

/// Members of the file and the fields whose values they list.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kLists{
    {{"names", "name"},
     {"phones", "phone"},
     {"emails", "email"},
     {"addresses", "address"},
     {"safe_addresses", "safe-address"},
     {"watch_terms", "watch-term"}}};

void require_format(ObjectReader& reader, std::string_view format) {
  if (reader.required_text("format") != format) {
    reader.report("format", "wrong-format", "must be '" + std::string(format) + "'");
  }
}

void add_values(PartyChange& change, ObjectReader& reader, std::string_view member, std::string_view field) {
  for (std::string& value : reader.texts(member)) {
    if (value.empty()) {
      reader.report(member, "empty", "a value must not be empty");
    }
    change.add.push_back({std::string(field), std::move(value)});
  }
}

void add_identifiers(PartyChange& change, ObjectReader& reader, Diagnostics& diagnostics) {
  const auto elements = reader.elements("identifiers");
  for (std::size_t i = 0; i < elements.size(); ++i) {
    ObjectReader element(*elements[i], reader.element_where("identifiers", i), diagnostics);
    const std::string type = element.required_text("type");
    change.add.push_back({"identifier", type + "=" + element.required_text("value")});
    element.finish();
  }
}

void read_removals(PartyChange& change, ObjectReader& reader, Diagnostics& diagnostics) {
  const auto elements = reader.elements("remove");
  for (std::size_t i = 0; i < elements.size(); ++i) {
    ObjectReader element(*elements[i], reader.element_where("remove", i), diagnostics);
    const auto fields = party_fields();
    const auto field = element.choice("field", fields);
    std::string value = element.required_text("value");
    if (field) {
      change.remove.push_back({fields[*field], std::move(value)});
    }
    element.finish();
  }
}

std::optional<KnownToSubject> read_known(ObjectReader& reader) {
  if (reader.member("known_to_subject") == nullptr) {
    return std::nullopt;
  }
  const auto words = known_to_subject_words();
  const auto word = reader.choice("known_to_subject", words);
  return word ? parse_known_to_subject(words[*word]) : std::nullopt;
}

PartyChange read_change(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  ObjectReader reader(json, where, diagnostics);
  PartyChange change;
  change.party = reader.text("party");
  for (const auto& [member, field] : kLists) {
    add_values(change, reader, member, field);
  }
  add_identifiers(change, reader, diagnostics);
  read_removals(change, reader, diagnostics);
  if (reader.member("role") != nullptr) {
    const auto roles = party_role_names();
    const auto role = reader.choice("role", roles);
    change.role = role ? parse_party_role(roles[*role]) : std::nullopt;
  }
  change.relation = reader.optional_text("relation");
  change.job = reader.optional_text("job");
  change.employer = reader.optional_text("employer");
  change.born = reader.optional_date("born");
  change.informant = reader.optional_boolean("informant");
  change.deceased = reader.optional_boolean("deceased");
  change.known_to_subject = read_known(reader);
  reader.finish();
  return change;
}

BalanceFactors read_factors(ObjectReader& consent, Diagnostics& diagnostics) {
  BalanceFactors factors;
  if (const Value* json = consent.member("factors"); json != nullptr && !json->is_null()) {
    ObjectReader reader(*json, consent.member_where("factors"), diagnostics);
    factors = {reader.text("information"), reader.text("confidentiality"), reader.text("steps"),
               reader.text("capability"), reader.text("refusal")};
    reader.finish();
  }
  return factors;
}

PartyConsent read_consent(const Value& json, const std::string& where, Date today, Diagnostics& diagnostics) {
  ObjectReader reader(json, where, diagnostics);
  PartyConsent consent;
  consent.party = reader.required_text("party");
  const auto answers = consent_names();
  if (reader.member("answer") == nullptr) {
    reader.report("answer", "missing", "must be given");
  } else if (const auto answer = reader.choice("answer", answers)) {
    consent.record.answer = *parse_consent(answers[*answer]);
  }
  consent.record.because = reader.required_text("because");
  consent.record.on = reader.optional_date("on").value_or(today);
  if (const Value* balance = reader.member("balance"); balance != nullptr && !balance->is_null()) {
    const auto choice = reader.choice("balance", {"disclose", "withhold"});
    consent.record.disclose = choice ? std::optional(*choice == 0) : std::nullopt;
  }
  consent.record.factors = read_factors(reader, diagnostics);
  reader.finish();
  return consent;
}

/// Reads the elements of the one list of a file.
template <typename Read>
auto read_list(std::string_view json, std::string_view what, std::string_view format, std::string_view list,
               Read read) {
  const Value value = codec::parse_json(json, what);
  Diagnostics diagnostics;
  ObjectReader reader(value, std::string(what), diagnostics);
  require_format(reader, format);
  const auto elements = reader.elements(list);
  if (elements.empty()) {
    reader.report(list, "missing", "must have at least one entry");
  }
  std::vector<decltype(read(*elements.front(), std::string(), diagnostics))> entries;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    entries.push_back(read(*elements[i], reader.element_where(list, i), diagnostics));
  }
  reader.finish();
  codec::throw_if_errors(diagnostics, false);
  return entries;
}

}  // namespace

std::vector<PartyChange> read_party_changes(std::string_view json, std::string_view what) {
  return read_list(json, what, kChangesFormat, "parties", read_change);
}

std::vector<PartyConsent> read_consents(std::string_view json, std::string_view what, Date today) {
  return read_list(json, what, kConsentsFormat, "consents",
                   [today](const Value& element, const std::string& where, Diagnostics& diagnostics) {
                     return read_consent(element, where, today, diagnostics);
                   });
}

}  // namespace dsrkit::workflow
