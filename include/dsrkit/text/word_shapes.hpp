#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <string_view>

namespace dsrkit::text {

/// First byte and length of a set of words: most other words are told from them without a look-up.
class WordShapes {
public:
  void add(std::string_view word) { m_shapes.set(shape(word)); }

  /// False only for a word that was not added.
  [[nodiscard]] bool may_have(std::string_view word) const { return m_shapes[shape(word)]; }

private:
  static constexpr std::size_t kLengths = 16;

  static std::size_t shape(std::string_view word) {
    const std::size_t first = word.empty() ? 0 : static_cast<unsigned char>(word.front());
    return first * kLengths + std::min(word.size(), kLengths - 1);
  }

  std::bitset<256 * kLengths> m_shapes;
};

}  // namespace dsrkit::text
