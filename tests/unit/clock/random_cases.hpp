#pragma once

#include "brute_force.hpp"

#include <cstdint>
#include <random>

namespace brute_force {

/// Random choices that are the same with every standard library.
class Dice {
public:
  explicit Dice(std::uint64_t seed) : m_engine(seed) {}

  /// A number from `low` to `high`, both possible.
  [[nodiscard]] int between(int low, int high) {
    return low + static_cast<int>(m_engine() % static_cast<std::uint64_t>(high - low + 1));
  }

  [[nodiscard]] bool percent(int chance) { return between(1, 100) <= chance; }

private:
  std::mt19937_64 m_engine;
};

/// Random requests from 2018 to 2035 that crowd around the days where a mistake would show.
class CaseMaker {
public:
  explicit CaseMaker(std::uint64_t seed) : m_dice(seed) {}

  [[nodiscard]] Dice& dice() { return m_dice; }

  /// A request with everything that can befall it.
  [[nodiscard]] ClockInput any() {
    ClockInput input = plain();
    add_conditions(input);
    for (int count = m_dice.between(0, 4); count > 0; --count) {
      input.clarifications.push_back(pause(input));
    }
    if (m_dice.percent(40)) {
      input.extension = extension(input);
    }
    return input;
  }

  /// Asked on the day of receipt, in good time, around the day the time is over, or again while waiting;
  /// mostly answered within weeks.
  [[nodiscard]] Pause pause(const ClockInput& input) {
    const int received = almanac().number(input.received);
    const int asked = std::max(received, day_to_ask(input, received));
    Pause pause{.asked = almanac().date(asked), .answered = std::nullopt};
    if (!m_dice.percent(10)) {
      const int wait = m_dice.percent(20) ? 0 : m_dice.between(0, m_dice.percent(20) ? 90 : 15);
      pause.answered = almanac().date(asked + wait);
    }
    return pause;
  }

  /// With a notice in time, around the last day for it, or late.
  [[nodiscard]] dsrkit::clock::Extension extension(const ClockInput& input) {
    const int received = almanac().number(input.received);
    const int last_day = reckon(input).extension_notice_by.value_or(received + 30);
    const int notice =
        m_dice.percent(50) ? last_day + m_dice.between(-3, 3) : received + m_dice.between(0, 100);
    return {.notice_given = almanac().date(std::max(received, notice)), .reason = "complex"};
  }

private:
  [[nodiscard]] Right right() {
    constexpr std::array<Right, 8> kRights{
        Right::access,    Right::rectification,      Right::erasure,  Right::restriction, Right::portability,
        Right::objection, Right::automated_decision, Right::complaint};
    return m_dice.percent(60) ? Right::access : kRights.at(static_cast<std::size_t>(m_dice.between(0, 7)));
  }

  [[nodiscard]] ClockInput plain() {
    ClockInput input;
    input.right = right();
    input.jurisdiction = kEverywhere.at(static_cast<std::size_t>(m_dice.between(0, 2)));
    input.received =
        almanac().date(m_dice.between(almanac().number(2018, 1, 1), almanac().number(2035, 12, 31)));
    return input;
  }

  /// Now and then something came before the request itself.
  void add_condition(const ClockInput& input, std::optional<Date>& date, bool& open) {
    if (m_dice.percent(75)) {
      return;
    }
    open = m_dice.percent(20);
    if (!open || m_dice.percent(50)) {
      const int received = almanac().number(input.received);
      date = almanac().date(received + m_dice.between(m_dice.percent(10) ? -5 : 0, 60));
    }
  }

  void add_conditions(ClockInput& input) {
    add_condition(input, input.identity_received, input.identity_open);
    add_condition(input, input.authority_received, input.authority_open);
    add_condition(input, input.fee_paid, input.fee_open);
  }

  [[nodiscard]] int day_to_ask(const ClockInput& input, int received) {
    switch (m_dice.between(0, 5)) {
      case 0: return received;
      case 1: return relevant_time(input).value_or(received) + m_dice.between(-1, 2);
      case 2: return received + m_dice.between(0, 35);
      case 3: return received + m_dice.between(0, 120);
      case 4:
        if (!input.clarifications.empty()) {
          return almanac().number(input.clarifications.back().asked) + m_dice.between(0, 20);
        }
        [[fallthrough]];
      default: {
        ClockInput extended = input;
        if (m_dice.percent(30)) {
          extended.extension = dsrkit::clock::Extension{.notice_given = input.received, .reason = {}};
        }
        return reckon(extended).due.value_or(received + 30) + m_dice.between(-5, 3);
      }
    }
  }

  Dice m_dice;
};

}  // namespace brute_force
