#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dsrkit::text {

/// What a code point is to a tokeniser.
enum class CharClass { letter, digit, ideograph, apostrophe, hyphen, space, line_break, invisible, other };

struct Character {
  char32_t point = 0;  ///< U+FFFD for bytes that are not UTF-8
  std::size_t length = 1;
};

/// The slow paths, for what is not ASCII.
[[nodiscard]] Character wide_character_at(std::string_view text, std::size_t offset);
[[nodiscard]] CharClass class_of_wide(char32_t point);
[[nodiscard]] bool is_wide_upper(char32_t point);
[[nodiscard]] bool is_wide_lower(char32_t point);
void append_folded_wide(std::string& out, char32_t point);
/// How ASCII writes a space, line separator, dash, decimal digit or full-width sign: one character; nothing
/// at all for an invisible one. Null for all others.
[[nodiscard]] std::optional<std::string_view> plain_form_of_wide(char32_t point);

[[nodiscard]] inline Character character_at(std::string_view text, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  return lead < 0x80U ? Character{lead, 1} : wide_character_at(text, offset);
}

[[nodiscard]] inline bool is_upper(char32_t point) {
  return point < 0x80U ? point >= U'A' && point <= U'Z' : is_wide_upper(point);
}

[[nodiscard]] inline bool is_lower(char32_t point) {
  return point < 0x80U ? point >= U'a' && point <= U'z' : is_wide_lower(point);
}

[[nodiscard]] constexpr CharClass class_of_ascii(char32_t point) {
  if ((point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z')) {
    return CharClass::letter;
  }
  if (point >= U'0' && point <= U'9') {
    return CharClass::digit;
  }
  switch (point) {
    case U'\'':
    case U'`': return CharClass::apostrophe;
    case U'-': return CharClass::hyphen;
    case U'\n':
    case U'\f':
    case U'\v': return CharClass::line_break;
    case U' ':
    case U'\t':
    case U'\r': return CharClass::space;
    default: return CharClass::other;
  }
}

inline constexpr auto kAsciiClasses = [] {
  std::array<CharClass, 0x80> classes{};
  for (char32_t point = 0; point < classes.size(); ++point) {
    classes[point] = class_of_ascii(point);
  }
  return classes;
}();

[[nodiscard]] inline CharClass class_of(char32_t point) {
  return point < kAsciiClasses.size() ? kAsciiClasses[point] : class_of_wide(point);
}

/// Appends the comparison form of one code point: nothing for marks and invisible characters.
inline void append_folded(std::string& out, char32_t point) {
  if (point < 0x80U) {
    out += static_cast<char>(is_upper(point) ? point + (U'a' - U'A') : point);
  } else {
    append_folded_wide(out, point);
  }
}

}  // namespace dsrkit::text
