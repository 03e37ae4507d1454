#pragma once

#include "dsrkit/model/person.hpp"

#include <string>
#include <string_view>

namespace dsrkit::match {

/// What an identifier's own form says of it: `unchecked` when its type has no checksum or pattern we know.
enum class IdentifierForm { valid, invalid, unchecked };

/// Checks "nhs-number", "upn", "uln" and "nino" by form and checksum. Numbers that systems put where the real
/// one is not known (all digits the same, "unknown") are invalid whatever their checksum says.
[[nodiscard]] IdentifierForm check_identifier(const Identifier& identifier);

/// The value without spaces and hyphens, in capitals: two ways of writing one number are equal.
[[nodiscard]] std::string bare_value(const Identifier& identifier);
/// bare_value(identifier) == bare, without making it.
[[nodiscard]] bool is_bare_value(const Identifier& identifier, std::string_view bare);

/// Whether numbers of this type can be checked.
[[nodiscard]] bool is_checked_type(std::string_view type);

}  // namespace dsrkit::match
