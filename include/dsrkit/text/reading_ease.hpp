#pragma once

#include <cstddef>
#include <string_view>

namespace dsrkit::text {

/// How hard an English text is to read.
struct Readability {
  std::size_t sentences = 0;
  std::size_t words = 0;
  std::size_t syllables = 0;

  /// Flesch reading ease: 206.835 - 1.015 words a sentence - 84.6 syllables a word. 60 to 70 is plain
  /// English, higher is easier. 0 for a text without words.
  [[nodiscard]] double reading_ease() const;
  /// The age at which most people can read it: Flesch-Kincaid grade plus 5, at least 5.
  [[nodiscard]] double reading_age() const;
};

/// Counts a text. A sentence ends with . ! ? : or with the line. Numbers, web addresses and e-mail addresses
/// are words of one syllable: how hard they are is not a matter of language.
[[nodiscard]] Readability readability(std::string_view text);

/// The syllables of an English word by its spelling, at least one; right for about 19 of 20 common words.
[[nodiscard]] std::size_t count_syllables(std::string_view word);

}  // namespace dsrkit::text
