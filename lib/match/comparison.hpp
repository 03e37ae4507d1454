#pragma once

#include "born.hpp"
#include "contact.hpp"
#include "identifiers.hpp"
#include "names.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dsrkit::match {

/// A person made ready to be compared, many times over.
struct PreparedPerson {
  explicit PreparedPerson(const PersonDetails& person);

  PreparedNames names;
  std::optional<Date> born;
  bool deceased = false;
  std::vector<PreparedIdentifier> identifiers;
  std::vector<Address> addresses;
  std::vector<std::string> phones;
  std::vector<std::string> emails;
};

/// Everything compared, before any rule looks at it. The same whichever of the two is first.
struct Comparison {
  NameComparison names;
  BornAgreement born = BornAgreement::absent;
  bool generation_apart = false;
  bool one_deceased = false;  ///< one of the two has died
  bool only_number = false;   ///< of one of the two nothing but identifiers is known
  AddressAgreement address = AddressAgreement::absent;
  bool phone = false;
  bool email = false;
  std::vector<TypeAgreement> identifiers;  ///< by type, where both have one

  [[nodiscard]] bool has(IdentifierAgreement agreement) const;

  [[nodiscard]] bool same_family() const { return names.family >= NameAgreement::close; }

  [[nodiscard]] bool same_home() const { return address >= AddressAgreement::postcode; }

  /// Something a household or neighbourhood shares.
  [[nodiscard]] bool linked() const { return address >= AddressAgreement::neighbour || phone || email; }
};

[[nodiscard]] Comparison compare(const PreparedPerson& a, const PreparedPerson& b,
                                 const NicknameTable& nicknames);

}  // namespace dsrkit::match
