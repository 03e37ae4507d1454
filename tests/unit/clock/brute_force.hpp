#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/clock/clock.hpp"
#include "dsrkit/model/request_case.hpp"

#include <climits>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

/// The statutory clock a second time, written from the law without a look at the first: it takes every day in
/// its hand. A day is a plain number here, 0 is 1 January 2016. Nothing of the product is used but its plain
/// types, so that a mistake would have to be made twice to stay unseen.
namespace brute_force {

using dsrkit::Date;
using dsrkit::Jurisdiction;
using dsrkit::Right;
using dsrkit::clock::ClockInput;
using dsrkit::clock::Pause;

inline constexpr std::array<Jurisdiction, 3> kEverywhere{
    Jurisdiction::england_and_wales, Jurisdiction::scotland, Jurisdiction::northern_ireland};

/// All days from 2016 to 2045, and on which of them nothing falls due.
class Almanac {
public:
  static constexpr int kFirstYear = 2016;
  static constexpr int kLastYear = 2045;

  Almanac() {
    write_down_days();
    for (int year = kFirstYear; year <= kLastYear; ++year) {
      close_every_year(year);
    }
    close_single_days();
  }

  [[nodiscard]] int number(int year, int month, int day) const {
    return m_first_of_month.at(month_index(year, month)) + day - 1;
  }

  [[nodiscard]] int number(Date date) const {
    return number(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                  static_cast<int>(static_cast<unsigned>(date.day())));
  }

  [[nodiscard]] Date date(int number) const {
    const Day& day = at(number);
    return {std::chrono::year{day.year}, std::chrono::month{static_cast<unsigned>(day.month)},
            std::chrono::day{static_cast<unsigned>(day.day)}};
  }

  [[nodiscard]] std::string text(int number) const {
    const Day& day = at(number);
    const auto two_digits = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::to_string(day.year) + "-" + two_digits(day.month) + "-" + two_digits(day.day);
  }

  [[nodiscard]] bool is_working(int number, Jurisdiction where) const {
    return at(number).working[static_cast<std::size_t>(where)];
  }

  /// Regulation 1182/71 Article 3(4): a period ends with a working day.
  [[nodiscard]] int roll(int number, Jurisdiction where) const {
    while (!is_working(number, where)) {
      ++number;
    }
    return number;
  }

  /// Regulation 1182/71 Article 3(2)(c): the same date so many months on, or the last day of that month.
  [[nodiscard]] int months_on(int number, int months) const {
    const Day& day = at(number);
    const std::size_t month = month_index(day.year, day.month) + static_cast<std::size_t>(months);
    const int length = m_first_of_month.at(month + 1) - m_first_of_month.at(month);
    return m_first_of_month.at(month) + std::min(day.day, length) - 1;
  }

  /// Easter Sunday: the Sunday after the paschal full moon, whose date the Calendar (New Style) Act 1750
  /// lists by golden number (days of March; the list holds until 2199).
  [[nodiscard]] int easter(int year) const {
    constexpr std::array<int, 19> kFullMoon{45, 34, 23, 42, 31, 49, 39, 28, 47, 36,
                                            25, 44, 33, 22, 41, 30, 48, 38, 27};
    return next(kSunday, number(year, 3, 1) + kFullMoon.at(static_cast<std::size_t>(year % 19)));
  }

private:
  static constexpr int kMonday = 1;
  static constexpr int kFriday = 5;
  static constexpr int kSunday = 7;

  struct Day {
    int year;
    int month;
    int day;
    int weekday;
    std::array<bool, 3> working;
  };

  [[nodiscard]] static std::size_t month_index(int year, int month) {
    return static_cast<std::size_t>((year - kFirstYear) * 12 + month - 1);
  }

  [[nodiscard]] const Day& at(int number) const { return m_days.at(static_cast<std::size_t>(number)); }

