#include "dsrkit/match/assess.hpp"

#include "born.hpp"
#include "contact.hpp"
#include "names.hpp"

#include "dsrkit/match/identifier_check.hpp"
#include "dsrkit/text/fold.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace dsrkit::match {
namespace {

enum class IdentifierAgreement {
  not_valid,
  different_unchecked,
  different_valid,
  equal_unchecked,
  equal_valid
};

/// Everything compared, before any rule looks at it.
struct Comparison {
  NameComparison names;
  BornAgreement born = BornAgreement::absent;
  bool generation_apart = false;
  AddressAgreement address = AddressAgreement::absent;
  bool phone = false;
  bool email = false;
  std::map<std::string, IdentifierAgreement> identifiers;  ///< by type, where both have one

  [[nodiscard]] bool has(IdentifierAgreement agreement) const {
    return std::any_of(identifiers.begin(), identifiers.end(),
                       [&](const auto& entry) { return entry.second == agreement; });
  }

  [[nodiscard]] bool same_family() const { return names.family >= NameAgreement::close; }

  [[nodiscard]] bool same_household() const { return address >= AddressAgreement::postcode; }
};

std::map<std::string, std::set<std::string>> values_by_type(const std::vector<Identifier>& identifiers,
                                                            bool valid_only) {
  std::map<std::string, std::set<std::string>> values;
  for (const Identifier& identifier : identifiers) {
    if (!valid_only || check_identifier(identifier) == IdentifierForm::valid) {
      values[identifier.type].insert(bare_value(identifier));
    }
  }
  return values;
}

bool intersect(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& value) { return b.contains(value); });
}

/// A person can have had several numbers of one type (former pupil numbers): one in common is enough.
std::map<std::string, IdentifierAgreement> compare_identifiers(const std::vector<Identifier>& a,
                                                               const std::vector<Identifier>& b) {
  const auto all_a = values_by_type(a, false);
  const auto all_b = values_by_type(b, false);
  const auto valid_a = values_by_type(a, true);
  const auto valid_b = values_by_type(b, true);
  std::map<std::string, IdentifierAgreement> agreements;
  for (const auto& [type, values] : all_a) {
    if (!all_b.contains(type)) {
      continue;
    }
    if (check_identifier({type, {}}) == IdentifierForm::unchecked) {
      agreements[type] = intersect(values, all_b.at(type)) ? IdentifierAgreement::equal_unchecked
                                                           : IdentifierAgreement::different_unchecked;
    } else if (!valid_a.contains(type) || !valid_b.contains(type)) {
      agreements[type] = IdentifierAgreement::not_valid;
    } else {
      agreements[type] = intersect(valid_a.at(type), valid_b.at(type)) ? IdentifierAgreement::equal_valid
                                                                       : IdentifierAgreement::different_valid;
    }
  }
  return agreements;
}

Comparison compare(const DataSubject& subject, const PersonDetails& person, const NicknameTable& nicknames) {
  Comparison result;
  result.names = compare_names(subject, person, nicknames);
  result.born = compare_born(subject.born, person.born);
  result.generation_apart = generation_apart(subject.born, person.born);
  result.address = compare_addresses(subject.addresses, person.addresses);
  result.phone = share_phone(subject.phones, person.phones);
  result.email = share_email(subject.emails, person.emails);
  result.identifiers = compare_identifiers(subject.identifiers, person.identifiers);
  return result;
}

std::vector<MatchEvidence> vetoes(const Comparison& c) {
  std::vector<MatchEvidence> found;
  const auto veto = [&](std::string field, std::string text) {
    found.push_back({std::move(field), "veto", std::move(text)});
  };
  for (const auto& [type, agreement] : c.identifiers) {
    if (agreement == IdentifierAgreement::different_valid) {
      veto(type, "both have a valid number of this type and the numbers differ");
    }
  }
  const bool same_name = c.names.given >= NameAgreement::variant && c.same_family();
  if (same_name && c.generation_apart) {
    veto("born",
         "the same name with birth dates ten years or more apart: a parent and child can share a name");
  } else if (c.born == BornAgreement::different) {
    veto("born", "the birth dates differ by more than one slip of the pen");
  }
  const bool linked = c.same_household() || c.has(IdentifierAgreement::equal_valid);
  if (c.names.given == NameAgreement::different && c.same_family() && c.born == BornAgreement::equal &&
      linked) {
    veto("given-name",
         "the same surname and birth date, and the same address or number, but another given name: twins");
  }
  return found;
}

