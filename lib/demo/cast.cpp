#include "cast.hpp"

#include "dsrkit/base/error.hpp"

namespace dsrkit::demo {
namespace {

std::vector<std::string> texts(const Value& object, std::string_view key) {
  std::vector<std::string> list;
  if (const Value* array = object.find(key)) {
    for (const Value& text : array->as_array()) {
      list.push_back(text.as_string());
    }
  }
  return list;
}

Expected expected_of(const Value& person) {
  const auto word = person.text_or("expected");
  if (word == "disclose") {
    return Expected::disclose;
  }
  return word == "refer" ? Expected::refer : Expected::withhold;
}

Party party_of(const Value& person, const Placeholders& places) {
  Party party;
  const auto role = person.text_or("role");
  party.role =
      role == "subject" ? PartyRole::subject : parse_party_role(role).value_or(PartyRole::third_party);
  party.names = texts(person, "names");
  party.relation = person.text_or("relation");
  party.job = person.text_or("job");
  party.employer = person.text_or("employer");
  party.addresses = texts(person, "addresses");
  party.safe_addresses = texts(person, "safe_addresses");
  party.phones = texts(person, "phones");
  party.emails = texts(person, "emails");
  party.informant = person.find("informant") != nullptr;
  if (const Value* born = person.find("born")) {
    party.born = places.days.at(born->as_string());
  }
  if (const Value* identifiers = person.find("identifiers")) {
    for (const auto& [type, value] : identifiers->as_object()) {
      party.identifiers.push_back({type, value.as_string()});
    }
  }
  return party;
}

DataSubject subject_of(const Party& party) {
  DataSubject subject;
  subject.name = parse_person_name(party.names.front());
  for (std::size_t i = 1; i < party.names.size(); ++i) {
    subject.also_known_as.push_back(parse_person_name(party.names[i]));
  }
  subject.born = party.born;
  subject.identifiers = party.identifiers;
  subject.addresses = party.addresses;
  subject.phones = party.phones;
  subject.emails = party.emails;
  return subject;
}

std::vector<PlantedEntry> entries_of(const Value& array) {
  std::vector<PlantedEntry> entries;
  for (const Value& entry : array.as_array()) {
    entries.push_back({entry.text_or("source"), entry.text_or("person"), entry.text_or("who")});
  }
  return entries;
}

}  // namespace

Cast::Cast(Date today) : m_data(load_shipped("cast.json")) {
  m_places.base = today;
  for (const auto& [name, offset] : m_data.find("dates")->as_object()) {
    m_places.days.emplace(name, add_days(today, static_cast<int>(offset.as_integer())));
  }
}

Value Cast::rows(std::string_view source) const {
  return m_places.fill_all(*m_data.find("rows")->find(source));
}

void Cast::describe(Council& council) const {
  for (const Value& person : m_data.find("people")->as_array()) {
    Party party = party_of(person, m_places);
    party.id = council.parties.empty() ? "S" : "P" + std::to_string(council.parties.size());
    for (const auto& text : texts(person, "written")) {
      council.texts.push_back({party.id, text, expected_of(person)});
    }
    council.parties.push_back(std::move(party));
  }
  council.subject = subject_of(council.parties.front());
  council.entries = entries_of(*m_data.find("entries"));
  council.decoys = entries_of(*m_data.find("decoys"));
}

}  // namespace dsrkit::demo
