#include "identifiers.hpp"

#include <algorithm>
#include <tuple>

namespace dsrkit::match {
namespace {

using Identifiers = std::vector<PreparedIdentifier>;
using Position = Identifiers::const_iterator;

bool comes_before(const PreparedIdentifier& a, const PreparedIdentifier& b) {
  return std::tie(a.type, a.value) < std::tie(b.type, b.value);
}

Position end_of_type(Position at, Position end) {
  return std::find_if(at, end, [&](const PreparedIdentifier& other) { return other.type != at->type; });
}

/// Of two ranges of one type.
IdentifierAgreement compare_type(Position a, Position end_a, Position b, Position end_b) {
  const auto is_valid = [](const PreparedIdentifier& i) { return i.form == IdentifierForm::valid; };
  const auto counts = [](const PreparedIdentifier& i) { return i.form != IdentifierForm::invalid; };
  const bool shared = std::any_of(a, end_a, [&](const PreparedIdentifier& own) {
    return counts(own) && std::any_of(b, end_b, [&](const PreparedIdentifier& other) {
             return counts(other) && own.value == other.value;
           });
  });
  if (std::any_of(a, end_a, is_valid) && std::any_of(b, end_b, is_valid)) {
    return shared ? IdentifierAgreement::equal_valid : IdentifierAgreement::different_valid;
  }
  if (!std::any_of(a, end_a, counts) || !std::any_of(b, end_b, counts)) {
    return IdentifierAgreement::not_valid;
  }
  return shared ? IdentifierAgreement::equal_unchecked : IdentifierAgreement::different_unchecked;
}

}  // namespace

std::vector<PreparedIdentifier> prepare_identifiers(const std::vector<Identifier>& identifiers) {
  Identifiers prepared;
  prepared.reserve(identifiers.size());
  for (const Identifier& identifier : identifiers) {
    prepared.push_back({identifier.type, bare_value(identifier), check_identifier(identifier)});
  }
  std::sort(prepared.begin(), prepared.end(), comes_before);
  prepared.erase(std::unique(prepared.begin(), prepared.end(),
                             [](const PreparedIdentifier& a, const PreparedIdentifier& b) {
                               return a.type == b.type && a.value == b.value;
                             }),
                 prepared.end());
  return prepared;
}

std::vector<TypeAgreement> compare_identifiers(const Identifiers& a, const Identifiers& b) {
  std::vector<TypeAgreement> agreements;
  for (auto own = a.begin(); own != a.end();) {
    const auto end_own = end_of_type(own, a.end());
    const auto other = std::find_if(b.begin(), b.end(), [&](const PreparedIdentifier& identifier) {
      return identifier.type == own->type;
    });
    if (other != b.end()) {
      agreements.push_back({own->type, compare_type(own, end_own, other, end_of_type(other, b.end()))});
    }
    own = end_own;
  }
  return agreements;
}

}  // namespace dsrkit::match
