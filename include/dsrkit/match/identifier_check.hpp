#pragma once

#include "dsrkit/model/person.hpp"

#include <string>

namespace dsrkit::match {

/// What an identifier's own form says of it: `unchecked` when its type has no checksum or pattern we know.
enum class IdentifierForm { valid, invalid, unchecked };

/// Checks "nhs-number", "upn", "uln" and "nino" by form and checksum. Numbers that systems put where the real
/// one is not known (all digits the same) are invalid whatever their checksum says.
[[nodiscard]] IdentifierForm check_identifier(const Identifier& identifier);

/// The value without spaces and hyphens, in capitals: two ways of writing one number are equal.
[[nodiscard]] std::string bare_value(const Identifier& identifier);

}  // namespace dsrkit::match
