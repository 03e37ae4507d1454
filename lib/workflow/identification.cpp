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
      m_nicknames(match::NicknameTable::parse(files::read_file(files::shipped_data("names/nicknames.csv")))) {
}

void Identification::start_over() {
  std::vector<PersonMatch> reset;
  for (auto& [person, match] : m_desk.reg().candidates(m_held.reference())) {
    if (match && is_by_rule(*match)) {
      match->decided = MatchDecision::undecided;
      match->decided_by.clear();
      match->because.clear();
      reset.push_back(std::move(*match));
    }
  }
  if (!reset.empty()) {
    m_held.write("matches-reset", Value::object({{"entries", reset.size()}}), [&](store::Writer& writer) {
      for (const PersonMatch& match : reset) {
        writer.put_match(match);
      }
    });
  }
}

bool Identification::take(const std::string& source, const std::vector<SourcePerson>& found) {
  if (!found.empty()) {
    m_held.write("source-searched", Value::object({{"source", source}, {"candidates", found.size()}}),
                 [&](store::Writer& writer) {
                   for (const SourcePerson& person : found) {
                     writer.put_source_person(person);
                   }
                 });
  }
  return assess_again();
}

void Identification::settle() {
  constexpr int kRounds = 10;
  for (int round = 0; round < kRounds && assess_again(); ++round) {
  }
}

bool Identification::assess_again() {
  std::vector<PersonMatch> assessed;
  bool more = false;
  for (const auto& [person, before] : m_desk.reg().candidates(m_held.reference())) {
    PersonMatch match = match::assess(subject_without(person.source, person.person), person, m_nicknames);
    if (match.tier == MatchTier::strong) {
      match.decided = MatchDecision::confirmed;
      match.decided_by = kStrongRule;
      match.because = "the rule for strong matches holds; see the evidence";
    }
    more = more || (!is_confirmed(before) && match.decided == MatchDecision::confirmed &&
                    (!before || before->decided == MatchDecision::undecided));
    assessed.push_back(std::move(match));
  }
  if (!assessed.empty()) {
    m_held.write("matches-assessed", Value::object({{"entries", assessed.size()}}),
                 [&](store::Writer& writer) {
                   for (const PersonMatch& match : assessed) {
                     writer.put_match(match);
                   }
                 });
  }
  return more;
}

DataSubject Identification::subject() const {
  return subject_without({}, {});
}

DataSubject Identification::subject_without(const std::string& source, const std::string& person) const {
  DataSubject subject = m_held.request().subject;
  for (const auto& [entry, match] : m_desk.reg().candidates(m_held.reference())) {
    if (is_confirmed(match) && !(entry.source == source && entry.person == person)) {
      subject = match::with_confirmed(std::move(subject), entry.details);
    }
  }
  return subject;
}

std::set<std::string> Identification::confirmed_in(const std::string& source) const {
  std::set<std::string> people;
  for (const auto& [person, match] : m_desk.reg().candidates(m_held.reference())) {
    if (person.source == source && is_confirmed(match)) {
      people.insert(person.person);
    }
  }
  return people;
}

std::size_t Identification::undecided_in(const std::string& source) const {
  std::size_t undecided = 0;
  for (const auto& [person, match] : m_desk.reg().candidates(m_held.reference())) {
    const bool open = match && match->decided == MatchDecision::undecided && may_be_subject(*match);
    undecided += person.source == source && open ? 1U : 0U;
  }
  return undecided;
}

void Identification::apply() {
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
  for (const auto& [person, match] : m_desk.reg().candidates(m_held.reference())) {
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