/// A valid number that both have, and nothing in name or birth date that makes it look mis-keyed or shared.
/// Given names that are only similar are not enough: twins have similar names.
bool proven_by_identifier(const Comparison& c) {
  if (!c.has(IdentifierAgreement::equal_valid)) {
    return false;
  }
  if (c.names.given == NameAgreement::absent) {
    return c.names.family == NameAgreement::absent || c.same_family();
  }
  return c.names.given >= NameAgreement::variant;
}

/// Equal given names, the same surname and birth date, and one thing more. A former or other name helps to
/// find a person but proves nothing without a number.
bool proven_by_name_and_birth(const Comparison& c) {
  return c.names.main_given_equal && c.names.given == NameAgreement::equal && c.same_family() &&
         c.born == BornAgreement::equal &&
         (c.same_household() || c.has(IdentifierAgreement::equal_unchecked));
}

std::string_view agreement_word(NameAgreement agreement) {
  switch (agreement) {
    case NameAgreement::absent: return "absent";
    case NameAgreement::different: return "different";
    case NameAgreement::part:
    case NameAgreement::close:
    case NameAgreement::variant: return "close";
    case NameAgreement::equal: return "equal";
  }
  return "absent";
}

MatchEvidence given_evidence(NameAgreement agreement) {
  const std::string word(agreement_word(agreement));
  switch (agreement) {
    case NameAgreement::absent: return {"given-name", word, "no given name to compare"};
    case NameAgreement::different: return {"given-name", word, "the given names are different"};
    case NameAgreement::part: return {"given-name", word, "one given name is the initial of the other"};
    case NameAgreement::close:
      return {"given-name", word,
              "the given names are alike but not the same, as a slip or a twin's would be"};
    case NameAgreement::variant:
      return {"given-name", word, "the given names are forms of one name, or differ by a middle name"};
    case NameAgreement::equal: return {"given-name", word, "the given names are the same"};
  }
  return {};
}

MatchEvidence family_evidence(NameAgreement agreement) {
  const std::string word(agreement_word(agreement));
  switch (agreement) {
    case NameAgreement::absent: return {"family-name", word, "no surname to compare"};
    case NameAgreement::different: return {"family-name", word, "the surnames are different"};
    case NameAgreement::part: return {"family-name", word, "the surnames have a part in common"};
    case NameAgreement::close:
    case NameAgreement::variant: return {"family-name", word, "the surnames differ by a slip of the pen"};
    case NameAgreement::equal: return {"family-name", word, "the surnames are the same"};
  }
  return {};
}

MatchEvidence born_evidence(BornAgreement agreement) {
  switch (agreement) {
    case BornAgreement::absent: return {"born", "absent", "no birth date to compare"};
    case BornAgreement::placeholder:
      return {"born", "absent", "a birth date is a placeholder and is not compared"};
    case BornAgreement::different: return {"born", "different", "the birth dates are different"};
    case BornAgreement::slip:
      return {"born", "close", "the birth dates differ by one digit, or have day and month exchanged"};
    case BornAgreement::equal: return {"born", "equal", "the birth dates are the same"};
  }
  return {};
}

MatchEvidence address_evidence(AddressAgreement agreement) {
  switch (agreement) {
    case AddressAgreement::absent: return {"address", "absent", "no address to compare"};
    case AddressAgreement::different: return {"address", "different", "no address in common"};
    case AddressAgreement::postcode: return {"address", "close", "a postcode in common"};
    case AddressAgreement::equal: return {"address", "equal", "an address in common"};
  }
  return {};
}

