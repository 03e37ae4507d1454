#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::seal {

/// The words of a folded text with one space between, before and after them: "O'Brien, A." is " o brien a ".
[[nodiscard]] std::string spaced_words(std::string_view folded);
/// As spaced_words(), in the opposite reading direction.
[[nodiscard]] std::string reversed(std::string_view words);
/// Likewise, but lam and alef, which are drawn as one sign, stay in their order.
[[nodiscard]] std::string reversed_with_ligatures(std::string_view words);

/// The letters and digits of a text without anything between them.
struct Compact {
  std::string text;
  std::vector<bool> boundary;  ///< size() + 1: whether a run of letters or of digits may begin or end here
};

[[nodiscard]] Compact compact(std::string_view folded);

/// With the hyphen at the end of a line taken out: "Hernan- dez" is "Hernandez".
[[nodiscard]] std::string without_line_hyphens(std::string_view folded);
/// With the escapes of JSON ("\u0141"), XML ("&#x141;"), web addresses ("%C5%81") and e-mail ("=C5=81")
/// resolved.
[[nodiscard]] std::string without_escapes(std::string_view text);
[[nodiscard]] bool has_escapes(std::string_view text);
/// Without white space: what is encoded in lines of a fixed length reads on over their ends.
[[nodiscard]] std::string without_space(std::string_view text);

[[nodiscard]] std::size_t count_digits(std::string_view text);
/// Written from right to left (Hebrew, Arabic and related).
[[nodiscard]] bool is_right_to_left(std::string_view text);
/// In a script that puts no spaces between words (Chinese, Japanese, Thai and others).
[[nodiscard]] bool is_unspaced(std::string_view text);

[[nodiscard]] std::string utf16(std::string_view utf8, bool big_endian);
/// What the base64 form of any text has in common that contains `bytes`, at each of the three alignments.
[[nodiscard]] std::vector<std::string> base64_cores(std::string_view bytes);

}  // namespace dsrkit::seal
