#pragma once

#include <cstddef>
#include <cstdint>

namespace dsrkit::bench {

/// splitmix64.
class Dice {
public:
  explicit Dice(std::uint64_t seed) : m_state(seed) {
    // Neighbouring seeds would go along one sequence, a step apart.
    m_state = next() * 0xD1342543DE82EF95U;
  }

  std::size_t below(std::size_t limit) { return next() % limit; }

  int between(int first, int last) {
    return first + static_cast<int>(below(static_cast<std::size_t>(last - first + 1)));
  }

  bool chance(double probability) { return unit() < probability; }

  /// Early ones far more often than late ones, as names are.
  template <typename List>
  const auto& favourite(const List& list) {
    const double u = unit();
    return list[static_cast<std::size_t>(u * u * static_cast<double>(list.size()))];
  }

  template <typename List>
  const auto& any(const List& list) {
    return list[below(list.size())];
  }

private:
  std::uint64_t next() {
    std::uint64_t z = (m_state += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  double unit() { return static_cast<double>(next() >> 11U) / 9007199254740992.0; }

  std::uint64_t m_state;
};

}  // namespace dsrkit::bench
