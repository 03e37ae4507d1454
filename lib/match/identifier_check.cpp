#include "dsrkit/match/identifier_check.hpp"

#include "dsrkit/rules/validators.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace dsrkit::match {
namespace {

using Validator = bool (*)(std::string_view);

Validator validator_of(std::string_view type) {
  static constexpr std::array<std::pair<std::string_view, Validator>, 4> kValidators{
      {{"nhs-number", rules::is_nhs_number},
       {"upn", rules::is_upn},
       {"uln", rules::is_uln},
       {"nino", rules::is_nino}}};
  const auto* const known = std::find_if(kValidators.begin(), kValidators.end(),
                                         [&](const auto& entry) { return entry.first == type; });
  return known == kValidators.end() ? nullptr : known->second;
}

bool is_placeholder(std::string_view bare) {
  std::string digits;
  std::copy_if(bare.begin(), bare.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits.empty() || digits.find_first_not_of(digits.front()) == std::string::npos;
}

}  // namespace

std::string bare_value(const Identifier& identifier) {
  std::string bare;
  for (const char c : identifier.value) {
    if (c >= 'a' && c <= 'z') {
      bare += static_cast<char>(c - 'a' + 'A');
    } else if (c != ' ' && c != '-') {
      bare += c;
    }
  }
  return bare;
}

IdentifierForm check_identifier(const Identifier& identifier) {
  const Validator is_valid = validator_of(identifier.type);
  if (is_valid == nullptr) {
    return IdentifierForm::unchecked;
  }
  return is_valid(identifier.value) && !is_placeholder(bare_value(identifier)) ? IdentifierForm::valid
                                                                               : IdentifierForm::invalid;
}

}  // namespace dsrkit::match
