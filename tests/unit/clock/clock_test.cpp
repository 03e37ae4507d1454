#include "dsrkit/clock/clock.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace dsrkit;
using namespace dsrkit::clock;

namespace {

constexpr std::array<Jurisdiction, 3> kEverywhere{Jurisdiction::england_and_wales, Jurisdiction::scotland,
                                                  Jurisdiction::northern_ireland};

const HolidayCalendar& holidays() {
  static const HolidayCalendar calendar = shipped_holidays();
  return calendar;
}

Date date(std::string_view text) {
  return parse_date(text, "test date");
}

ClockInput received(std::string_view on, Jurisdiction jurisdiction = Jurisdiction::england_and_wales) {
  ClockInput input;
  input.jurisdiction = jurisdiction;
  input.received = date(on);
  return input;
}

std::string due(const ClockInput& input) {
  const auto result = compute(input, holidays());
  return result.due ? format_date(*result.due) : "open";
}

bool has_warning(const ClockResult& result, std::string_view code) {
  return std::any_of(result.warnings.begin(), result.warnings.end(),
                     [code](const Diagnostic& warning) { return warning.code == code; });
}

struct Vector {
  const char* received;
  int months;
  const char* england_and_wales;
  const char* scotland;
  const char* northern_ireland;
};

}  // namespace

TEST_CASE("the plain period ends as the regulator's examples and independent reckoning say",
          "[clock][vectors]") {
  const auto v = GENERATE(Vector{"2019-09-03", 1, "2019-10-03", "2019-10-03", "2019-10-03"},
                          Vector{"2024-01-01", 1, "2024-02-01", "2024-02-01", "2024-02-01"},
                          Vector{"2024-11-25", 1, "2024-12-27", "2024-12-27", "2024-12-27"},
                          Vector{"2025-01-31", 1, "2025-02-28", "2025-02-28", "2025-02-28"},
                          Vector{"2026-01-31", 1, "2026-03-02", "2026-03-02", "2026-03-02"},
                          Vector{"2028-01-31", 1, "2028-02-29", "2028-02-29", "2028-02-29"},
                          Vector{"2026-03-31", 1, "2026-04-30", "2026-04-30", "2026-04-30"},
                          Vector{"2026-09-03", 1, "2026-10-05", "2026-10-05", "2026-10-05"},
                          Vector{"2026-03-03", 1, "2026-04-07", "2026-04-06", "2026-04-07"},
                          Vector{"2026-05-15", 1, "2026-06-15", "2026-06-16", "2026-06-15"},
                          Vector{"2026-10-30", 1, "2026-11-30", "2026-12-01", "2026-11-30"},
                          Vector{"2026-06-12", 1, "2026-07-13", "2026-07-13", "2026-07-14"},
                          Vector{"2026-02-17", 1, "2026-03-17", "2026-03-17", "2026-03-18"},
                          Vector{"2026-11-25", 1, "2026-12-29", "2026-12-29", "2026-12-29"},
                          Vector{"2026-12-01", 1, "2027-01-04", "2027-01-05", "2027-01-04"},
                          Vector{"2026-08-31", 3, "2026-11-30", "2026-12-01", "2026-11-30"},
                          Vector{"2026-01-31", 3, "2026-04-30", "2026-04-30", "2026-04-30"},
                          Vector{"2026-11-30", 3, "2027-03-01", "2027-03-01", "2027-03-01"});
  CAPTURE(v.received, v.months);
  const std::array<const char*, 3> expected{v.england_and_wales, v.scotland, v.northern_ireland};
  for (std::size_t i = 0; i < kEverywhere.size(); ++i) {
    ClockInput input = received(v.received, kEverywhere.at(i));
    if (v.months == 3) {
      input.extension = Extension{input.received, "complex"};
    }
    CHECK(due(input) == expected.at(i));
  }
}

TEST_CASE("the time starts when identity, authority and fee are all there", "[clock][start]") {
  ClockInput input = received("2026-09-01");
  input.identity_received = date("2026-09-15");
  CHECK(due(input) == "2026-10-15");
  input.authority_received = date("2026-09-17");
  input.fee_paid = date("2026-09-16");
  CHECK(compute(input, holidays()).starts == date("2026-09-17"));
}

TEST_CASE("without what was asked for the time has not started and nothing is due", "[clock][start]") {
  ClockInput input = received("2026-09-01");
  input.identity_open = true;
  const auto result = compute(input, holidays());
  CHECK_FALSE(result.starts);
  CHECK_FALSE(result.due);
  CHECK_FALSE(result.cautious_due);
  REQUIRE(result.steps.size() == 3);
  CHECK(result.steps[1].citation.find("12(6)") != std::string::npos);
  input.identity_received = date("2026-09-02");
  CHECK(due(input) == "2026-10-02");
}

