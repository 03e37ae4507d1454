#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit {

[[nodiscard]] std::string_view trim(std::string_view text);
/// Parts between separators; empty parts are kept.
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view separator);
/// A-Z to a-z; other bytes stay. For identifiers and keywords, not for names of people.
[[nodiscard]] std::string to_lower_ascii(std::string_view text);
[[nodiscard]] std::string replace_all(std::string text, std::string_view from, std::string_view to);
/// Lower-case hexadecimal.
[[nodiscard]] std::string to_hex(std::string_view bytes);
/// Throws Error(data_invalid) unless `text` is an even number of hexadecimal digits.
[[nodiscard]] std::string from_hex(std::string_view text);
/// Optimal string alignment distance in bytes: insert, delete, replace, swap neighbours.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);
/// The candidate nearest to a mistyped word, or empty when none is near enough to suggest.
[[nodiscard]] std::string closest_match(std::string_view word, std::span<const std::string> candidates);

/// Whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms).
[[nodiscard]] bool is_valid_utf8(std::string_view text);
/// The code points of well-formed UTF-8.
[[nodiscard]] std::u32string to_utf32(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

}  // namespace dsrkit
