#pragma once

#include "second_look.hpp"

#include <span>

namespace dsrkit::tagger {

inline constexpr int kFineness = 2;  ///< weights are finer than scores

/// One score a token from left to right; `look` gives the features of a token after two decisions.
template <typename Weight, typename Look>
[[nodiscard]] std::vector<int> decode(const Look& look, std::size_t size, std::span<const Weight> weights) {
  std::vector<int> scores(size);
  bool before = false;
  bool second_before = false;
  for (std::size_t i = 0; i < size; ++i) {
    for (const auto slot : look.features(i, before, second_before)) {
      scores[i] += weights[slot];
    }
    second_before = before;
    before = scores[i] > 0;
    scores[i] /= kFineness;
  }
  return scores;
}

}  // namespace dsrkit::tagger