TEST_CASE("the days of asking and waiting do not count", "[clock][pause]") {
  ClockInput input = received("2026-09-08");
  input.clarifications = {{date("2026-09-14"), date("2026-09-18")}};
  auto result = compute(input, holidays());
  CHECK(result.due == date("2026-10-13"));
  CHECK(result.cautious_due == date("2026-10-12"));
  CHECK(result.excluded_days == 5);
  CHECK(result.extension_notice_by == date("2026-10-13"));
  input.extension = Extension{date("2026-10-13"), "complex"};
  result = compute(input, holidays());
  CHECK(result.extended);
  CHECK(result.due == date("2026-12-14"));
}

TEST_CASE("a question on the day of receipt leaves out only the days after it", "[clock][pause]") {
  ClockInput input = received("2026-09-14");
  input.clarifications = {{date("2026-09-14"), date("2026-09-16")}};
  const auto result = compute(input, holidays());
  CHECK(result.due == date("2026-10-16"));
  CHECK(result.excluded_days == 2);
}

TEST_CASE("a second question inside the lengthened time counts, overlapping days only once",
          "[clock][pause]") {
  ClockInput input = received("2026-09-03");
  input.clarifications = {{date("2026-10-05"), date("2026-10-08")}, {date("2026-09-10"), date("2026-09-20")}};
  auto result = compute(input, holidays());
  CHECK(result.due == date("2026-10-19"));
  CHECK(result.excluded_days == 15);
  input.clarifications = {{date("2026-09-10"), date("2026-09-17")}, {date("2026-09-15"), date("2026-09-19")}};
  result = compute(input, holidays());
  CHECK(result.due == date("2026-10-13"));
  CHECK(result.excluded_days == 10);
}

TEST_CASE("an open question stops the clock and says what will be left", "[clock][pause]") {
  ClockInput input = received("2026-09-08");
  input.clarifications = {{date("2026-09-14"), {}}};
  const auto open = compute(input, holidays());
  CHECK(open.paused);
  CHECK_FALSE(open.due);
  CHECK_FALSE(open.extension_notice_by);
  REQUIRE(open.days_left == 25);
  input.clarifications.front().answered = date("2026-09-18");
  CHECK(compute(input, holidays()).due == add_days(date("2026-09-18"), *open.days_left));
}

TEST_CASE("a question after the time is over changes nothing and is reported", "[clock][pause]") {
  ClockInput input = received("2026-09-03");
  input.clarifications = {{date("2026-10-06"), {}}};
  const auto result = compute(input, holidays());
  CHECK(result.due == date("2026-10-05"));
  CHECK_FALSE(result.paused);
  CHECK(has_warning(result, "pause-too-late"));
}

TEST_CASE("a question on the working day a weekend moved the end to leaves out its days from the end",
          "[clock][pause]") {
  ClockInput input = received("2026-09-03");
  input.clarifications = {{date("2026-10-05"), date("2026-10-06")}};
  CHECK(due(input) == "2026-10-05");
  input.clarifications = {{date("2026-10-05"), date("2026-10-08")}};
  const auto result = compute(input, holidays());
  CHECK(result.excluded_days == 4);
  CHECK(result.due == date("2026-10-07"));
  CHECK(has_warning(result, "no-time-left"));
}

TEST_CASE("only access requests can be paused", "[clock][pause]") {
  ClockInput input = received("2026-09-08");
  input.right = Right::erasure;
  input.clarifications = {{date("2026-09-14"), date("2026-09-18")}};
  const auto result = compute(input, holidays());
  CHECK(result.due == date("2026-10-08"));
  CHECK(has_warning(result, "pause-not-access"));
}

TEST_CASE("a late notice does not extend", "[clock][extension]") {
  ClockInput input = received("2026-08-31");
  input.extension = Extension{date("2026-09-30"), "complex"};
  CHECK(compute(input, holidays()).extended);
  input.extension->notice_given = date("2026-10-01");
  const auto late = compute(input, holidays());
  CHECK_FALSE(late.extended);
  CHECK(late.due == date("2026-09-30"));
  CHECK(has_warning(late, "extension-too-late"));
}

