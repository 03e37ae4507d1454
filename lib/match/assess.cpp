#include "dsrkit/match/assess.hpp"

#include "comparison.hpp"
#include "evidence.hpp"
#include "tiers.hpp"

#include "dsrkit/text/fold.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <tuple>

namespace dsrkit::match {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

/// Whether the letters of one begin with those of the other, without copying either. All names that fold to
/// the same pass; so do some others.
bool may_be_equal(std::string_view a, std::string_view b) {
  if (!is_ascii(a) || !is_ascii(b)) {
    return true;
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (true) {
    while (i < a.size() && !is_letter(a[i])) {
      ++i;
    }
    while (j < b.size() && !is_letter(b[j])) {
      ++j;
    }
    if (i == a.size() || j == b.size()) {
      return true;
    }
    constexpr unsigned kCase = 0x20U;
    if ((static_cast<unsigned>(a[i++]) | kCase) != (static_cast<unsigned>(b[j++]) | kCase)) {
      return false;
    }
  }
}

PersonMatch judge(const PreparedPerson& subject, const SourcePerson& person, const NicknameTable& nicknames) {
  const Comparison comparison = compare(subject, PreparedPerson(person.details), nicknames);
  const auto against = vetoes(comparison);
  PersonMatch match;
  match.source = person.source;
  match.person = person.person;
  match.tier = !against.empty()        ? MatchTier::conflict
               : is_proven(comparison) ? MatchTier::strong
                                       : MatchTier::review;
  match.score = score_of(comparison);
  match.evidence = describe(comparison);
  match.evidence.insert(match.evidence.end(), against.begin(), against.end());
  return match;
}

bool says(const PersonMatch& match, std::string_view field, std::string_view agreement) {
  return std::any_of(match.evidence.begin(), match.evidence.end(), [&](const MatchEvidence& fact) {
    return fact.field == field && fact.agreement == agreement;
  });
}

bool agrees(const PersonMatch& match, std::string_view field) {
  return says(match, field, "equal");
}

bool agrees_on_checked_number(const PersonMatch& match) {
  return std::any_of(match.evidence.begin(), match.evidence.end(), [](const MatchEvidence& fact) {
    return fact.agreement == "equal" && is_checked_type(fact.field);
  });
}

bool same_name(const PersonName& a, const PersonName& b) {
  return text::fold(a.full()) == text::fold(b.full());
}

template <typename T, typename Equal>
void add_new(std::vector<T>& known, const std::vector<T>& more, Equal equal) {
  for (const T& value : more) {
    if (std::none_of(known.begin(), known.end(), [&](const T& other) { return equal(other, value); })) {
      known.push_back(value);
    }
  }
}

/// Somebody who could be the subject's twin with a similar name. Who carries the subject's number, or was
/// confirmed, is not.
bool may_be_twin(const PersonMatch& match) {
  return match.decided != MatchDecision::confirmed && says(match, "given-name", "close") &&
         !says(match, "family-name", "different") && !says(match, "family-name", "absent") &&
         agrees(match, "born") && (agrees(match, "address") || says(match, "address", "close")) &&
         !agrees_on_checked_number(match);
}

}  // namespace

struct Matcher::Prepared {
  Prepared(const DataSubject& subject, const NicknameTable& table) : person(subject), nicknames(table) {
    given.push_back(subject.name.given);
    for (const PersonName& name : subject.also_known_as) {
      given.push_back(name.given.empty() ? subject.name.given : name.given);
    }
  }

  [[nodiscard]] bool shares_number(const PersonDetails& other) const {
    return std::any_of(other.identifiers.begin(), other.identifiers.end(), [&](const Identifier& theirs) {
      return std::any_of(person.identifiers.begin(), person.identifiers.end(),
                         [&](const PreparedIdentifier& own) {
                           return own.type == theirs.type && is_bare_value(theirs, own.value);
                         });
    });
  }

  [[nodiscard]] bool may_share_given_name(const PersonDetails& other) const {
    const auto is_ours = [&](std::string_view theirs) {
      return std::any_of(given.begin(), given.end(),
                         [&](const std::string& own) { return may_be_equal(own, theirs); });
    };
    return is_ours(other.name.given) ||
           std::any_of(other.also_known_as.begin(), other.also_known_as.end(),
                       [&](const PersonName& name) { return is_ours(name.given); });
  }

  /// False only for entries that no officer has to look at. Most end with the birth date and cost no memory.
  [[nodiscard]] bool may_matter(const PersonDetails& other) const {
    switch (compare_born(person.born, other.born)) {
      case BornAgreement::equal:
      case BornAgreement::slip:
      case BornAgreement::year: return true;
      case BornAgreement::different: return shares_number(other) || may_share_given_name(other);
      case BornAgreement::absent:
      case BornAgreement::placeholder:
        return shares_number(other) ||
               names_may_do(compare_names(person.names, prepare_names(other), nicknames));
    }
    return true;
  }