  void write_down_days() {
    int weekday = kFriday;
    for (int year = kFirstYear; year <= kLastYear; ++year) {
      const int february = year % 4 == 0 ? 29 : 28;
      const std::array<int, 12> lengths{31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
      for (int month = 1; month <= 12; ++month) {
        m_first_of_month.push_back(static_cast<int>(m_days.size()));
        for (int day = 1; day <= lengths.at(static_cast<std::size_t>(month - 1)); ++day) {
          const bool working = weekday <= kFriday;
          m_days.push_back({year, month, day, weekday, {working, working, working}});
          weekday = weekday % 7 + 1;
        }
      }
    }
    m_first_of_month.push_back(static_cast<int>(m_days.size()));
  }

  /// The first such weekday on the day or after it.
  [[nodiscard]] int next(int weekday, int number) const {
    while (at(number).weekday != weekday) {
      ++number;
    }
    return number;
  }

  void set_working(int number, Jurisdiction where, bool working) {
    m_days.at(static_cast<std::size_t>(number)).working.at(static_cast<std::size_t>(where)) = working;
  }

  /// Holidays of one season; those on a weekend move to the next weekdays that are left.
  void close(Jurisdiction where, std::initializer_list<int> numbers) {
    std::vector<int> moved;
    for (const int number : numbers) {
      if (is_working(number, where)) {
        set_working(number, where, false);
      } else {
        moved.push_back(number);
      }
    }
    for (const int number : moved) {
      set_working(roll(number, where), where, false);
    }
  }

  /// Banking and Financial Dealings Act 1971 Sch 1, common law and the proclamations made every year.
  void close_every_year(int year) {
    for (const Jurisdiction where : kEverywhere) {
      close(where, {easter(year) - 2});
      close(where, {next(kMonday, number(year, 5, 1))});
      close(where, {next(kMonday, number(year, 5, 25))});
      close(where, {number(year, 12, 25), number(year, 12, 26)});
    }
    for (const Jurisdiction where : {Jurisdiction::england_and_wales, Jurisdiction::northern_ireland}) {
      close(where, {number(year, 1, 1)});
      close(where, {easter(year) + 1});
      close(where, {next(kMonday, number(year, 8, 25))});
    }
    close(Jurisdiction::scotland, {number(year, 1, 1), number(year, 1, 2)});
    close(Jurisdiction::scotland, {next(kMonday, number(year, 8, 1))});
    close(Jurisdiction::scotland, {number(year, 11, 30)});
    close(Jurisdiction::northern_ireland, {number(year, 3, 17)});
    close(Jurisdiction::northern_ireland, {number(year, 7, 12)});
  }

  /// Days moved or added by proclamation (1971 Act s.1(2), (3)).
  void close_single_days() {
    for (const Jurisdiction where : kEverywhere) {
      set_working(number(2020, 5, 4), where, true);
      set_working(number(2020, 5, 8), where, false);  // VE Day, 75 years on
      set_working(number(2022, 5, 30), where, true);
      set_working(number(2022, 6, 2), where, false);
      set_working(number(2022, 6, 3), where, false);   // Platinum Jubilee
      set_working(number(2022, 9, 19), where, false);  // State Funeral
      set_working(number(2023, 5, 8), where, false);   // Coronation
    }
    set_working(number(2026, 6, 15), Jurisdiction::scotland, false);  // World Cup
  }

  std::vector<Day> m_days;
  std::vector<int> m_first_of_month;
};

[[nodiscard]] inline const Almanac& almanac() {
  static const Almanac days;
  return days;
}

/// What both implementations must agree on; of a complaint only `due`.
struct Outcome {
  std::optional<int> starts{};
  std::optional<int> due{};
  std::optional<int> cautious_due{};
  std::optional<int> extension_notice_by{};
  int excluded_days = 0;
  bool extended = false;
  bool paused = false;