TEST_CASE("a notice that is in time only on the wider reading leaves the careful date where it was",
          "[clock][extension]") {
  ClockInput input = received("2026-09-01");
  input.clarifications = {{date("2026-09-07"), date("2026-09-12")}};
  input.extension = Extension{date("2026-10-07"), "complex"};
  const auto result = compute(input, holidays());
  CHECK(result.extended);
  CHECK(result.due == date("2026-12-07"));
  CHECK(result.extension_notice_by == date("2026-10-07"));
  CHECK(result.cautious_extension_notice_by == date("2026-10-06"));
  CHECK(result.cautious_due == date("2026-10-06"));
}

TEST_CASE("what is asked for when the time is over does not bring it back", "[clock][start]") {
  ClockInput input = received("2026-08-03");
  input.demands = {{Demand::Kind::identity, date("2026-09-04"), {}}};
  auto result = compute(input, holidays());
  CHECK(result.due == date("2026-09-03"));
  CHECK(has_warning(result, "asked-too-late"));
  input.demands = {{Demand::Kind::identity, date("2026-09-03"), date("2026-09-10")},
                   {Demand::Kind::authority, date("2026-10-13"), date("2026-10-20")}};
  result = compute(input, holidays());
  CHECK(result.starts == date("2026-09-10"));
  CHECK(result.due == date("2026-10-12"));
  input.demands[1].asked = date("2026-10-09");
  CHECK(compute(input, holidays()).starts == date("2026-10-20"));
}

TEST_CASE(
    "while one of several things asked for is missing the clock waits, in whatever order they are given",
    "[clock][start]") {
  ClockInput input = received("2026-08-03");
  input.demands = {{Demand::Kind::authority, date("2026-08-20"), date("2026-08-21")},
                   {Demand::Kind::identity, date("2026-08-05"), {}}};
  CHECK_FALSE(compute(input, holidays()).starts);
  std::swap(input.demands[0], input.demands[1]);
  CHECK_FALSE(compute(input, holidays()).starts);
}

TEST_CASE("requests received before 5 February 2026 follow the old text", "[clock][regime]") {
  ClockInput input = received("2026-02-04");
  input.identity_received = date("2026-02-10");
  const auto result = compute(input, holidays());
  CHECK(result.regime == Regime::pre_duaa);
  CHECK(result.due == date("2026-03-10"));
  CHECK(result.cautious_due == date("2026-03-04"));
  CHECK(compute(received("2026-02-05"), holidays()).regime == Regime::duaa);
}

TEST_CASE("a complaint is acknowledged within thirty days", "[clock][complaint]") {
  for (const Jurisdiction jurisdiction : kEverywhere) {
    ClockInput input = received("2026-06-19", jurisdiction);
    input.right = Right::complaint;
    const auto result = compute(input, holidays());
    CHECK(result.due == date("2026-07-20"));
    CHECK_FALSE(result.extension_notice_by);
    CHECK(result.warnings.empty());
  }
  ClockInput earlier = received("2026-06-18");
  earlier.right = Right::complaint;
  CHECK(has_warning(compute(earlier, holidays()), "before-complaints-duty"));
}

TEST_CASE("the steps tell the whole way in sentences with citations", "[clock][steps]") {
  const auto result = compute(received("2026-09-03"), holidays());
  REQUIRE(result.steps.size() == 5);
  CHECK(result.steps[0].text ==
        "The request was received on Thursday 3 September 2026; the day of receipt is not counted.");
  CHECK(result.steps[1].text ==
        "One month from the start ends on Saturday 3 October 2026, the same day of the month.");
  CHECK(result.steps[2].text ==
        "3 October 2026 is a Saturday, so the time runs to the end of the next working day, Monday 5 October "
        "2026.");
  CHECK(result.steps[2].citation == "Regulation 1182/71 Article 3(4)");
  CHECK(result.steps[3].date == date("2026-10-05"));
  for (const ClockStep& step : result.steps) {
    CHECK(step.text.ends_with('.'));
    CHECK_FALSE(step.citation.empty());
    CHECK(step.date.ok());
  }
}

TEST_CASE("reckoning gives the dates of the whole computation", "[clock]") {
  ClockInput input = received("2026-09-03");
  input.clarifications = {{date("2026-09-10"), date("2026-09-20")}};
  CHECK(reckon(input, holidays()) == static_cast<const ClockDates&>(compute(input, holidays())));
}

TEST_CASE("our own target is 28 days from the start with the days that do not count", "[clock][target]") {
  ClockInput input = received("2026-02-06");
  CHECK(compute(input, holidays()).internal_target == date("2026-03-06"));
  CHECK(compute(input, holidays()).due == date("2026-03-06"));
  input = received("2026-09-08");
  input.clarifications = {{date("2026-09-14"), date("2026-09-18")}};
  CHECK(compute(input, holidays()).internal_target == date("2026-10-11"));
  input.extension = Extension{date("2026-09-20"), "complex"};
  CHECK_FALSE(compute(input, holidays()).internal_target);
}