  PreparedPerson person;
  const NicknameTable& nicknames;
  std::vector<std::string> given;  ///< of all names, as written
};

Matcher::Matcher(const DataSubject& subject, const NicknameTable& nicknames)
    : m_subject(std::make_unique<const Prepared>(subject, nicknames)) {
}

Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

PersonMatch Matcher::assess(const SourcePerson& person) const {
  return judge(m_subject->person, person, m_subject->nicknames);
}

bool Matcher::may_be(const PersonDetails& part) const {
  return m_subject->may_matter(part);
}

std::optional<PersonMatch> Matcher::find(const SourcePerson& person) const {
  if (!m_subject->may_matter(person.details)) {
    return std::nullopt;
  }
  PersonMatch match = assess(person);
  return match.tier == MatchTier::strong || needs_officer(match) ? std::optional(std::move(match))
                                                                 : std::nullopt;
}

void send_to_review(PersonMatch& match, MatchEvidence why) {
  match.tier = MatchTier::review;
  match.evidence.push_back(std::move(why));
}

bool needs_officer(const PersonMatch& match) {
  switch (match.tier) {
    case MatchTier::strong: return false;
    case MatchTier::review: return true;
    case MatchTier::conflict:
      return (agrees(match, "given-name") && agrees(match, "born")) || agrees_on_checked_number(match);
  }
  return false;
}

bool is_worth_telling(const PersonMatch& match) {
  const bool same_home = agrees(match, "address") || says(match, "address", "close");
  const bool namesake = agrees(match, "given-name") && agrees(match, "family-name");
  return match.tier == MatchTier::conflict &&
         (namesake || (same_home && (agrees(match, "given-name") || agrees(match, "born"))));
}

PersonMatch assess(const DataSubject& subject, const SourcePerson& person, const NicknameTable& nicknames) {
  return Matcher(subject, nicknames).assess(person);
}

void review_doubtful(std::vector<PersonMatch>& matches) {
  std::map<std::string, int> strong;
  for (const PersonMatch& match : matches) {
    strong[match.source] +=
        match.tier == MatchTier::strong && match.decided != MatchDecision::rejected ? 1 : 0;
  }
  const bool twin_around = std::any_of(matches.begin(), matches.end(), may_be_twin);
  for (PersonMatch& match : matches) {
    if (match.tier != MatchTier::strong || match.decided != MatchDecision::undecided) {
      continue;
    }
    if (strong[match.source] > 1) {
      send_to_review(match, {"entries", "close",
                             "more than one entry of this source fits: a duplicate, or somebody else"});
    } else if (twin_around && !agrees_on_checked_number(match)) {
      send_to_review(match, {"entries", "close",
                             "another entry has a similar given name, the same surname, birth date and "
                             "address: another spelling, or a twin"});
    }
  }
}

std::vector<PersonMatch> assess_all(const DataSubject& subject, const std::vector<SourcePerson>& people,
                                    const NicknameTable& nicknames) {
  const Matcher matcher(subject, nicknames);
  std::vector<PersonMatch> matches;
  matches.reserve(people.size());
  for (const SourcePerson& person : people) {
    matches.push_back(matcher.assess(person));
  }
  review_doubtful(matches);
  std::sort(matches.begin(), matches.end(), [](const PersonMatch& a, const PersonMatch& b) {
    return std::tie(a.tier, b.score, a.source, a.person) < std::tie(b.tier, a.score, b.source, b.person);
  });
  return matches;
}

DataSubject with_confirmed(DataSubject subject, const PersonDetails& confirmed) {
  std::vector<PersonName> names = confirmed.also_known_as;
  names.insert(names.begin(), confirmed.name);
  names.erase(std::remove_if(names.begin(), names.end(),
                             [&](const PersonName& name) {
                               return name.full().empty() || same_name(name, subject.name);
                             }),
              names.end());
  const auto same_text = [](const std::string& a, const std::string& b) {
    return text::fold(a) == text::fold(b);
  };
  add_new(subject.also_known_as, names, same_name);
  add_new(subject.identifiers, confirmed.identifiers, std::equal_to<>());
  add_new(subject.addresses, confirmed.addresses, same_text);
  add_new(subject.phones, confirmed.phones, std::equal_to<>());
  add_new(subject.emails, confirmed.emails, same_text);
  return subject;
}

}  // namespace dsrkit::match
