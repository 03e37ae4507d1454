#pragma once

#include "dsrkit/law/disclosure_text.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dsrkit::law {

/// What is wrong with the braces of a text, or nothing.
[[nodiscard]] std::optional<std::string> placeholder_mistake(std::string_view text);

/// The text with its placeholders filled; nothing when one of them has no value. Values are taken as they
/// are, braces in them mean nothing. Throws Error(config_invalid) for a mistake.
[[nodiscard]] std::optional<std::string> fill_placeholders(std::string_view text,
                                                           const DisclosureFacts& facts);

}  // namespace dsrkit::law
