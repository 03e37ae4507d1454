#include "dsrkit/clock/holiday_calendar.hpp"

#include "dsrkit/clock/holiday_rules.hpp"
#include "dsrkit/codec/json.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string>

using namespace dsrkit;
using namespace dsrkit::clock;

namespace {

constexpr std::array<Jurisdiction, 3> kEverywhere{Jurisdiction::england_and_wales, Jurisdiction::scotland,
                                                  Jurisdiction::northern_ireland};

Date date(std::string_view text) {
  return parse_date(text, "test date");
}

std::set<std::string> dates_of(const std::vector<Holiday>& holidays) {
  std::set<std::string> result;
  for (const Holiday& holiday : holidays) {
    result.insert(format_date(holiday.date));
  }
  return result;
}

std::set<std::string> missing_from(const std::set<std::string>& all, const std::set<std::string>& some) {
  std::set<std::string> result;
  std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::inserter(result, result.end()));
  return result;
}

Value feed(const std::string& events) {
  const std::string division = R"({"division":"x","events":)" + events + "}";
  return codec::parse_json(R"({"england-and-wales":)" + division + R"(,"scotland":)" + division +
                               R"(,"northern-ireland":)" + division + "}",
                           "feed");
}

}  // namespace

TEST_CASE("the shipped bank holidays differ from the general rules only by proclaimed days",
          "[clock][holidays]") {
  const auto calendar = shipped_holidays();
  for (const Jurisdiction jurisdiction : kEverywhere) {
    std::set<std::string> shipped;
    std::set<std::string> by_rule;
    for (int year = 2017; year <= 2027; ++year) {
      shipped.merge(dates_of(calendar.holidays_in(jurisdiction, year)));
      by_rule.merge(dates_of(holidays_by_rule(jurisdiction, year)));
    }
    std::set<std::string> proclaimed{"2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"};
    if (jurisdiction == Jurisdiction::scotland) {
      proclaimed.insert("2026-06-15");
    }
    CHECK(missing_from(shipped, by_rule) == proclaimed);
    CHECK(missing_from(by_rule, shipped) == std::set<std::string>{"2020-05-04", "2022-05-30"});
  }
}

TEST_CASE("a holiday on a weekend is kept on the next free weekday", "[clock][holidays]") {
  CHECK(dates_of(holidays_by_rule(Jurisdiction::england_and_wales, 2027)) ==
        std::set<std::string>{"2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31",
                              "2027-08-30", "2027-12-27", "2027-12-28"});
  CHECK(dates_of(holidays_by_rule(Jurisdiction::scotland, 2017)).count("2017-01-03") == 1);
  CHECK(dates_of(holidays_by_rule(Jurisdiction::northern_ireland, 2026)).count("2026-07-13") == 1);
  const auto christmas_on_sunday = holidays_by_rule(Jurisdiction::england_and_wales, 2022);
  CHECK(christmas_on_sunday.back() == Holiday{date("2022-12-27"), "Christmas Day", "Substitute day"});
}

TEST_CASE("Easter is where the tables of the church put it", "[clock][holidays]") {
  const auto good_friday = [](int year) {
    const auto days = holidays_by_rule(Jurisdiction::scotland, year);
    return format_date(std::find_if(days.begin(), days.end(), [](const Holiday& day) {
                         return day.title == "Good Friday";
                       })->date);
  };
  CHECK(good_friday(2008) == "2008-03-21");
  CHECK(good_friday(2011) == "2011-04-22");
  CHECK(good_friday(2019) == "2019-04-19");
  CHECK(good_friday(2038) == "2038-04-23");
  CHECK(good_friday(2049) == "2049-04-16");
}

TEST_CASE("inside the published years only published days are holidays, outside the rules stand in",
          "[clock][holidays]") {
  const auto jurisdiction = Jurisdiction::england_and_wales;
  const HolidayCalendar calendar({{jurisdiction, {{date("2026-07-01"), "Special day", ""}}}},
                                 date("2026-01-01"), date("2026-12-31"));
  CHECK_FALSE(calendar.is_working_day(jurisdiction, date("2026-07-01")));
  CHECK(calendar.is_working_day(jurisdiction, date("2026-12-25")));
  CHECK_FALSE(calendar.is_working_day(jurisdiction, date("2027-01-01")));
  CHECK(calendar.holidays_in(jurisdiction, 2026).size() == 1);
  CHECK(calendar.working_day_on_or_after(jurisdiction, date("2026-12-26")) == date("2026-12-28"));
}

TEST_CASE("a feed without published years covers the years every division has", "[clock][holidays]") {
  Diagnostics diagnostics;
  const auto calendar = parse_holidays(
      feed(
          R"([{"title":"A","date":"2026-01-01"},{"title":"B","date":"2024-12-25","notes":"","bunting":true}])"),
      "feed", diagnostics);
  CHECK(diagnostics.empty());
  CHECK(calendar.published_from() == date("2024-01-01"));
  CHECK(calendar.published_to() == date("2026-12-31"));
}

TEST_CASE("mistakes in a feed are all reported with their place", "[clock][holidays]") {
  Diagnostics diagnostics;
  (void)parse_holidays(feed(R"([{"title":"A","date":"01/01/2026"}])"), "feed", diagnostics);
  REQUIRE(has_errors(diagnostics));
  CHECK(diagnostics.front().where == "feed/england-and-wales/events/0/date");
  diagnostics.clear();
  (void)parse_holidays(Value::object(), "feed", diagnostics);
  CHECK(diagnostics.size() == 3);
}
