#include "dsrkit/clock/holiday_calendar.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/clock/holiday_rules.hpp"
#include "dsrkit/codec/json.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace dsrkit;
using namespace dsrkit::clock;

namespace {

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

/// Feeds with one holiday for each day, everywhere.
HolidayCalendar published(const std::vector<std::string>& days, std::string_view from, std::string_view to) {
  HolidayCalendar::Published everywhere;
  for (const Jurisdiction jurisdiction : kJurisdictions) {
    for (const auto& day : days) {
      everywhere[jurisdiction].push_back({date(day), "Day off", ""});
    }
  }
  return {everywhere, date(from), date(to)};
}

std::vector<std::string> codes_of(const Diagnostics& diagnostics) {
  std::vector<std::string> codes;
  for (const Diagnostic& found : diagnostics) {
    codes.push_back(found.code);
  }
  return codes;
}

}  // namespace

TEST_CASE("the shipped bank holidays differ from the general rules only by proclaimed days",
          "[clock][holidays]") {
  const auto calendar = shipped_holidays();
  for (const Jurisdiction jurisdiction : kJurisdictions) {
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
  CHECK(christmas_on_sunday.back() ==
        Holiday{date("2022-12-27"), "Christmas Day", "Substitute day", HolidayOrigin::rule});
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

TEST_CASE("working days are counted from the day after, without weekends and bank holidays",
          "[clock][holidays]") {
  const auto calendar = shipped_holidays();
  const auto jurisdiction = Jurisdiction::england_and_wales;
  CHECK(calendar.working_days_after(jurisdiction, date("2026-11-02"), 10) == date("2026-11-16"));
  CHECK(calendar.working_days_after(jurisdiction, date("2026-12-23"), 2) == date("2026-12-29"));
  CHECK(calendar.working_days_after(jurisdiction, date("2026-11-07"), 1) == date("2026-11-09"));
  CHECK(calendar.working_days_after(jurisdiction, date("2026-11-07"), 0) == date("2026-11-07"));
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

TEST_CASE("the days proclaimed once are holidays, and the days they replaced are not", "[clock][holidays]") {
  const auto calendar = shipped_holidays();
  for (const Jurisdiction jurisdiction : kJurisdictions) {
    for (const char* day :
         {"2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08", "2026-12-28", "2027-12-28"}) {
      INFO(jurisdiction_name(jurisdiction) << " " << day);
      CHECK_FALSE(calendar.is_working_day(jurisdiction, date(day)));
      CHECK(calendar.holiday_on(jurisdiction, date(day)).has_value());
    }
    CHECK(calendar.is_working_day(jurisdiction, date("2020-05-04")));
    CHECK(calendar.is_working_day(jurisdiction, date("2022-05-30")));
    const bool scotland = jurisdiction == Jurisdiction::scotland;
    CHECK(calendar.is_working_day(jurisdiction, date("2026-06-15")) != scotland);
    CHECK(calendar.is_working_day(jurisdiction, date("2026-04-06")) == scotland);
  }
  CHECK(calendar.holiday_on(Jurisdiction::scotland, date("2026-06-15"))->origin == HolidayOrigin::published);
}

TEST_CASE("the general rules reproduce what was published for 2017 to 2023, titles and notes included",
          "[clock][holidays]") {
  const auto calendar = shipped_holidays();
  for (const Jurisdiction jurisdiction : kJurisdictions) {
    for (int year = 2017; year <= 2023; ++year) {
      for (const Holiday& expected : holidays_by_rule(jurisdiction, year)) {
        INFO(jurisdiction_name(jurisdiction) << " " << format_date(expected.date));
        CHECK(expected.origin == HolidayOrigin::rule);
        const auto shipped = calendar.holiday_on(jurisdiction, expected.date);
        if (expected.date == date("2020-05-04") || expected.date == date("2022-05-30")) {
          CHECK_FALSE(shipped.has_value());
          continue;
        }
        REQUIRE(shipped.has_value());
        CHECK(shipped->title == expected.title);
        CHECK(shipped->notes == expected.notes);
      }
    }
  }
}

TEST_CASE("what is prepared agrees with what is looked up, on every day of a century and beyond it",
          "[clock][holidays]") {
  const auto calendar =
      shipped_holidays().with_local(Jurisdiction::scotland, {{date("2026-09-28"), "Autumn holiday", ""}});
  for (const Jurisdiction jurisdiction : kJurisdictions) {
    int disagreements = 0;
    for (int year = kFirstHolidayYear - 1; year <= kLastHolidayYear + 1; ++year) {
      std::set<Date> holidays;
      for (const Holiday& holiday : calendar.holidays_in(jurisdiction, year)) {
        holidays.insert(holiday.date);
      }
      const Date last = std::chrono::year(year) / 12 / 31;
      for (Date day = std::chrono::year(year) / 1 / 1; day <= last; day = add_days(day, 1)) {
        const unsigned weekday = std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding();
        const bool works = weekday < 6 && holidays.count(day) == 0;
        disagreements += calendar.is_working_day(jurisdiction, day) != works ? 1 : 0;
      }
    }
    CHECK(disagreements == 0);
  }
  CHECK(calendar.working_day_on_or_after(Jurisdiction::england_and_wales, date("2100-12-31")) ==
        date("2100-12-31"));
  CHECK(calendar.working_day_on_or_after(Jurisdiction::england_and_wales, date("2101-01-01")) ==
        date("2101-01-04"));
}

TEST_CASE("a holiday of the council's own moves dates, and says that it is one", "[clock][holidays][local]") {
  const auto jurisdiction = Jurisdiction::scotland;
  const auto calendar = shipped_holidays().with_local(
      jurisdiction, {{date("2026-12-28"), "Shutdown", "ours"}, {date("2026-09-28"), "Autumn holiday", "x"}});
  CHECK(calendar.working_day_on_or_after(jurisdiction, date("2026-09-26")) == date("2026-09-29"));
  const auto autumn = calendar.holiday_on(jurisdiction, date("2026-09-28"));
  REQUIRE(autumn.has_value());
  CHECK(*autumn ==
        Holiday{date("2026-09-28"), "Autumn holiday", std::string(kLocalHolidayNote), HolidayOrigin::local});
  CHECK(calendar.is_working_day(Jurisdiction::england_and_wales, date("2026-09-28")));
  CHECK(calendar.holiday_on(jurisdiction, date("2026-12-28"))->title == "Boxing Day");
  CHECK(calendar.holidays_in(jurisdiction, 2026).size() ==
        shipped_holidays().holidays_in(jurisdiction, 2026).size() + 1);
}

TEST_CASE("an import wins in the years it covers and nowhere else", "[clock][holidays][import]") {
  const auto jurisdiction = Jurisdiction::northern_ireland;
  const auto calendar =
      merged(shipped_holidays(), published({"2027-07-01", "2028-03-01"}, "2027-01-01", "2028-12-31"));
  CHECK(calendar.published_from() == date("2017-01-01"));
  CHECK(calendar.published_to() == date("2028-12-31"));
  CHECK(calendar.holiday_on(jurisdiction, date("2026-12-25"))->origin == HolidayOrigin::published);
  CHECK(calendar.holiday_on(jurisdiction, date("2027-07-01"))->origin == HolidayOrigin::imported);
  CHECK(calendar.is_working_day(jurisdiction, date("2027-12-27")));
  CHECK(calendar.is_working_day(jurisdiction, date("2028-12-25")));
  CHECK(calendar.holiday_on(jurisdiction, date("2029-12-25"))->origin == HolidayOrigin::rule);
}

TEST_CASE("an import may begin the day after what is known, and leave no gap", "[clock][holidays][import]") {
  CHECK(merged(shipped_holidays(), published({"2028-01-03"}, "2028-01-01", "2028-12-31")).published_to() ==
        date("2028-12-31"));
  CHECK(merged(shipped_holidays(), published({"2016-01-01"}, "2016-01-01", "2016-12-31")).published_from() ==
        date("2016-01-01"));
  CHECK_THROWS_WITH(merged(shipped_holidays(), published({"2029-01-01"}, "2029-01-01", "2029-12-31")),
                    "the bank holidays of 2029-01-01 to 2029-12-31 leave a gap to those known, 2017-01-01 to "
                    "2027-12-31");
  CHECK_THROWS_AS(merged(shipped_holidays(), published({"2015-01-01"}, "2015-01-01", "2015-12-31")), Error);
}

TEST_CASE("a calendar written as a feed reads back the same", "[clock][holidays][import]") {
  const auto shipped = shipped_holidays();
  Diagnostics diagnostics;
  const auto again = parse_holidays(holidays_to_json(shipped), "feed", diagnostics);
  CHECK(diagnostics.empty());
  CHECK(again.published_from() == shipped.published_from());
  CHECK(again.published_to() == shipped.published_to());
  for (const Jurisdiction jurisdiction : kJurisdictions) {
    CHECK(again.published(jurisdiction) == shipped.published(jurisdiction));
  }
}

TEST_CASE("a feed that cannot be is refused", "[clock][holidays][import]") {
  const auto mistakes = [](const std::string& events) {
    Diagnostics diagnostics;
    (void)parse_holidays(feed(events), "feed", diagnostics);
    return codes_of(diagnostics);
  };
  using Codes = std::vector<std::string>;
  CHECK(mistakes(R"([{"title":"A","date":"2026-01-01"},{"title":"B","date":"2026-01-01"}])") ==
        Codes(3, "duplicate-date"));
  CHECK(mistakes(R"([{"title":"A\u001b[2J","date":"2026-01-01"}])") == Codes(3, "unprintable"));
  CHECK(mistakes(R"([{"date":"2026-01-01"}])") == Codes(3, "missing"));
  CHECK(mistakes("[]") == Codes(3, "missing"));
  CHECK(mistakes("7") == Codes{"wrong-type", "missing", "wrong-type", "missing", "wrong-type", "missing"});
}

TEST_CASE("divisions without a year in common publish nothing", "[clock][holidays][import]") {
  Value json = feed(R"([{"title":"A","date":"2026-01-01"}])");
  json.set("scotland", codec::parse_json(R"({"events":[{"title":"A","date":"2027-01-01"}]})", "feed"));
  Diagnostics diagnostics;
  (void)parse_holidays(json, "feed", diagnostics);
  CHECK(codes_of(diagnostics) == std::vector<std::string>{"no-years"});
}

TEST_CASE("a year that is missing or looks unfinished is noticed", "[clock][holidays][import]") {
  CHECK(check_years(shipped_holidays(), "feed").empty());
  const auto gap = check_years(published({"2026-01-01", "2028-01-01"}, "2026-01-01", "2028-12-31"), "feed");
  CHECK(codes_of(gap) == std::vector<std::string>{"year-incomplete", "year-missing", "year-incomplete",
                                                  "year-incomplete", "year-missing", "year-incomplete",
                                                  "year-incomplete", "year-missing", "year-incomplete"});
  CHECK(gap.front().severity == Severity::warning);
  CHECK(has_errors(gap));
  CHECK(codes_of(check_years(published({"0001-01-01"}, "0001-01-01", "9999-12-31"), "feed")) ==
        std::vector<std::string>{"years-out-of-range"});
}

TEST_CASE("a year with more holidays than can be is refused, for every one gives more time",
          "[clock][holidays][import]") {
  std::vector<std::string> days;
  for (int day = 1; day <= 21; ++day) {
    days.push_back("2026-03-" + std::string(day < 10 ? "0" : "") + std::to_string(day));
  }
  const auto found = check_years(published(days, "2026-01-01", "2026-12-31"), "feed");
  CHECK(codes_of(found) == std::vector<std::string>(3, "too-many-holidays"));
  CHECK(has_errors(found));
}
