#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dsrkit::text {

/// Length and a few letters of each word of a set: most other words are told from them without a look-up.
class WordShapes {
public:
  void add(std::string_view word) { m_shapes.set(shape(word)); }

  /// False only for a word that was not added.
  [[nodiscard]] bool may_have(std::string_view word) const { return m_shapes[shape(word)]; }

private:
  static constexpr unsigned kBits = 16;

  static std::size_t shape(std::string_view word) {
    if (word.empty()) {
      return 0;
    }
    const auto letter = [&](std::size_t at) {
      return std::uint32_t{static_cast<unsigned char>(word[std::min(at, word.size() - 1)])};
    };
    const auto letters =
        letter(0) | letter(1) << 8U | letter(word.size() / 2) << 16U | letter(word.size()) << 24U;
    return ((letters ^ static_cast<std::uint32_t>(word.size())) * 0x9E3779B1U) >> (32U - kBits);
  }

  std::bitset<std::size_t{1} << kBits> m_shapes;
};

}  // namespace dsrkit::text
