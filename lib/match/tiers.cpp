#include "tiers.hpp"

#include <algorithm>

namespace dsrkit::match {
namespace {

using Name = NameAgreement;

/// A valid number that both have, the same given name and no other birth date. Without the birth date it can
/// be a father's entry that got the son's number; with a nickname or a similar name it can be a twin's.
bool proven_by_identifier(const Comparison& c) {
  if (!c.has(IdentifierAgreement::equal_valid)) {
    return false;
  }
  return c.only_number || (c.names.main_given_equal && c.born >= BornAgreement::year);
}

/// Equal given names, the same surname and birth date, and one thing more. A former or other name helps to
/// find a person but proves nothing without a number.
bool proven_by_name_and_birth(const Comparison& c) {
  return c.names.main_given_equal && c.same_family() && c.born == BornAgreement::equal &&
         (c.same_home() || c.has(IdentifierAgreement::equal_unchecked));
}

/// The birth dates are the same but for a slip, or both names are: for a parent and child, or for siblings,
/// one of the two does not hold.
bool birth_date_may_be_wrong(const Comparison& c) {
  const bool same_number = c.has(IdentifierAgreement::equal_valid) && c.names.given >= Name::variant;
  const bool same_name_and_home =
      c.names.given == Name::equal && c.same_family() && c.address == AddressAgreement::equal;
  return !c.generation_apart && (same_number || same_name_and_home);
}

/// Whether enough agrees for an officer to look, were there nothing against it. What is asked for beside a
/// birth date grows the less the date says.
bool worth_a_look(const Comparison& c) {
  const Name given = c.names.given;
  const Name family = c.names.family;
  const bool some_name = given >= Name::close || c.same_family();
  if (c.has(IdentifierAgreement::equal_valid) || (c.has(IdentifierAgreement::equal_unchecked) && some_name)) {
    return true;
  }
  const bool unnamed = given == Name::absent && family == Name::absent;
  if (unnamed && (c.email || c.phone) && c.born != BornAgreement::different) {
    return true;
  }
  const bool unnamed_of_the_family = given == Name::absent && c.same_family() && c.linked();
  switch (c.born) {
    case BornAgreement::equal:
      return some_name || c.linked() || (given == Name::part && family == Name::part);
    case BornAgreement::slip:
    case BornAgreement::year:
      return (given >= Name::part && family >= Name::part) || (given >= Name::close && c.linked()) ||
             unnamed_of_the_family;
    case BornAgreement::absent:
    case BornAgreement::placeholder:
      return names_may_do(c.names) && ((given >= Name::part && c.same_family() && c.linked()) ||
                                       (given >= Name::variant && (family >= Name::part || c.linked())) ||
                                       (given == Name::close && c.same_family()) || unnamed_of_the_family);
    case BornAgreement::different: return birth_date_may_be_wrong(c);
  }
  return false;
}

}  // namespace

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
  if (c.one_deceased) {
    veto("deceased", "the entry is of a person who has died, and the person asking is alive");
  }
  if (c.names.seniority_differs) {
    veto("seniority", "one name says junior and the other senior: a parent and child can share a name");
  }
  if (c.names.given >= Name::variant && c.same_family() && c.generation_apart) {
    veto("born",
         "the same name with birth dates ten years or more apart: a parent and child can share a name");
  } else if (c.born == BornAgreement::different && !birth_date_may_be_wrong(c)) {
    veto("born", "the birth dates differ by more than one slip of the pen");
  }
  const bool linked = c.linked() || c.has(IdentifierAgreement::equal_valid);
  if (c.names.given == Name::different && c.same_family() && c.born == BornAgreement::equal && linked) {
    veto("given-name",
         "the same surname and birth date, and the same address or number, but another given name: twins");
  }
  if (found.empty() && !worth_a_look(c)) {
    veto("agreement", "too little agrees to take the two for one person");
  }
  return found;
}

bool names_may_do(const NameComparison& names) {
  return names.given >= Name::variant || (names.given != Name::different && names.family >= Name::close);
}

bool is_proven(const Comparison& c) {
  return proven_by_identifier(c) || proven_by_name_and_birth(c);
}

double score_of(const Comparison& c) {
  const auto name = [](Name agreement) {
    return agreement == Name::absent ? 0.5 : (static_cast<double>(agreement) - 1) / 4;
  };
  const double born = c.born == BornAgreement::equal                                   ? 1
                      : c.born == BornAgreement::slip || c.born == BornAgreement::year ? 0.7
                      : c.born == BornAgreement::different                             ? 0
                                                                                       : 0.5;
  const double identifier = c.has(IdentifierAgreement::equal_valid)       ? 1
                            : c.has(IdentifierAgreement::different_valid) ? 0
                                                                          : 0.5;
  const double household = c.same_home() || c.phone || c.email ? 1 : 0;
  return 0.25 * name(c.names.given) + 0.2 * name(c.names.family) + 0.25 * born + 0.2 * identifier +
         0.1 * household;
}

}  // namespace dsrkit::match
