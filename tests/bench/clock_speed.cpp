// clock_speed [CASES]: how many statutory clocks one core works out in a second. Prints two numbers: dates
// only (clock::reckon) and dates with every step in words (clock::compute).
#include "dsrkit/clock/clock.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <vector>

using namespace dsrkit;
using namespace dsrkit::clock;

namespace {

/// xorshift64: the same cases on every machine.
class Cases {
public:
  ClockInput next() {
    constexpr std::array kRights{Right::access, Right::access, Right::access, Right::rectification,
                                 Right::complaint};
    constexpr Date kFirst{std::chrono::year(2018), std::chrono::month(1), std::chrono::day(1)};
    constexpr int kDays = 18 * 365;
    ClockInput input;
    input.right = kRights.at(static_cast<std::size_t>(below(kRights.size())));
    input.jurisdiction = static_cast<Jurisdiction>(below(3));
    input.received = add_days(kFirst, below(kDays));
    if (below(3) == 0) {
      input.identity_received = add_days(input.received, below(30));
    }
    Date asked = add_days(input.received, below(20));
    for (int pauses = below(3); pauses > 0; --pauses) {
      const Date answered = add_days(asked, below(14));
      input.clarifications.push_back({asked, answered});
      asked = add_days(answered, below(10));
    }
    if (below(5) == 0) {
      input.extension = Extension{add_days(input.received, below(35)), "complex"};
    }
    return input;
  }

private:
  int below(std::uint64_t limit) {
    m_state ^= m_state << 13U;
    m_state ^= m_state >> 7U;
    m_state ^= m_state << 17U;
    return static_cast<int>(m_state % limit);
  }

  std::uint64_t m_state = 88172645463325252U;
};

/// Cases a second, the best of five runs.
template <typename Work>
double rate(const std::vector<ClockInput>& cases, const Work& work) {
  double best = 0;
  for (int run = 0; run < 5; ++run) {
    std::size_t due = 0;
    const auto start = std::chrono::steady_clock::now();
    for (const ClockInput& input : cases) {
      due += work(input).due ? 1U : 0U;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    if (due == 0) {
      std::cerr << "clock_speed: nothing was due\n";
      std::exit(1);
    }
    best = std::max(best, static_cast<double>(cases.size()) / took.count());
  }
  return best;
}

}  // namespace

int main() {
  constexpr std::size_t kCases = 200000;
  Cases source;
  std::vector<ClockInput> cases;
  for (std::size_t i = 0; i < kCases; ++i) {
    cases.push_back(source.next());
  }
  const HolidayCalendar holidays = shipped_holidays();
  std::cout << static_cast<std::uint64_t>(rate(cases, [&](const auto& input) {
    return reckon(input, holidays);
  })) << ' ';
  cases.resize(kCases / 10);
  std::cout << static_cast<std::uint64_t>(rate(cases, [&](const auto& input) {
    return compute(input, holidays);
  })) << '\n';
}
