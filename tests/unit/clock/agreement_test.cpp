#include "random_cases.hpp"

#include "dsrkit/clock/clock.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <exception>
#include <string>
#include <vector>

using namespace dsrkit;
using namespace std::chrono_literals;
using brute_force::almanac;
using brute_force::describe;

namespace {

constexpr int kCases = 1'000'000;

/// What the two say of a case they do not agree on, or "".
std::string disagreement(const clock::ClockInput& input, const clock::HolidayCalendar& holidays) {
  const brute_force::Outcome expected = brute_force::reckon(input);
  try {
    const auto said = brute_force::said_by_product(input.right, clock::reckon(input, holidays));
    return said == expected
               ? ""
               : describe(input) + " | expected: " + describe(expected) + " | said: " + describe(said);
  } catch (const std::exception& error) {
    return describe(input) + " | expected: " + describe(expected) + " | failed: " + error.what();
  }
}

}  // namespace

TEST_CASE("the second implementation finds the published Easter Sundays", "[clock][agreement]") {
  for (const Date sunday : {Date(2016y / 3 / 27), Date(2019y / 4 / 21), Date(2022y / 4 / 17),
                            Date(2024y / 3 / 31), Date(2025y / 4 / 20), Date(2026y / 4 / 5),
                            Date(2027y / 3 / 28), Date(2035y / 3 / 25), Date(2038y / 4 / 25)}) {
    CHECK(almanac().easter(static_cast<int>(sunday.year())) == almanac().number(sunday));
  }
}

TEST_CASE("the second implementation finds the dates that the regulator and the statute's reading give",
          "[clock][agreement]") {
  struct Vector {
    Date received;
    std::array<Date, 3> due;  ///< England and Wales, Scotland, Northern Ireland
    bool extended = false;
    std::vector<clock::Pause> pauses{};
  };

  const auto everywhere = [](Date date) { return std::array<Date, 3>{date, date, date}; };
  const std::vector<Vector> vectors{
      {2019y / 9 / 3, everywhere(2019y / 10 / 3)},
      {2024y / 1 / 1, everywhere(2024y / 2 / 1)},
      {2024y / 11 / 25, everywhere(2024y / 12 / 27)},
      {2025y / 1 / 31, everywhere(2025y / 2 / 28)},
      {2026y / 1 / 31, everywhere(2026y / 3 / 2)},
      {2028y / 1 / 31, everywhere(2028y / 2 / 29)},
      {2026y / 3 / 3, {2026y / 4 / 7, 2026y / 4 / 6, 2026y / 4 / 7}},
      {2026y / 5 / 15, {2026y / 6 / 15, 2026y / 6 / 16, 2026y / 6 / 15}},
      {2026y / 10 / 30, {2026y / 11 / 30, 2026y / 12 / 1, 2026y / 11 / 30}},
      {2026y / 6 / 12, {2026y / 7 / 13, 2026y / 7 / 13, 2026y / 7 / 14}},
      {2026y / 2 / 17, {2026y / 3 / 17, 2026y / 3 / 17, 2026y / 3 / 18}},
      {2026y / 11 / 25, everywhere(2026y / 12 / 29)},
      {2026y / 12 / 1, {2027y / 1 / 4, 2027y / 1 / 5, 2027y / 1 / 4}},
      {2026y / 8 / 31, {2026y / 11 / 30, 2026y / 12 / 1, 2026y / 11 / 30}, true},
      {2026y / 1 / 31, everywhere(2026y / 4 / 30), true},
      {2026y / 11 / 30, everywhere(2027y / 3 / 1), true},
      {2026y / 9 / 8, everywhere(2026y / 10 / 13), false, {{2026y / 9 / 14, 2026y / 9 / 18}}},
      {2026y / 9 / 8, everywhere(2026y / 12 / 14), true, {{2026y / 9 / 14, 2026y / 9 / 18}}},
      {2026y / 9 / 14, everywhere(2026y / 10 / 16), false, {{2026y / 9 / 14, 2026y / 9 / 16}}},
      {2026y / 9 / 3,
       everywhere(2026y / 10 / 19),
       false,
       {{2026y / 9 / 10, 2026y / 9 / 20}, {2026y / 10 / 5, 2026y / 10 / 8}}},
      {2026y / 9 / 3,
       everywhere(2026y / 10 / 13),
       false,
       {{2026y / 9 / 10, 2026y / 9 / 17}, {2026y / 9 / 15, 2026y / 9 / 19}}},
  };
  for (const Vector& vector : vectors) {
    for (std::size_t index = 0; index < brute_force::kEverywhere.size(); ++index) {
      clock::ClockInput input;
      input.jurisdiction = brute_force::kEverywhere.at(index);
      input.received = vector.received;
      input.clarifications = vector.pauses;
      if (vector.extended) {
        input.extension = clock::Extension{.notice_given = vector.received, .reason = "complex"};
      }
      INFO(describe(input));
      const brute_force::Outcome outcome = brute_force::reckon(input);
      REQUIRE(outcome.due);
      CHECK(almanac().text(*outcome.due) == almanac().text(almanac().number(vector.due.at(index))));
    }
  }
}

TEST_CASE("both implementations close on the same days from 2017 to 2040", "[clock][agreement]") {
  const clock::HolidayCalendar holidays = clock::shipped_holidays();
  for (const Jurisdiction where : brute_force::kEverywhere) {
    for (int day = almanac().number(2017, 1, 1); day <= almanac().number(2040, 12, 31); ++day) {
      if (holidays.is_working_day(where, almanac().date(day)) != almanac().is_working(day, where)) {
        FAIL_CHECK(jurisdiction_name(where) << " " << almanac().text(day));
      }
    }
  }
}

TEST_CASE("both implementations find the same dates for a million random cases", "[clock][agreement]") {
  const clock::HolidayCalendar holidays = clock::shipped_holidays();
  brute_force::CaseMaker maker(20260205);
  for (int count = 0; count < kCases; ++count) {
    if (const std::string difference = disagreement(maker.any(), holidays); !difference.empty()) {
      FAIL("case " << count << ": " << difference);
    }
  }
  SUCCEED();
}
