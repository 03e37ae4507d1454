#include "dsrkit/codec/icalendar.hpp"

#include "dsrkit/base/strings.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace dsrkit;
using namespace dsrkit::codec;
using namespace std::chrono_literals;

namespace {

const Instant kMadeAt = *try_parse_instant("2026-11-22T10:11:12Z");

std::string written(const CalendarDay& day) {
  return write_icalendar("Rights requests", kMadeAt, std::vector<CalendarDay>{day});
}

/// What a reader of the calendar sees: folded lines put together again (RFC 5545 section 3.1).
std::string unfolded(const std::string& calendar) {
  return replace_all(calendar, "\r\n ", "");
}

bool has_line(const std::string& calendar, const std::string& line) {
  return unfolded(calendar).find("\r\n" + line + "\r\n") != std::string::npos;
}

}  // namespace

TEST_CASE("an all-day entry ends on the next day and leaves the day free", "[codec][icalendar]") {
  const std::string calendar =
      written({"AR-2026-0001.reply@dsrkit", 2026y / 12 / 31, "AR-2026-0001: reply", "", {}});
  CHECK(calendar ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//dsrkit//dsrkit//EN\r\nCALSCALE:GREGORIAN\r\n"
        "METHOD:PUBLISH\r\nX-WR-CALNAME:Rights requests\r\n"
        "BEGIN:VEVENT\r\nUID:AR-2026-0001.reply@dsrkit\r\nDTSTAMP:20261122T101112Z\r\n"
        "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\nSUMMARY:AR-2026-0001: reply\r\n"
        "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("a calendar without entries is still one", "[codec][icalendar]") {
  const std::string calendar = write_icalendar("Rights requests", kMadeAt, {});
  CHECK(calendar.starts_with("BEGIN:VCALENDAR\r\n"));
  CHECK(calendar.ends_with("\r\nEND:VCALENDAR\r\n"));
  CHECK(calendar.find("VEVENT") == std::string::npos);
}

TEST_CASE("a reminder comes at nine in the morning so many days before", "[codec][icalendar]") {
  CHECK(has_line(written({"u", 2026y / 12 / 1, "s", "", 3}), "TRIGGER:-P2DT15H"));
  CHECK(has_line(written({"u", 2026y / 12 / 1, "s", "", 1}), "TRIGGER:-PT15H"));
  CHECK(written({"u", 2026y / 12 / 1, "s", "", {}}).find("VALARM") == std::string::npos);
}

TEST_CASE("commas, semicolons, backslashes and line feeds are escaped, other controls left out",
          "[codec][icalendar]") {
  const std::string calendar = written({"u", 2026y / 12 / 1, "a,b;c\\d\ne\r\x01", "", {}});
  CHECK(has_line(calendar, "SUMMARY:a\\,b\\;c\\\\d\\ne"));
}

TEST_CASE("long lines are folded at 75 octets and never inside a character", "[codec][icalendar]") {
  for (const std::string shift : {"", "a", "ab", "abc"}) {
    std::string text = shift;
    for (int i = 0; i < 60; ++i) {
      text += "\u00e9\u20ac\U0001F4C5";
    }
    const std::string calendar = written({"u", 2026y / 12 / 1, text, "", {}});
    for (const std::string& line : split(replace_all(calendar, "\r\n", "\n"), '\n')) {
      CHECK(line.size() <= 75);
      CHECK(is_valid_utf8(line));
    }
    CHECK(has_line(calendar, "SUMMARY:" + text));
  }
}

TEST_CASE("a line of exactly 75 octets is not folded, one more is", "[codec][icalendar]") {
  const std::string fits(75 - std::string("SUMMARY:").size(), 'x');
  CHECK(written({"u", 2026y / 12 / 1, fits, "", {}}).find("\r\n ") == std::string::npos);
  CHECK(written({"u", 2026y / 12 / 1, fits + "x", "", {}}).find("\r\n x\r\n") != std::string::npos);
}
