#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dsrkit::text {

/// What a code point is to a tokeniser.
enum class CharClass { letter, digit, ideograph, apostrophe, hyphen, space, line_break, invisible, other };

struct Character {
  char32_t point = 0;  ///< U+FFFD for bytes that are not UTF-8
  std::size_t length = 1;
};

[[nodiscard]] Character character_at(std::string_view text, std::size_t offset);
[[nodiscard]] CharClass class_of(char32_t point);
[[nodiscard]] bool is_upper(char32_t point);
[[nodiscard]] bool is_lower(char32_t point);

/// Appends the comparison form of one code point: nothing for marks and invisible characters.
void append_folded(std::string& out, char32_t point);

}  // namespace dsrkit::text
