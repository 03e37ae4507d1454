#include "identification.hpp"

#include "subject_party.hpp"

#include "dsrkit/files/files.hpp"
#include "dsrkit/match/assess.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr const char* kStrongRule = "rule:strong";

bool is_confirmed(const std::optional<PersonMatch>& match) {
  return match && match->decided == MatchDecision::confirmed;
}

bool is_by_rule(const PersonMatch& match) {
  return match.decided_by.starts_with("rule:");
}

bool agrees(const PersonMatch& match, std::string_view field) {
  return std::any_of(match.evidence.begin(), match.evidence.end(), [&](const MatchEvidence& fact) {
    return fact.field == field && fact.agreement == "equal";
  });
}

/// A twin or a namesake is plainly somebody else; a conflict with the same name and birth date, or with a
/// valid number in common, may be a mistake in the record.
bool may_be_subject(const PersonMatch& match) {
  if (match.tier == MatchTier::review) {
    return true;
  }
  const bool same_person = agrees(match, "given-name") && agrees(match, "born");
  const bool same_number = agrees(match, "nhs-number") || agrees(match, "upn") || agrees(match, "nino");
  return match.tier == MatchTier::conflict && (same_person || same_number);
}

}  // namespace

Identification::Identification(Desk& desk, HeldCase& held)
    : m_desk(desk),
      m_held(held),
      m_nicknames(match::NicknameTable::parse(files::read_file(files::shipped_data("names/nicknames.csv")))),
      m_entries(desk.reg().candidates(held.reference())) {
  for (store::Candidate& entry : m_entries) {
    if (entry.match && is_by_rule(*entry.match)) {
      entry.match->decided = MatchDecision::undecided;
      entry.match->decided_by.clear();
      entry.match->because.clear();
    }
  }
}

bool Identification::take(const std::vector<SourcePerson>& found) {
  for (const SourcePerson& person : found) {
    const auto known = std::find_if(m_entries.begin(), m_entries.end(), [&](const store::Candidate& entry) {
      return entry.person.source == person.source && entry.person.person == person.person;
    });
    if (known == m_entries.end()) {
      m_entries.push_back({person, std::nullopt});
    } else {
      known->person = person;
    }
  }
  return assess_again();
}

void Identification::settle() {
  constexpr int kRounds = 10;
  for (int round = 0; round < kRounds && assess_again(); ++round) {
  }
}

bool Identification::assess_again() {
  bool more = false;
  for (store::Candidate& entry : m_entries) {
    PersonMatch match =
        match::assess(subject_without(entry.person.source, entry.person.person), entry.person, m_nicknames);
    const bool by_officer = entry.match && !entry.match->decided_by.empty() && !is_by_rule(*entry.match);
    if (by_officer) {
      match.decided = entry.match->decided;
      match.decided_by = entry.match->decided_by;
      match.because = entry.match->because;
    } else if (match.tier == MatchTier::strong) {
      match.decided = MatchDecision::confirmed;
      match.decided_by = kStrongRule;
      match.because = "the rule for strong matches holds; see the evidence";
    }
    more = more || (!is_confirmed(entry.match) && match.decided == MatchDecision::confirmed);
    entry.match = std::move(match);
  }
  return more;
}

DataSubject Identification::subject() const {
  return subject_without({}, {});
}

DataSubject Identification::subject_without(const std::string& source, const std::string& person) const {
  DataSubject subject = m_held.request().subject;
  for (const auto& [entry, match] : m_entries) {
    if (is_confirmed(match) && !(entry.source == source && entry.person == person)) {
      subject = match::with_confirmed(std::move(subject), entry.details);
    }
  }
  return subject;
}

std::set<std::string> Identification::confirmed_in(const std::string& source) const {
  std::set<std::string> people;
  for (const auto& [person, match] : m_entries) {
    if (person.source == source && is_confirmed(match)) {
      people.insert(person.person);
    }
  }
  return people;
}

std::size_t Identification::undecided_in(const std::string& source) const {
  std::size_t undecided = 0;
  for (const auto& [person, match] : m_entries) {
    const bool open = match && match->decided == MatchDecision::undecided && may_be_subject(*match);
    undecided += person.source == source && open ? 1U : 0U;
  }
  return undecided;
}

void Identification::apply() {
  if (!m_entries.empty()) {
    m_held.write("matches-assessed", Value::object({{"entries", m_entries.size()}}),
                 [&](store::Writer& writer) {
                   for (const auto& [person, match] : m_entries) {
                     writer.put_source_person(person);
                     writer.put_match(*match);
                   }
                 });
  }
  keep_subject();
  drop_records_of_others();
}

void Identification::keep_subject() {
  const auto known = m_desk.reg().parties(m_held.reference());
  const Party subject = subject_party(this->subject());
  if (known.empty() || known.front() != subject) {
    m_held.write("subject-completed", Value::object(),
                 [&](store::Writer& writer) { writer.put_party(subject); });
  }
}

void Identification::drop_records_of_others() {
  std::set<std::pair<std::string, std::string>> confirmed;
  for (const auto& [person, match] : m_entries) {
    if (is_confirmed(match)) {
      confirmed.emplace(person.source, person.person);
    }
  }
  std::vector<Item> others;
  m_desk.reg().for_each_item(m_held.reference(), [&](const Item& item) {
    if (!item.person.empty() && !confirmed.contains({item.source, item.person})) {
      others.push_back(item);
    }
  });
  if (others.empty()) {
    return;
  }
  m_held.write("records-dropped", Value::object({{"items", others.size()}}), [&](store::Writer& writer) {
    for (const Item& item : others) {
      writer.remove_item(item.id);
    }
    if (m_held.request().state != CaseState::received) {
      m_held.move(writer, CaseState::gathered);
    }
  });
  for (const Item& item : others) {
    m_held.evidence().remove_all(item.id + "-");
  }
}

}  // namespace dsrkit::workflow
