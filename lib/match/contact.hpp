#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::match {

enum class AddressAgreement { absent, different, postcode, equal };

/// The best agreement of any two: a moved person has several.
[[nodiscard]] AddressAgreement compare_addresses(const std::vector<std::string>& a,
                                                 const std::vector<std::string>& b);

/// "+44 7700 900123" and "07700 900123" are one number.
[[nodiscard]] bool share_phone(const std::vector<std::string>& a, const std::vector<std::string>& b);
[[nodiscard]] bool share_email(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace dsrkit::match
