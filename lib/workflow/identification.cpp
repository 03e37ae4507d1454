#include "identification.hpp"

#include "linked_sources.hpp"
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

/// What an officer said of an entry stays, whatever is found out later.
void keep_decision(PersonMatch& match, const PersonMatch& before) {
  match.decided = before.decided;
  match.decided_by = before.decided_by;
  match.because = before.because;
}

}  // namespace

match::NicknameTable shipped_nicknames() {
  return match::NicknameTable::parse(files::read_file(files::shipped_data("names/nicknames.csv")) +
                                     files::read_file(files::shipped_data("names/more-nicknames.csv")));
}

Identification::Identification(Desk& desk, HeldCase& held, const match::NicknameTable& nicknames)
    : m_desk(desk), m_held(held), m_nicknames(nicknames), m_entries(desk.reg().candidates(held.reference())) {
  m_confirmed_before = confirmed();
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

void Identification::decide(const PersonMatch& match) {
  for (auto& [person, before] : m_entries) {
    if (person.source == match.source && person.person == match.person) {
      before = match;
    }
  }
}

void Identification::settle() {
  while (assess_again()) {
  }
}

std::vector<PersonMatch> Identification::assess_all() const {
  const match::Matcher matcher(subject(), m_nicknames);
  std::vector<PersonMatch> matches;
  matches.reserve(m_entries.size());
  for (const auto& [person, before] : m_entries) {
    matches.push_back(is_confirmed(before)
                          ? match::assess(subject_without(person.source, person.person), person, m_nicknames)
                          : matcher.assess(person));
    if (before && !before->decided_by.empty() && !is_by_rule(*before)) {
      keep_decision(matches.back(), *before);
    }
  }
  match::review_doubtful(matches);
  return matches;
}

bool Identification::assess_again() {
  bool more = false;
  auto matches = assess_all();
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    PersonMatch& match = matches[i];
    const auto& before = m_entries[i].match;
    const bool was_confirmed = is_confirmed(before);
    const bool strong = match.tier == MatchTier::strong && match.decided == MatchDecision::undecided;
    if (strong && m_withdrawn.contains({match.source, match.person})) {
      match::send_to_review(match, {"entries", "close", "other entries spoke against it for a while"});
    } else if (strong && m_desk.workspace().config().confirm_strong) {
      match.decided = MatchDecision::confirmed;
      match.decided_by = kStrongRule;
      match.because = "the rule for strong matches holds, and the council's configuration lets it decide";
    } else if (was_confirmed && match.decided != MatchDecision::confirmed) {
      m_withdrawn.emplace(match.source, match.person);
    }
    more = more || was_confirmed != (match.decided == MatchDecision::confirmed);
    m_entries[i].match = std::move(match);
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
    const bool open = match && match->decided == MatchDecision::undecided &&
                      (match->tier == MatchTier::strong || match::needs_officer(*match));
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
  Party subject = subject_party(this->subject());
  if (!known.empty()) {
    // What officers protect is no part of the request, and no search may take it away.
    subject.safe_addresses = known.front().safe_addresses;
    subject.watch_terms = known.front().watch_terms;
  }
  if (known.empty() || known.front() != subject) {
    m_held.write("subject-completed", Value::object(),
                 [&](store::Writer& writer) { writer.put_party(subject); });
  }
}

std::set<std::pair<std::string, std::string>> Identification::confirmed() const {
  std::set<std::pair<std::string, std::string>> people;
  for (const auto& [person, match] : m_entries) {
    if (is_confirmed(match)) {
      people.emplace(person.source, person.person);
    }
  }
  return people;
}

void Identification::drop_records_of_others() {
  const auto now = confirmed();
  std::set<std::string> left;
  for (const auto& entry : m_confirmed_before) {
    if (!now.contains(entry)) {
      left.insert(entry.first);
    }
  }
  // Nobody says on whose rows those of other sources hang: all are taken out, and gathered again.
  const std::set<std::string> led_to = led_to_from(m_desk.workspace().config().sources, left);
  std::vector<Item> others;
  std::set<std::string> incomplete;
  m_desk.reg().for_each_item(m_held.reference(), [&](const Item& item) {
    if (item.person.empty() ? led_to.contains(item.source) : !now.contains({item.source, item.person})) {
      others.push_back(item);
      if (item.person.empty() || !confirmed_in(item.source).empty()) {
        incomplete.insert(item.source);
      }
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
  // Rows of several entries of the person go with the one that was taken for their owner.
  note_missing_records(
      m_desk, m_held, incomplete,
      "records that hang on a rejected entry were taken out; the others wait for 'dsrkit gather'");
  for (const Item& item : others) {
    m_dropped.push_back(item.id);
  }
}

void Identification::remove_dropped() {
  for (const std::string& id : m_dropped) {
    m_held.evidence().remove_all(id + "-");
  }
  m_dropped.clear();
}

}  // namespace dsrkit::workflow
