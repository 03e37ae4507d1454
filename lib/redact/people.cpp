#include "dsrkit/redact/people.hpp"

#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/object_reader.hpp"

#include <iterator>
#include <set>
#include <utility>

namespace dsrkit::redact {
namespace {

std::vector<Identifier> read_identifiers(codec::ObjectReader& reader, Diagnostics& diagnostics) {
  std::vector<Identifier> identifiers;
  const auto elements = reader.elements("identifiers");
  for (std::size_t i = 0; i < elements.size(); ++i) {
    codec::ObjectReader element(*elements[i], reader.element_where("identifiers", i), diagnostics);
    identifiers.push_back({element.required_text("type"), element.required_text("value")});
    element.finish();
  }
  return identifiers;
}

/// What subject and other people have in common.
Party read_common(codec::ObjectReader& reader, Diagnostics& diagnostics) {
  Party party;
  party.id = reader.required_text("id");
  party.names = reader.texts("names");
  if (party.names.empty()) {
    reader.report("names", "missing", "needs at least one name");
  }
  party.born = reader.optional_date("born");
  party.identifiers = read_identifiers(reader, diagnostics);
  party.addresses = reader.texts("addresses");
  party.safe_addresses = reader.texts("safe_addresses");
  party.watch_terms = reader.texts("watch_terms");
  party.phones = reader.texts("phones");
  party.emails = reader.texts("emails");
  return party;
}

Party read_person(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, where, diagnostics);
  Party party = read_common(reader, diagnostics);
  const auto roles = party_role_names();
  const auto role = reader.choice("role", roles, party_role_name(PartyRole::third_party));
  party.role =
      role ? parse_party_role(roles[*role]).value_or(PartyRole::third_party) : PartyRole::third_party;
  if (party.role == PartyRole::subject) {
    reader.report("role", "second-subject", "only 'subject' of the file is the subject");
  }
  party.relation = reader.text("relation");
  party.employer = reader.text("employer");
  party.job = reader.text("job");
  party.deceased = reader.boolean("deceased", false);
  party.informant = reader.boolean("informant", false);
  party.known_to_subject = reader.optional_boolean("known_to_subject");
  const auto consents = consent_names();
  const auto consent = reader.choice("consent", consents, consent_name(Consent::not_sought));
  party.consent =
      consent ? parse_consent(consents[*consent]).value_or(Consent::not_sought) : Consent::not_sought;
  reader.finish();
  return party;
}

/// Terms of nobody in particular stand with the subject, as in a case.
void keep_for_case(std::vector<Party>& parties, std::vector<std::string> terms) {
  if (parties.empty()) {
    parties.emplace_back();
    parties.back().id = "S";
    parties.back().role = PartyRole::subject;
  }
  auto& known = parties.front().watch_terms;
  std::move(terms.begin(), terms.end(), std::back_inserter(known));
}

}  // namespace

std::vector<Party> read_people(std::string_view json, std::string_view what) {
  const Value value = codec::parse_json(json, what);
  Diagnostics diagnostics;
  codec::ObjectReader reader(value, std::string(what), diagnostics);
  std::vector<Party> parties;
  if (const Value* subject = reader.member("subject")) {
    codec::ObjectReader subject_reader(*subject, reader.member_where("subject"), diagnostics);
    parties.push_back(read_common(subject_reader, diagnostics));
    parties.back().role = PartyRole::subject;
    subject_reader.finish();
  }
  if (auto terms = reader.texts("watch_terms"); !terms.empty()) {
    keep_for_case(parties, std::move(terms));
  }
  const auto people = reader.elements("people");
  for (std::size_t i = 0; i < people.size(); ++i) {
    parties.push_back(read_person(*people[i], reader.element_where("people", i), diagnostics));
  }
  reader.finish();
  std::set<std::string> ids;
  for (const auto& party : parties) {
    if (!ids.insert(party.id).second) {
      diagnostics.push_back(
          {Severity::error, "duplicate-id", std::string(what), "id '" + party.id + "' is there twice"});
    }
  }
  codec::throw_if_errors(diagnostics, false);
  return parties;
}

}  // namespace dsrkit::redact
