#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::text {

/// How the letters of a token are written.
enum class Casing : std::uint8_t { none, lower, capitalised, upper, mixed };

/// What lies between a token and the one before it.
enum class Gap : std::uint8_t {
  start,      ///< nothing: the first token of the text
  none,       ///< tokens touch (scripts without spaces)
  space,      ///< white space within a line
  line,       ///< one line break
  paragraph,  ///< an empty line
  hyphen,     ///< one hyphen or dash, without spaces
  comma,      ///< a comma and white space
  dot,        ///< a full stop, with or without white space
  joiner,     ///< an underscore, @, slash or another sign that makes codes and addresses
  other,
};

/// A word or number of a text. Offsets are bytes of the text given to tokenise().
struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;        ///< without a possessive 's
  std::size_t whole_end = 0;  ///< with it
  std::string folded;         ///< as fold(), without apostrophes: "O'Brien" -> "obrien"
  Casing casing = Casing::none;
  Gap gap = Gap::start;  ///< before this token
  bool digits = false;   ///< has a digit
  bool possessive = false;
  bool sentence_start = false;  ///< after . ! ? : ; a bullet or an empty line, or first of a line
};

/// The words and numbers of a text in order. Letters, digits and marks make a token; an apostrophe inside a
/// word belongs to it, a hyphen parts two tokens; each Han, Hiragana, Katakana or Thai character is a token
/// of its own. Linear in the text; any bytes are accepted.
[[nodiscard]] std::vector<Token> tokenise(std::string_view text);

/// The folded forms of tokenise().
[[nodiscard]] std::vector<std::string> folded_words(std::string_view text);

}  // namespace dsrkit::text