MatchEvidence identifier_evidence(const std::string& type, IdentifierAgreement agreement) {
  switch (agreement) {
    case IdentifierAgreement::equal_valid:
      return {type, "equal", "the same number, and its check digit or pattern is right"};
    case IdentifierAgreement::equal_unchecked:
      return {type, "equal", "the same number, of a type that cannot be checked"};
    case IdentifierAgreement::different_unchecked:
    case IdentifierAgreement::different_valid: return {type, "different", "no number of this type in common"};
    case IdentifierAgreement::not_valid:
      return {type, "absent", "a number of this type has not the right form and is not compared"};
  }
  return {};
}

std::vector<MatchEvidence> describe(const Comparison& c) {
  std::vector<MatchEvidence> evidence{given_evidence(c.names.given), family_evidence(c.names.family)};
  if (c.names.by_other_name) {
    evidence.push_back({"also-known-as", "close", "the names were compared through a former or other name"});
  }
  evidence.push_back(born_evidence(c.born));
  for (const auto& [type, agreement] : c.identifiers) {
    evidence.push_back(identifier_evidence(type, agreement));
  }
  evidence.push_back(address_evidence(c.address));
  if (c.phone) {
    evidence.push_back({"phone", "equal", "a phone number in common, which a household can share"});
  }
  if (c.email) {
    evidence.push_back({"email", "equal", "an e-mail address in common, which a household can share"});
  }
  return evidence;
}

/// Orders the list for the officer: how much of what could agree does. Absent fields count half.
double score_of(const Comparison& c) {
  const auto name = [](NameAgreement agreement) {
    return agreement == NameAgreement::absent ? 0.5 : (static_cast<double>(agreement) - 1) / 4;
  };
  const double born = c.born == BornAgreement::equal       ? 1
                      : c.born == BornAgreement::slip      ? 0.7
                      : c.born == BornAgreement::different ? 0
                                                           : 0.5;
  const double identifier = c.has(IdentifierAgreement::equal_valid)       ? 1
                            : c.has(IdentifierAgreement::different_valid) ? 0
                                                                          : 0.5;
  const double household = c.same_household() || c.phone || c.email ? 1 : 0;
  return 0.25 * name(c.names.given) + 0.2 * name(c.names.family) + 0.25 * born + 0.2 * identifier +
         0.1 * household;
}

MatchTier tier_of(const Comparison& c, bool vetoed) {
  if (vetoed) {
    return MatchTier::conflict;
  }
  return proven_by_identifier(c) || proven_by_name_and_birth(c) ? MatchTier::strong : MatchTier::review;
}

/// One of two entries in one source can be somebody else's under the subject's number or name.
void review_doubles(std::vector<PersonMatch>& matches) {
  std::map<std::string, int> strong;
  for (const PersonMatch& match : matches) {
    strong[match.source] += match.tier == MatchTier::strong ? 1 : 0;
  }
  for (PersonMatch& match : matches) {
    if (match.tier == MatchTier::strong && strong[match.source] > 1) {
      match.tier = MatchTier::review;
      match.evidence.push_back(
          {"entries", "close", "more than one entry of this source fits: a duplicate, or somebody else"});
    }
  }
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

}  // namespace

PersonMatch assess(const DataSubject& subject, const SourcePerson& person, const NicknameTable& nicknames) {
  const Comparison comparison = compare(subject, person.details, nicknames);
  const auto against = vetoes(comparison);
  PersonMatch match;
  match.source = person.source;
  match.person = person.person;
  match.tier = tier_of(comparison, !against.empty());
  match.score = score_of(comparison);
  match.evidence = describe(comparison);
  match.evidence.insert(match.evidence.end(), against.begin(), against.end());
  return match;
}

std::vector<PersonMatch> assess_all(const DataSubject& subject, const std::vector<SourcePerson>& people,
                                    const NicknameTable& nicknames) {
  std::vector<PersonMatch> matches;
  matches.reserve(people.size());
  for (const SourcePerson& person : people) {
    matches.push_back(assess(subject, person, nicknames));
  }
  review_doubles(matches);
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
