#include "passes.hpp"

#include "dsrkit/tagger/tagger.hpp"

#include <algorithm>
#include <numeric>

namespace dsrkit::tagger {
namespace {

constexpr int kMargin = 12;
constexpr std::uint64_t kLeaveOut = 3;  ///< the word itself one time in so many
constexpr std::size_t kFolds = 3;
constexpr int kSecondRounds = 6;

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
  explicit Perceptron(std::size_t slots) : m_weights(slots), m_late(slots) {}

  /// `of_the_word`: how many first features are left out now and then.
  template <typename Look>
  void learn(const Look& look, const std::vector<bool>& person, std::size_t of_the_word) {
    bool before = false;
    bool second_before = false;
    for (std::size_t i = 0; i < person.size(); ++i) {
      const auto features = look.features(i, before, second_before);
      const std::span slots = std::span(features).subspan(m_random.next(kLeaveOut) == 0 ? of_the_word : 0);
      const auto score = std::accumulate(slots.begin(), slots.end(), std::int32_t{0},
                                         [&](auto sum, auto slot) { return sum + m_weights[slot]; });
      ++m_step;
      if ((person[i] ? score : -score) <= kMargin) {
        change(slots, person[i] ? 1 : -1);
      }
      second_before = before;
      before = score > 0;
    }
  }

  [[nodiscard]] Weights averaged() const {
    // Quarters, cut off where a byte ends.
    Weights weights(m_weights.size());
    for (std::size_t i = 0; i < weights.size() && m_step > 0; ++i) {
      const auto sum = (m_weights[i] * m_step - m_late[i]) * 4 / m_step;
      weights[i] = static_cast<std::int8_t>(std::clamp<std::int64_t>(sum, -127, 127));
    }
    return weights;
  }

private:
  void change(std::span<const std::uint32_t> slots, std::int32_t by) {
    for (const auto slot : slots) {
      m_weights[slot] += by;
      m_late[slot] += by * m_step;
    }
  }

  std::vector<std::int32_t> m_weights;
  std::vector<std::int64_t> m_late;
  std::int64_t m_step = 0;
  Random m_random;
};

/// The same order of some numbers, another one each round.
class Shuffled {
public:
  explicit Shuffled(std::vector<std::size_t> order) : m_order(std::move(order)) {}

  const std::vector<std::size_t>& next() {
    for (std::size_t i = m_order.size(); i > 1; --i) {
      std::swap(m_order[i - 1], m_order[m_random.next(i)]);
    }
    return m_order;
  }

private:
  std::vector<std::size_t> m_order;
  Random m_random;
};

class Trainer {
public:
  Trainer(const std::vector<Example>& examples, const rules::NameLists& lists, int rounds)
      : m_examples(examples), m_rounds(rounds) {
    for (const auto& example : examples) {
      m_documents.emplace_back(example.text, text::tokenise(example.text), lists);
    }
  }

  /// Trained on all examples but those of a fold; on all when there is no such fold.
  [[nodiscard]] Weights first(std::size_t without) const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < m_documents.size(); ++i) {
      if (m_examples[i].group % kFolds != without) {
        order.push_back(i);
      }
    }
    Shuffled shuffled(std::move(order));
    Perceptron perceptron(kSlots);
    for (int round = 0; round < m_rounds; ++round) {
      for (const auto i : shuffled.next()) {
        perceptron.learn(m_documents[i], m_examples[i].person, kOfTheWord);
      }
    }
    return perceptron.averaged();
  }

  /// Trained on what first weights say about examples they have not seen.
  [[nodiscard]] Weights second() const {
    std::vector<std::size_t> order;
    std::vector<SecondLook> looks;
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
      const auto weights = first(fold);
      for (std::size_t i = 0; i < m_documents.size(); ++i) {
        if (m_examples[i].group % kFolds == fold) {
          order.push_back(i);
          looks.emplace_back(m_documents[i],
                             decode(m_documents[i], m_documents[i].size(), std::span(weights)));
        }
      }
    }
    std::vector<std::size_t> places(order.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    Shuffled shuffled(std::move(places));
    Perceptron perceptron(kSecondSlots);
    for (int round = 0; round < kSecondRounds; ++round) {
      for (const auto i : shuffled.next()) {
        perceptron.learn(looks[i], m_examples[order[i]].person, 0);
      }
    }
    return perceptron.averaged();
  }

private:
  const std::vector<Example>& m_examples;
  std::vector<Document> m_documents;
  int m_rounds;
};

}  // namespace

Weights train(const std::vector<Example>& examples, const rules::NameLists& lists, int rounds) {
  const Trainer trainer(examples, lists, rounds);
  auto weights = trainer.first(kFolds);
  const auto second = trainer.second();
  weights.insert(weights.end(), second.begin(), second.end());
  return weights;
}

}  // namespace dsrkit::tagger
