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

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

char capital(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// All digits the same.
bool is_placeholder(std::string_view bare) {
  const auto* const first = std::find_if(bare.begin(), bare.end(), is_digit);
  return first == bare.end() ||
         std::all_of(first, bare.end(), [&](char c) { return !is_digit(c) || c == *first; });
}

/// What people write where there is no number: nothing, one sign throughout, or a word for unknown.
bool stands_for_no_number(std::string_view bare) {
  static constexpr std::array<std::string_view, 6> kWords{"UNKNOWN", "NONE", "N/A", "NA", "TBC", "NULL"};
  return bare.empty() || bare.find_first_not_of(bare.front()) == std::string_view::npos ||
         std::find(kWords.begin(), kWords.end(), bare) != kWords.end();
}

}  // namespace

std::string bare_value(const Identifier& identifier) {
  std::string bare;
  for (const char c : identifier.value) {
    if (c != ' ' && c != '-') {
      bare += capital(c);
    }
  }
  return bare;
}

bool is_bare_value(const Identifier& identifier, std::string_view bare) {
  std::size_t at = 0;
  for (const char c : identifier.value) {
    if (c == ' ' || c == '-') {
      continue;
    }
    if (at == bare.size() || capital(c) != bare[at]) {
      return false;
    }
    ++at;
  }
  return at == bare.size();
}

bool is_checked_type(std::string_view type) {
  return validator_of(type) != nullptr;
}

IdentifierForm check_identifier(const Identifier& identifier) {
  const std::string bare = bare_value(identifier);
  const Validator is_valid = validator_of(identifier.type);
  if (is_valid == nullptr) {
    return bare.size() != 1 && stands_for_no_number(bare) ? IdentifierForm::invalid
                                                          : IdentifierForm::unchecked;
  }
  return is_valid(identifier.value) && !is_placeholder(bare) ? IdentifierForm::valid
                                                             : IdentifierForm::invalid;
}

}  // namespace dsrkit::match
