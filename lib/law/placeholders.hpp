#pragma once

#include "dsrkit/law/letter_text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::law {

/// Where a text stands: a placeholder for a list can only be a bullet of its own.
enum class TextPlace { line, bullet };

/// All that is wrong with the braces of a text. After a brace without its partner nothing more is looked for.
[[nodiscard]] std::vector<std::string> placeholder_mistakes(std::string_view text, TextPlace place);

/// The names between the braces of a sound text.
[[nodiscard]] std::vector<std::string> placeholders_in(std::string_view text);

/// Whether a placeholder has a value in every case.
[[nodiscard]] bool is_always_known(std::string_view placeholder);

/// The text with its placeholders filled; nothing when one of them has no value. Values are taken as they
/// are, braces in them mean nothing. Throws Error(config_invalid) for a mistake.
[[nodiscard]] std::optional<std::string> fill_placeholders(std::string_view text, const LetterFacts& facts);

/// As fill_placeholders() for a bullet, which a list turns into several or none.
[[nodiscard]] std::vector<std::string> fill_bullet(std::string_view text, const LetterFacts& facts);

}  // namespace dsrkit::law
