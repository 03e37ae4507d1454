#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::match {

enum class AddressAgreement {
  absent,
  different,
  neighbour,  ///< a postcode in common, but another house
  postcode,   ///< a postcode in common, and one says no house number but the same street or none
  equal,
};

/// An address as it is compared.
struct Address {
  std::vector<std::string> words;    ///< folded, without the postcode
  std::string postcode;              ///< without its space, or empty
  std::vector<std::string> numbers;  ///< of house and flat, sorted
  std::vector<std::string> names;    ///< all other words but the postcode, sorted
};

[[nodiscard]] Address parse_address(std::string_view text);

/// The best agreement of any two: a moved person has several.
[[nodiscard]] AddressAgreement compare_addresses(const std::vector<Address>& a,
                                                 const std::vector<Address>& b);

/// "+44 7700 900123" and "07700 900123" are one number. Empty for what is no number.
[[nodiscard]] std::string bare_phone(std::string_view phone);
[[nodiscard]] std::string bare_email(std::string_view email);

}  // namespace dsrkit::match
