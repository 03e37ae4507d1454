#pragma once

#include "dsrkit/rules/name_lists.hpp"
#include "dsrkit/text/tokens.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dsrkit::tagger {

inline constexpr unsigned kSlotBits = 19;
inline constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;
inline constexpr std::size_t kFeatures = 55;
/// These first features are about the very word; learning leaves them out now and then, so that words around
/// a name count for names never seen.
inline constexpr std::size_t kOfTheWord = 9;
using Features = std::array<std::uint32_t, kFeatures>;

/// Joins two hashes.
[[nodiscard]] inline std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  std::uint32_t h = (a ^ (b * 0x9E3779B1U)) * 0x85EBCA6BU;
  h ^= h >> 15U;
  return h * 0xC2B2AE35U;
}

template <typename... More>
[[nodiscard]] std::uint32_t mix(std::uint32_t a, std::uint32_t b, More... more) {
  return mix(mix(a, b), more...);
}

/// What the tokens of a document say about themselves and each other, hashed once.
class Document {
public:
  struct Word {
    std::uint32_t word = 0;
    std::uint32_t casing = 0;
    std::uint32_t form = 0;    ///< casing, start of a sentence, digits, one letter
    std::uint32_t known = 0;   ///< word lists
    std::uint32_t kinds = 0;   ///< rules::WordKind
    std::uint32_t use = 0;     ///< how the document writes the word elsewhere
    std::uint32_t line = 0;    ///< how the line is written, and whether the word is first or last in it
    std::uint32_t before = 0;  ///< the gap and the sign before it
    std::uint32_t after = 0;   ///< the sign after it
    std::array<std::uint32_t, 3> prefixes{};
    std::array<std::uint32_t, 4> suffixes{};
  };

  Document(std::string_view text, const std::vector<text::Token>& tokens, const rules::NameLists& lists);

  [[nodiscard]] std::size_t size() const { return m_words.size(); }

  /// Slots of the features of a token whose two predecessors were tagged so.
  [[nodiscard]] Features features(std::size_t token, bool before, bool second_before) const;

  /// The token so far away, or one that is none.
  [[nodiscard]] const Word& at(std::size_t token, int offset) const;

  [[nodiscard]] std::uint32_t style() const { return m_style; }

private:
  void describe_lines(const std::vector<text::Token>& tokens);
  void describe_uses(const std::vector<text::Token>& tokens);

  std::vector<Word> m_words;
  Word m_outside;
  std::uint32_t m_style = 0;  ///< how far the document writes capitals as books do
};

}  // namespace dsrkit::tagger
