#include "features.hpp"

#include "dsrkit/tagger/tagger.hpp"

#include <algorithm>

namespace dsrkit::tagger {
namespace {

/// Weights while they are learned, and their sum over all steps.
class Perceptron {
public:
  void learn(const Document& document, const std::vector<bool>& person) {
    bool before = false;
    bool second_before = false;
    for (std::size_t i = 0; i < document.size(); ++i) {
      const auto features = document.features(i, before, second_before);
      std::int64_t score = 0;
      for (const auto slot : features) {
        score += m_weights[slot];
      }
      ++m_step;
      const bool found = score > 0;
      if (found != person[i]) {
        const std::int64_t change = person[i] ? 1 : -1;
        for (const auto slot : features) {
          m_weights[slot] += change;
          m_late[slot] += change * m_step;
        }
      }
      second_before = before;
      before = found;
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
  std::vector<std::int64_t> m_weights = std::vector<std::int64_t>(kSlots);
  std::vector<std::int64_t> m_late = std::vector<std::int64_t>(kSlots);
  std::int64_t m_step = 0;
};

}  // namespace

Weights train(const std::vector<Example>& examples, const rules::NameLists& lists, int rounds) {
  std::vector<Document> documents;
  documents.reserve(examples.size());
  for (const auto& example : examples) {
    documents.emplace_back(example.tokens, lists);
  }
  Perceptron perceptron;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      perceptron.learn(documents[i], examples[i].person);
    }
  }
  return perceptron.averaged();
}

}  // namespace dsrkit::tagger