  bool operator==(const Outcome&) const = default;
};

/// A period of months counted out: its last day (with what is known while it stands still), and the days left
/// out of it.
struct Period {
  int end = 0;
  int excluded = 0;
  bool open = false;
};

/// Whether the day on which the council asks is itself left out: it is in the words of Article 12A(5).
enum class AskingDay { excluded, counted };

/// In the order in which they were asked; an answer that has not come is later than any other.
using SortedPauses = std::vector<std::pair<int, int>>;

inline constexpr int kNotAnswered = INT_MAX;

[[nodiscard]] inline SortedPauses sorted_pauses(const ClockInput& input) {
  SortedPauses pauses;
  if (input.right == Right::access) {  // Article 12A(5) speaks of Article 15 only
    for (const Pause& pause : input.clarifications) {
      pauses.emplace_back(almanac().number(pause.asked),
                          pause.answered ? almanac().number(*pause.answered) : kNotAnswered);
    }
  }
  std::sort(pauses.begin(), pauses.end());
  return pauses;
}

/// Each day left out moves the last day on by one; a question asked when the time was over moves nothing.
[[nodiscard]] inline Period count_out(int start, int months, const SortedPauses& pauses, Jurisdiction where,
                                      AskingDay asking_day) {
  const int base = almanac().months_on(start, months);
  std::array<bool, 4096> left_out{};
  Period period{.end = base};
  for (const auto& [asked, answered] : pauses) {
    if (asked > almanac().roll(period.end, where)) {
      continue;
    }
    if (answered == kNotAnswered) {
      period.open = true;
      break;
    }
    for (int day = asking_day == AskingDay::excluded ? asked : asked + 1; day <= answered; ++day) {
      if (day > start && !left_out.at(static_cast<std::size_t>(day - start))) {
        left_out.at(static_cast<std::size_t>(day - start)) = true;
        ++period.end;
      }
    }
  }
  period.excluded = period.end - base;
  period.end = almanac().roll(period.end, where);
  return period;
}

/// The relevant time (Article 12A(2)), or nothing while something asked for has not come.
[[nodiscard]] inline std::optional<int> relevant_time(const ClockInput& input) {
  int latest = almanac().number(input.received);
  for (const auto& [date, open] : {std::pair{input.identity_received, input.identity_open},
                                   std::pair{input.authority_received, input.authority_open},
                                   std::pair{input.fee_paid, input.fee_open}}) {
    if (!date && open) {
      return std::nullopt;
    }
    latest = std::max(latest, date ? almanac().number(*date) : latest);
  }
  return latest;
}

/// The dates of Article 12A by brute force; of a complaint the day to acknowledge it by (DPA 2018 s.164A(3)).
[[nodiscard]] inline Outcome reckon(const ClockInput& input) {
  const Almanac& days = almanac();
  const Jurisdiction where = input.jurisdiction;
  const int received = days.number(input.received);
  if (input.right == Right::complaint) {
    return {.due = days.roll(received + 30, where)};
  }
  Outcome outcome{.starts = relevant_time(input)};
  if (!outcome.starts) {
    return outcome;
  }
  const int start = *outcome.starts;
  const SortedPauses pauses = sorted_pauses(input);
  const Period one_month = count_out(start, 1, pauses, where, AskingDay::excluded);
  outcome.extended =
      input.extension && (one_month.open || days.number(input.extension->notice_given) <= one_month.end);
  const int months = outcome.extended ? 3 : 1;
  const Period period = count_out(start, months, pauses, where, AskingDay::excluded);
  outcome.excluded_days = period.excluded;
  outcome.paused = period.open;
  if (!one_month.open) {
    outcome.extension_notice_by = one_month.end;
  }
  if (!period.open) {
    const bool old_text = received < days.number(2026, 2, 5);  // SI 2026/82 reg 4(a)
    outcome.due = period.end;
    const auto strictly = [&](int count) {
      return old_text ? days.roll(days.months_on(received, count), where)
                      : count_out(start, count, pauses, where, AskingDay::counted).end;
    };
    // A notice that is late on the strict reading extends nothing on it.
    const bool in_time = outcome.extended && days.number(input.extension->notice_given) <= strictly(1);
    outcome.cautious_due = strictly(in_time ? 3 : 1);
  }
  return outcome;
}

/// What the product says, in the same plain numbers.
[[nodiscard]] inline Outcome said_by_product(Right right, const dsrkit::clock::ClockDates& dates) {
  const auto number = [](const std::optional<Date>& date) {
    return date ? std::optional(almanac().number(*date)) : std::nullopt;
  };
  if (right == Right::complaint) {
    return {.due = number(dates.due)};
  }
  return {.starts = number(dates.starts),
          .due = number(dates.due),
          .cautious_due = number(dates.cautious_due),
          .extension_notice_by = number(dates.extension_notice_by),
          .excluded_days = dates.excluded_days,
          .extended = dates.extended,
          .paused = dates.paused};
}

/// A case on one line, for the person who has to find out who is wrong.
[[nodiscard]] inline std::string describe(const ClockInput& input) {
  const auto text = [](const std::optional<Date>& date) {
    return date ? almanac().text(almanac().number(*date)) : std::string("open");
  };
  std::string line(right_name(input.right));
  line.append(" in ").append(jurisdiction_name(input.jurisdiction)).append(", received ");
  line += text(input.received);
  for (const auto& [what, date, open] :
       {std::tuple{"identity", input.identity_received, input.identity_open},
        std::tuple{"authority", input.authority_received, input.authority_open},
        std::tuple{"fee", input.fee_paid, input.fee_open}}) {
    if (date || open) {
      line.append(", ").append(what).append(" ").append(text(date));
    }
  }
  for (const Pause& pause : input.clarifications) {
    line.append(", asked ").append(text(pause.asked)).append("..").append(text(pause.answered));
  }
  if (input.extension) {
    line.append(", extension notice ").append(text(input.extension->notice_given));
  }
  return line;
}

[[nodiscard]] inline std::string describe(const Outcome& outcome) {
  const auto text = [](const std::optional<int>& day) { return day ? almanac().text(*day) : "none"; };
  return "starts " + text(outcome.starts) + ", due " + text(outcome.due) + ", cautious " +
         text(outcome.cautious_due) + ", notice by " + text(outcome.extension_notice_by) + ", " +
         std::to_string(outcome.excluded_days) + " days excluded" + (outcome.extended ? ", extended" : "") +
         (outcome.paused ? ", paused" : "");
}

}  // namespace brute_force
