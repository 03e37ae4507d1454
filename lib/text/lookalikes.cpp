#include "lookalikes.hpp"

#include "characters.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::text {
namespace {

struct Lookalike {
  char32_t point;
  char latin;
};

/// Greek and Cyrillic letters, sorted.
constexpr std::array kLookalikes{
    Lookalike{0x391, 'a'}, Lookalike{0x392, 'b'}, Lookalike{0x395, 'e'}, Lookalike{0x396, 'z'},
    Lookalike{0x397, 'h'}, Lookalike{0x399, 'i'}, Lookalike{0x39A, 'k'}, Lookalike{0x39C, 'm'},
    Lookalike{0x39D, 'n'}, Lookalike{0x39F, 'o'}, Lookalike{0x3A1, 'p'}, Lookalike{0x3A4, 't'},
    Lookalike{0x3A5, 'y'}, Lookalike{0x3A7, 'x'}, Lookalike{0x3B1, 'a'}, Lookalike{0x3B5, 'e'},
    Lookalike{0x3B7, 'n'}, Lookalike{0x3B9, 'i'}, Lookalike{0x3BA, 'k'}, Lookalike{0x3BD, 'v'},
    Lookalike{0x3BF, 'o'}, Lookalike{0x3C1, 'p'}, Lookalike{0x3C4, 't'}, Lookalike{0x3C5, 'u'},
    Lookalike{0x3C7, 'x'}, Lookalike{0x3C9, 'w'}, Lookalike{0x3F2, 'c'}, Lookalike{0x3F3, 'j'},
    Lookalike{0x405, 's'}, Lookalike{0x406, 'i'}, Lookalike{0x408, 'j'}, Lookalike{0x410, 'a'},
    Lookalike{0x412, 'b'}, Lookalike{0x415, 'e'}, Lookalike{0x41A, 'k'}, Lookalike{0x41C, 'm'},
    Lookalike{0x41D, 'h'}, Lookalike{0x41E, 'o'}, Lookalike{0x420, 'p'}, Lookalike{0x421, 'c'},
    Lookalike{0x422, 't'}, Lookalike{0x423, 'y'}, Lookalike{0x425, 'x'}, Lookalike{0x430, 'a'},
    Lookalike{0x432, 'b'}, Lookalike{0x435, 'e'}, Lookalike{0x43A, 'k'}, Lookalike{0x43C, 'm'},
    Lookalike{0x43D, 'h'}, Lookalike{0x43E, 'o'}, Lookalike{0x440, 'p'}, Lookalike{0x441, 'c'},
    Lookalike{0x442, 't'}, Lookalike{0x443, 'y'}, Lookalike{0x445, 'x'}, Lookalike{0x455, 's'},
    Lookalike{0x456, 'i'}, Lookalike{0x458, 'j'}, Lookalike{0x4AE, 'y'}, Lookalike{0x4AF, 'y'},
    Lookalike{0x4BA, 'h'}, Lookalike{0x4BB, 'h'}, Lookalike{0x4C0, 'i'}, Lookalike{0x4CF, 'l'},
    Lookalike{0x501, 'd'}, Lookalike{0x51A, 'q'}, Lookalike{0x51B, 'q'}, Lookalike{0x51C, 'w'},
    Lookalike{0x51D, 'w'}};

constexpr char32_t kFirst = kLookalikes.front().point;
constexpr char32_t kLast = 0x52FU;  ///< of the alphabets

/// 0 for what looks like no Latin letter.
char latin_of(char32_t point) {
  const auto* found =
      std::lower_bound(kLookalikes.begin(), kLookalikes.end(), point,
                       [](const Lookalike& lookalike, char32_t sought) { return lookalike.point < sought; });
  return found != kLookalikes.end() && found->point == point ? found->latin : '\0';
}

}  // namespace

std::string fold_lookalikes(std::string_view word) {
  std::string folded;
  bool latin = false;
  bool other = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto character = character_at(word, at);
    at += character.length;
    if (character.point >= kFirst && character.point <= kLast) {
      const char letter = latin_of(character.point);
      if (letter == '\0') {
        return {};
      }
      folded += letter;
      other = true;
    } else if (class_of(character.point) != CharClass::apostrophe) {
      latin = latin || is_lower(character.point) || is_upper(character.point);
      append_folded(folded, character.point);
    }
  }
  return latin && other ? folded : std::string();
}

}  // namespace dsrkit::text
