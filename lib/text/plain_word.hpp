#pragma once

#include "dsrkit/text/tokens.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace dsrkit::text {

/// A word of ASCII letters and digits, as nearly all are.
struct PlainWord {
  std::size_t length = 0;  ///< 0 where none begins that is no longer than kLongestPlainWord
  Casing casing = Casing::none;
  bool digits = false;
};

inline constexpr std::size_t kLongestPlainWord = 15;
/// So many bytes must follow the beginning of a word that is read so.
inline constexpr std::size_t kPlainReach = 16;

namespace plain {

using Eight = std::uint64_t;

constexpr Eight kEach = 0x0101010101010101U;
constexpr Eight kHigh = kEach * 0x80U;

/// The first byte lowest.
inline Eight in_order(Eight eight) {
  return std::endian::native == std::endian::little ? eight : __builtin_bswap64(eight);
}

inline Eight load(const char* bytes) {
  Eight eight = 0;
  std::memcpy(&eight, bytes, sizeof eight);
  return in_order(eight);
}

inline void store(Eight eight, char* bytes) {
  eight = in_order(eight);
  std::memcpy(bytes, &eight, sizeof eight);
}

/// The high bit of every byte from `first` to `last`, which are ASCII.
constexpr Eight in_range(Eight bytes, unsigned char first, unsigned char last) {
  const Eight low = bytes & ~kHigh;
  const Eight from_first = low + kEach * (0x80U - first);
  const Eight past_last = low + kEach * (0x7FU - last);
  return from_first & ~past_last & ~bytes & kHigh;
}

/// One bit a byte.
constexpr unsigned bits_of(Eight high_bits) {
  return static_cast<unsigned>(((high_bits >> 7U) * 0x0102040810204080U) >> 56U);
}

/// Which of the bytes at hand are capitals, letters, letters or digits.
struct Classes {
  unsigned upper = 0;
  unsigned letters = 0;
  unsigned word = 0;
};

/// Folds eight bytes on the way.
inline Classes classify(const char* bytes, char* folded) {
  const Eight eight = load(bytes);
  const Eight upper = in_range(eight, 'A', 'Z');
  const Eight letters = upper | in_range(eight, 'a', 'z');
  store(eight + (upper >> 2U), folded);  // 0x80 becomes 0x20, what small letters have more
  return {bits_of(upper), bits_of(letters), bits_of(letters | in_range(eight, '0', '9'))};
}

inline bool ends_plainly(char after) {
  return static_cast<unsigned char>(after) < 0x80U && after != '\'' && after != '`';
}

}  // namespace plain

/// Reads the word at the start of the text, which has kPlainReach bytes at least, eight bytes at a time, and
/// folds it into `folded`. Words that want a closer look have no length: those with an apostrophe or
/// something else than ASCII in or after them, long ones and those of mixed case.
[[nodiscard]] inline PlainWord read_plain_word(std::string_view text, std::string& folded) {
  std::array<char, 16> bytes;  // NOLINT: all are written before they are read
  auto classes = plain::classify(text.data(), bytes.data());
  if (classes.word == 0xFFU) {
    const auto more = plain::classify(text.data() + 8, bytes.data() + 8);
    classes = {classes.upper | more.upper << 8U, classes.letters | more.letters << 8U,
               classes.word | more.word << 8U};
  }
  const auto length = static_cast<std::size_t>(std::countr_one(classes.word));
  if (length > kLongestPlainWord || length == 0 || !plain::ends_plainly(text[length])) {
    return {};
  }
  const unsigned mask = (1U << length) - 1U;
  const unsigned upper = classes.upper & mask;
  const unsigned letters = classes.letters & mask;
  PlainWord word{length, Casing::lower, letters != mask};
  if (letters == 0) {
    word.casing = Casing::none;
  } else if (upper != 0) {
    const unsigned first = letters & (~letters + 1U);
    if (upper != letters && upper != first) {
      return {};
    }
    word.casing = upper == letters ? Casing::upper : Casing::capitalised;
  }
  folded.assign(bytes.data(), kLongestPlainWord);  // a fixed number of bytes is copied at once
  folded.resize(length);
  return word;
}

}  // namespace dsrkit::text
