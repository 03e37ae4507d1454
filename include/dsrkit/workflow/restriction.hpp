#pragma once

#include "dsrkit/workflow/desk.hpp"
#include "dsrkit/workflow/rights_history.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// What is restricted, why, and what may still be done.
struct RestrictionOrder {
  Date on{};
  std::string ground;                ///< see law/restriction.hpp
  std::string source;                ///< empty: all data of the subject
  std::vector<std::string> records;  ///< keys in the source; empty: all of it
  std::string may;
  std::string because;
};

// Each act throws Error(not_lawful) with the citation when the law or the order of things forbids it, and
// then records nothing. A restriction outlives its case: it can be told of and lifted after the case has
// ended.

/// Marks data of the subject as restricted (UK GDPR Article 18(1)). Returns the number of the restriction.
std::int64_t place_restriction(Desk& desk, std::string_view reference, const RestrictionOrder& order);
/// The person was told that it stands, or with `lifting` that it will be lifted (UK GDPR Article 18(3)).
void tell_of_restriction(Desk& desk, std::string_view reference, std::int64_t restriction, bool lifting,
                         Date on, const std::string& method);
/// Only after the day on which the person was told (UK GDPR Article 18(3)).
void lift_restriction(Desk& desk, std::string_view reference, std::int64_t restriction, Date on,
                      const std::string& because);
/// Why `reference` may use what the case `of` restricts (UK GDPR Article 18(2)).
void allow_restricted_use(Desk& desk, std::string_view reference, const RestrictedUse& use, Date on,
                          const std::string& because);

/// What the events of the case say of the rights beside access.
[[nodiscard]] RightsHistory rights_of(Desk& desk, std::string_view reference);

/// A restriction with the case that placed it.
struct PlacedRestriction {
  std::string reference;
  DataSubject subject;
  Restriction restriction;
};

/// Of one case, lifted ones too.
[[nodiscard]] std::vector<PlacedRestriction> restrictions_of(Desk& desk, std::string_view reference);
/// The register of all that stand, by case.
[[nodiscard]] std::vector<PlacedRestriction> standing_restrictions(Desk& desk);

/// Refuses to search `sources` for another purpose than that of the case that restricts them. Throws
/// Error(not_lawful) unless a use that Article 18(2) allows is recorded. A restriction of single records
/// counts for their source: whoever searches it reads them.
void require_unrestricted(const std::vector<PlacedRestriction>& standing, const RequestCase& request,
                          const RightsHistory& history, const std::vector<std::string>& sources);
/// Likewise for what the case holds already, record by record.
void require_unrestricted_records(Desk& desk, const RequestCase& request);

/// Whether both are the same person as far as the register can tell: an identifier in common, or a name in
/// common and no two different birth dates.
[[nodiscard]] bool may_be_same_person(const DataSubject& a, const DataSubject& b);

}  // namespace dsrkit::workflow
