#include "second_look.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace dsrkit::tagger {
namespace {

constexpr std::uint32_t kNone = 31;

std::uint32_t step(int score) {
  constexpr int kLowest = -240;
  constexpr int kStep = 24;
  constexpr int kLast = 18;
  return static_cast<std::uint32_t>(std::clamp((score - kLowest) / kStep, 0, kLast));
}

/// The scores of all mentions of a word.
struct Mentions {
  int best = std::numeric_limits<int>::min();
  int second = std::numeric_limits<int>::min();
  int sum = 0;
  int count = 0;

  void add(int score) {
    second = std::max(second, std::min(best, score));
    best = std::max(best, score);
    sum += std::clamp(score, -400, 400);
    ++count;
  }

  /// Of the mentions without one of this score.
  [[nodiscard]] std::uint32_t others(int score) const {
    if (count < 2) {
      return kNone;
    }
    const int mean = (sum - std::clamp(score, -400, 400)) / (count - 1);
    return step(score == best ? second : best) | step(mean) << 8U;
  }
};

}  // namespace

SecondLook::SecondLook(const Document& document, const std::vector<int>& scores) : m_document(document) {
  std::unordered_map<std::uint32_t, Mentions> mentions;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    mentions[document.at(i, 0).word].add(scores[i]);
  }
  for (std::size_t i = 0; i < scores.size(); ++i) {
    m_levels.push_back(step(scores[i]));
    m_elsewhere.push_back(mentions.at(document.at(i, 0).word).others(scores[i]));
  }
}

std::uint32_t SecondLook::level(std::size_t token, int offset) const {
  const auto place = static_cast<std::ptrdiff_t>(token) + offset;
  const bool inside = place >= 0 && place < static_cast<std::ptrdiff_t>(m_levels.size());
  return inside ? m_levels[static_cast<std::size_t>(place)] : kNone;
}

SecondFeatures SecondLook::features(std::size_t token, bool before, bool second_before) const {
  const auto& w = m_document.at(token, 0);
  const auto& p = m_document.at(token, -1);
  const auto& n = m_document.at(token, 1);
  const auto own = level(token, 0);
  const auto previous = mix(level(token, -1), w.before);
  const auto next = mix(level(token, 1), n.before);
  const auto best = m_elsewhere[token] & 0xFFU;
  const auto mean = m_elsewhere[token] >> 8U;
  const auto tags = static_cast<std::uint32_t>(before) | static_cast<std::uint32_t>(second_before) << 1U;
  const auto lists = mix(w.kinds, w.known);
  SecondFeatures features = {1U,
                             own,
                             mix(own, best),
                             mix(own, mean),
                             mix(own, best, w.casing),
                             mix(best, mean, w.casing),
                             mix(best, w.casing, w.known),
                             mix(own, previous),
                             mix(own, next),
                             mix(level(token, -1), own, level(token, 1)),
                             mix(own, level(token, 2)),
                             mix(own, level(token, -2)),
                             mix(own, w.form),
                             mix(own, w.known),
                             mix(own, w.kinds),
                             mix(own, lists, w.casing),
                             mix(own, w.use),
                             mix(own, w.before),
                             mix(own, w.after),
                             mix(own, w.line),
                             mix(own, m_document.style()),
                             mix(own, tags),
                             mix(own, tags, w.before, n.before),
                             mix(own, p.kinds, n.kinds)};
  for (std::uint32_t i = 0; i < kSecondFeatures; ++i) {
    features[i] = mix(features[i], i + 1) >> (32U - kSecondSlotBits);
  }
  return features;
}

}  // namespace dsrkit::tagger
