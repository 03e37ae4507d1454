#pragma once

#include "dsrkit/rules/name_lists.hpp"
#include "dsrkit/text/tokens.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dsrkit::tagger {

inline constexpr std::size_t kSlots = std::size_t{1} << 18U;
inline constexpr std::size_t kFeatures = 26;
using Features = std::array<std::uint32_t, kFeatures>;

/// What the tokens of a document say about themselves and each other, hashed once.
class Document {
public:
  Document(const std::vector<text::Token>& tokens, const rules::NameLists& lists);

  [[nodiscard]] std::size_t size() const { return m_words.size(); }

  /// Slots of the features of a token whose two predecessors were tagged so.
  [[nodiscard]] Features features(std::size_t token, bool before, bool second_before) const;

private:
  struct Word {
    std::uint32_t word = 0;
    std::uint32_t form = 0;   ///< casing, gap, start of a sentence, digits, one letter
    std::uint32_t known = 0;  ///< lists, and how the document writes the word elsewhere
    std::uint32_t gap = 0;
    std::uint32_t prefix = 0;
    std::uint32_t suffix2 = 0;
    std::uint32_t suffix3 = 0;
  };

  [[nodiscard]] const Word& at(std::size_t token, int offset) const;

  std::vector<Word> m_words;
  Word m_outside;
};

}  // namespace dsrkit::tagger
