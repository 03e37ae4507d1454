#include "features.hpp"

#include "dsrkit/tagger/tagger.hpp"

#include <algorithm>
#include <numeric>

namespace dsrkit::tagger {
namespace {

constexpr int kMargin = 12;
constexpr std::uint64_t kLeaveOut = 4;  ///< one time in so many

class Random {
public:
  std::uint64_t next(std::uint64_t below) {
    m_state = m_state * 6364136223846793005U + 1442695040888963407U;
    return (m_state >> 33U) % below;
  }

private:
  std::uint64_t m_state = 7;
};

/// Weights while they are learned, and their sum over all steps.
class Perceptron {
public:
  void learn(const Document& document, const std::vector<bool>& person, Random& random) {
    bool before = false;
    bool second_before = false;
    for (std::size_t i = 0; i < document.size(); ++i) {
      const auto features = document.features(i, before, second_before);
      const std::size_t first = random.next(kLeaveOut) == 0 ? kOfTheWord : 0;
      std::int32_t score = 0;
      for (auto f = first; f < kFeatures; ++f) {
        score += m_weights[features[f]];
      }
      ++m_step;
      if ((person[i] ? score : -score) <= kMargin) {
        change(features, first, person[i] ? 1 : -1);
      }
      second_before = before;
      before = score > 0;
    }
  }

  [[nodiscard]] Weights averaged() const {
    // Quarters, cut off where a byte ends.
    Weights weights(kSlots);
    for (std::size_t i = 0; i < kSlots && m_step > 0; ++i) {
      const auto sum = (m_weights[i] * m_step - m_late[i]) * 4 / m_step;
      weights[i] = static_cast<std::int8_t>(std::clamp<std::int64_t>(sum, -127, 127));
    }
    return weights;
  }

private:
  void change(const Features& features, std::size_t first, std::int32_t by) {
    for (auto f = first; f < kFeatures; ++f) {
      m_weights[features[f]] += by;
      m_late[features[f]] += by * m_step;
    }
  }

  std::vector<std::int32_t> m_weights = std::vector<std::int32_t>(kSlots);
  std::vector<std::int64_t> m_late = std::vector<std::int64_t>(kSlots);
  std::int64_t m_step = 0;
};

}  // namespace

Weights train(const std::vector<Example>& examples, const rules::NameLists& lists, int rounds) {
  std::vector<Document> documents;
  documents.reserve(examples.size());
  for (const auto& example : examples) {
    documents.emplace_back(example.text, text::tokenise(example.text), lists);
  }
  std::vector<std::size_t> order(documents.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random random;
  Perceptron perceptron;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1], order[random.next(i)]);
    }
    for (const auto i : order) {
      perceptron.learn(documents[i], examples[i].person, random);
    }
  }
  return perceptron.averaged();
}

}  // namespace dsrkit::tagger
