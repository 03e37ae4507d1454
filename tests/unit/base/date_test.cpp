#include "dsrkit/base/date.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace std::chrono_literals;

TEST_CASE("a date is only what is written as year, month and day", "[base][date]") {
  CHECK((try_parse_date("2026-11-22") == Date(2026y / 11 / 22)));
  CHECK((try_parse_date("2024-02-29") == Date(2024y / 2 / 29)));
  for (const char* wrong : {"", "03/04/2025", "2025-2-3", "2025-02-30", "2025-13-01", "20250203",
                            "2025-02-0a", "-025-02-01", "2025-02-03 "}) {
    CHECK_FALSE(try_parse_date(wrong).has_value());
  }
  CHECK_THROWS_AS(parse_date("03/04/2025", "--received"), Error);
}

TEST_CASE("letters name the day and month in words", "[base][date]") {
  CHECK(format_date_long(2026y / 1 / 5) == "5 January 2026");
  CHECK(weekday_name(2026y / 11 / 22) == "Sunday");
}

TEST_CASE("an instant survives writing and reading", "[base][date]") {
  const auto instant = try_parse_instant("2026-11-22T10:11:12Z");
  REQUIRE(instant.has_value());
  CHECK(format_instant(*instant) == "2026-11-22T10:11:12Z");
  CHECK((date_of(*instant) == Date(2026y / 11 / 22)));
  CHECK_FALSE(try_parse_instant("2026-11-22T25:11:12Z").has_value());
  CHECK_FALSE(try_parse_instant("2026-11-22T10:11:12").has_value());
}

TEST_CASE("days are counted across month and year ends", "[base][date]") {
  CHECK((add_days(2026y / 12 / 31, 1) == Date(2027y / 1 / 1)));
  CHECK(days_between(2028y / 2 / 28, 2028y / 3 / 1) == 2);
}

TEST_CASE("months later is the same day of the month or its last day", "[base][date]") {
  const auto months_later = [](std::string_view date, int months) {
    return format_date(add_months(parse_date(date, "test date"), months));
  };
  CHECK(months_later("2026-09-03", 1) == "2026-10-03");
  CHECK(months_later("2028-01-31", 1) == "2028-02-29");
  CHECK(months_later("2026-11-30", 3) == "2027-02-28");
  CHECK(months_later("2026-08-31", -6) == "2026-02-28");
}

TEST_CASE("a timestamp of another program is a moment with any offset and fraction", "[base][date]") {
  const auto expected = try_parse_instant("2026-11-22T10:11:12Z");
  for (const char* written :
       {"2026-11-22T10:11:12Z", "2026-11-22T10:11:12+00:00", "2026-11-22T11:11:12+01:00",
        "2026-11-21T23:41:12-10:30", "2026-11-22t10:11:12z", "2026-11-22 10:11:12Z"}) {
    CHECK(try_parse_timestamp(written) == expected);
  }
  CHECK(try_parse_timestamp("2026-11-22T10:11:12.5Z") == *expected + std::chrono::milliseconds(500));
  CHECK(try_parse_timestamp("2026-11-22T10:11:12.123456+00:00") ==
        *expected + std::chrono::milliseconds(123));
  for (const char* wrong :
       {"", "2026-11-22", "2026-11-22T10:11:12", "2026-11-22T10:11:12.Z", "2026-11-22T10:11:12+1:00",
        "2026-11-22T10:11:12+24:00", "2026-11-22T10:11:12+00:60", "2026-11-22T10:11:12 +00:00",
        "2026-02-30T10:11:12Z", "2026-11-22T25:11:12Z", "2026-11-22T10:11:12Zulu", "2026-11-22T10:11:12.5"}) {
    CHECK_FALSE(try_parse_timestamp(wrong));
  }
}