TEST_CASE("the Principal Reporter is told within fourteen days, to the end of a working day",
          "[clock][deadline]") {
  CHECK(reporter_told_by(date("2026-11-02"), holidays()) == date("2026-11-16"));
  // Saturday 28 November; Monday 30 November is St Andrew's Day.
  CHECK(reporter_told_by(date("2026-11-14"), holidays()) == date("2026-12-01"));
  ClockInput input = received("2026-11-02", Jurisdiction::scotland);
  input.reporter_question = date("2026-11-02");
  const auto result = compute(input, holidays());
  REQUIRE(result.deadlines.size() == 2);
  CHECK(result.deadlines.back().kind == "principal-reporter");
  CHECK(result.deadlines.back().by == date("2026-11-16"));
}

TEST_CASE("a health opinion serves for the six months that end with the day of reliance",
          "[clock][deadline]") {
  CHECK(oldest_usable_opinion(date("2026-11-21")) == date("2026-05-22"));
  CHECK(opinion_usable_until(date("2026-05-22")) == date("2026-11-21"));
  for (Date given = date("2026-01-01"); given < date("2029-01-01"); given = add_days(given, 1)) {
    const Date until = opinion_usable_until(given);
    CHECK(oldest_usable_opinion(until) <= given);
    CHECK(oldest_usable_opinion(add_days(until, 1)) > given);
  }
}

TEST_CASE("what arrived before the request does not move its start", "[clock][start]") {
  ClockInput input = received("2026-09-03");
  input.identity_received = date("2026-08-01");
  const auto result = compute(input, holidays());
  CHECK(result.starts == date("2026-09-03"));
  CHECK(has_warning(result, "before-receipt"));
}

TEST_CASE("dates that cannot be are refused", "[clock][input]") {
  ClockInput input = received("2026-09-03");
  input.clarifications = {{date("2026-09-02"), {}}};
  CHECK_THROWS_AS(compute(input, holidays()), Error);
  input.clarifications = {{date("2026-09-10"), date("2026-09-09")}};
  CHECK_THROWS_AS(compute(input, holidays()), Error);
  input.clarifications.clear();
  input.extension = Extension{date("2026-09-02"), ""};
  CHECK_THROWS_AS(compute(input, holidays()), Error);
  CHECK_THROWS_AS(compute(ClockInput{}, holidays()), Error);
  CHECK_THROWS_AS(compute(received("9999-12-31"), holidays()), Error);
}

TEST_CASE("a due date outside the published bank holidays is flagged", "[clock][holidays]") {
  CHECK_FALSE(compute(received("2027-11-30"), holidays()).beyond_published_holidays);
  const auto result = compute(received("2027-12-01"), holidays());
  CHECK(result.beyond_published_holidays);
  CHECK(has_warning(result, "beyond-published-holidays"));
}

TEST_CASE("for every day of thirty years the due date is a working day, in bounds and never runs back",
          "[clock][property]") {
  const Date last = date("2045-12-31");
  for (const Jurisdiction jurisdiction : kEverywhere) {
    Date previous{};
    bool sound = true;
    ClockInput input;
    input.jurisdiction = jurisdiction;
    for (input.received = date("2016-01-01"); input.received <= last;
         input.received = add_days(input.received, 1)) {
      const auto result = compute(input, holidays());
      const int length = days_between(input.received, *result.due);
      sound = sound && holidays().is_working_day(jurisdiction, *result.due) && length >= 28 && length <= 36 &&
              *result.due >= previous && result.cautious_due == result.due;
      previous = *result.due;
    }
    CHECK(sound);
  }
}

TEST_CASE("for every pause the careful date is never after the due date nor more than a roll before it",
          "[clock][property]") {
  bool sound = true;
  const Date start = date("2026-11-03");
  for (int asked = 0; asked <= 40; ++asked) {
    for (int waited = 0; waited <= 40; ++waited) {
      ClockInput input = received("2026-11-03");
      const Date on = add_days(start, asked);
      input.clarifications = {{on, add_days(on, waited)}};
      const auto result = compute(input, holidays());
      sound = sound && result.cautious_due <= result.due &&
              (!result.warnings.empty() || result.due > add_days(on, waited)) &&
              days_between(*result.cautious_due, *result.due) <= 6;
    }
  }
  CHECK(sound);
}
