#include "passes.hpp"

#include "dsrkit/tagger/tagger.hpp"

#include <algorithm>
#include <numeric>

namespace dsrkit::tagger {
namespace {

constexpr int kMargin = 40;
constexpr std::uint64_t kLeaveOut = 3;  ///< the word itself one time in so many
constexpr std::size_t kFolds = 3;
constexpr int kSecondRounds = 6;
constexpr std::uint64_t kOrders = 3;  ///< the weights are the mean of so many, each learned in another order

class Random {
public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}

  std::uint64_t next(std::uint64_t below) {
    m_state = m_state * 6364136223846793005U + 1442695040888963407U;
    return (m_state >> 33U) % below;
  }

private:
  std::uint64_t m_state;
};

/// Weights while they are learned, and their sum over all steps.
class Perceptron {
public:
  Perceptron(std::size_t slots, std::uint64_t seed) : m_weights(slots), m_late(slots), m_random(seed) {}

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

  /// Adds the mean over all steps, in quarters.
  void add_mean(std::vector<std::int64_t>& sums) const {
    for (std::size_t i = 0; i < sums.size() && m_step > 0; ++i) {
      sums[i] += (m_weights[i] * m_step - m_late[i]) * 4 / m_step;
    }
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

/// The same orders of some numbers for the same seed, another one each round.
class Shuffled {
public:
  Shuffled(std::vector<std::size_t> order, std::uint64_t seed) : m_order(std::move(order)), m_random(seed) {}

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

/// Learns in several orders; `learn(perceptron, i)` shows one example. The means are cut off where a byte
/// ends.
template <typename Learn>
Weights learn_often(std::size_t slots, const std::vector<std::size_t>& examples, int rounds,
                    const Learn& learn) {
  std::vector<std::int64_t> sums(slots);
  for (std::uint64_t seed = 1; seed <= kOrders; ++seed) {
    Shuffled shuffled(examples, seed);
    Perceptron perceptron(slots, seed);
    for (int round = 0; round < rounds; ++round) {
      for (const auto i : shuffled.next()) {
        learn(perceptron, i);
      }
    }
    perceptron.add_mean(sums);
  }
  Weights weights;
  weights.reserve(slots);
  for (const auto sum : sums) {
    weights.push_back(static_cast<std::int8_t>(
        std::clamp<std::int64_t>(sum / static_cast<std::int64_t>(kOrders), -127, 127)));
  }
  return weights;
}

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
    return learn_often(kSlots, order, m_rounds, [&](Perceptron& perceptron, std::size_t i) {
      perceptron.learn(m_documents[i], m_examples[i].person, kOfTheWord);
    });
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
    return learn_often(kSecondSlots, places, kSecondRounds, [&](Perceptron& perceptron, std::size_t i) {
      perceptron.learn(looks[i], m_examples[order[i]].person, 0);
    });
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
