#pragma once

#include <string>
#include <string_view>

namespace dsrkit::pdf {

/// Four hexadecimal digits.
void append_hex16(std::string& out, unsigned value);
/// UTF-16BE in hexadecimal, a surrogate pair where needed.
void append_utf16_hex(std::string& out, std::u32string_view text);
/// A number with at most three decimals, whatever the locale.
void append_number(std::string& out, double value);
/// A text string object, "<FEFF...>" (ISO 32000-1, 7.9.2.2).
[[nodiscard]] std::string text_string(std::u32string_view text);
[[nodiscard]] std::string text_string(std::string_view utf8);
/// A byte string object, "<...>".
[[nodiscard]] std::string byte_string(std::string_view bytes);

}  // namespace dsrkit::pdf
