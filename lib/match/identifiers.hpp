#pragma once

#include "dsrkit/match/identifier_check.hpp"

#include <string>
#include <vector>

namespace dsrkit::match {

enum class IdentifierAgreement {
  not_valid,
  different_unchecked,
  different_valid,
  equal_unchecked,
  equal_valid
};

/// An identifier as it is compared.
struct PreparedIdentifier {
  std::string type;
  std::string value;  ///< bare
  IdentifierForm form = IdentifierForm::unchecked;
};

struct TypeAgreement {
  std::string type;
  IdentifierAgreement agreement = IdentifierAgreement::not_valid;
};

/// Sorted by type and value, each once.
[[nodiscard]] std::vector<PreparedIdentifier> prepare_identifiers(const std::vector<Identifier>& identifiers);

/// By type, where both have one. A person can have had several numbers of one type (former pupil numbers):
/// one in common is enough.
[[nodiscard]] std::vector<TypeAgreement> compare_identifiers(const std::vector<PreparedIdentifier>& a,
                                                             const std::vector<PreparedIdentifier>& b);

}  // namespace dsrkit::match
