#pragma once

#include "features.hpp"

namespace dsrkit::tagger {

inline constexpr unsigned kSecondSlotBits = 16;
inline constexpr std::size_t kSecondSlots = std::size_t{1} << kSecondSlotBits;
inline constexpr std::size_t kSecondFeatures = 24;
using SecondFeatures = std::array<std::uint32_t, kSecondFeatures>;

/// What the first scores of a whole document say about each of its tokens: those around it, before and
/// after, and those of the same word elsewhere.
class SecondLook {
public:
  SecondLook(const Document& document, const std::vector<int>& scores);

  [[nodiscard]] SecondFeatures features(std::size_t token, bool before, bool second_before) const;

private:
  [[nodiscard]] std::uint32_t level(std::size_t token, int offset) const;

  const Document& m_document;
  std::vector<std::uint32_t> m_levels;     ///< first scores in steps
  std::vector<std::uint32_t> m_elsewhere;  ///< the best and the mean of other mentions
};

}  // namespace dsrkit::tagger
