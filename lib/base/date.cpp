#include "dsrkit/base/date.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace dsrkit {
namespace {

template <typename Integer>
bool read_digits(std::string_view text, Integer& value) {
  for (const char c : text) {
    if (c < '0' || c > '9') {
      return false;
    }
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

std::optional<Date> try_parse_date(std::string_view text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !read_digits(text.substr(0, 4), year) ||
      !read_digits(text.substr(5, 2), month) || !read_digits(text.substr(8, 2), day)) {
    return std::nullopt;
  }
  const Date date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  return date.ok() ? std::optional<Date>(date) : std::nullopt;
}

Date parse_date(std::string_view text, std::string_view what) {
  if (const auto date = try_parse_date(text)) {
    return *date;
  }
  throw Error(ErrorCode::usage, std::string(what) + " is not a date",
              "write the date as YYYY-MM-DD, for example 2026-04-03 for 3 April 2026");
}

std::string format_date(Date date) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

std::string format_date_long(Date date) {
  static constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
  return std::to_string(static_cast<unsigned>(date.day())) + " " +
         kMonths.at(static_cast<unsigned>(date.month()) - 1) + " " +
         std::to_string(static_cast<int>(date.year()));
}

std::string_view weekday_name(Date date) {
  static constexpr std::array<std::string_view, 7> kDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                         "Thursday", "Friday", "Saturday"};
  return kDays.at(std::chrono::weekday(std::chrono::sys_days(date)).c_encoding());
}

std::optional<Instant> try_parse_instant(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z') {
    return std::nullopt;
  }
  const auto date = try_parse_date(text.substr(0, 10));
  int hours = 0;
  int minutes = 0;
  int seconds = 0;
  if (!date || !read_digits(text.substr(11, 2), hours) || !read_digits(text.substr(14, 2), minutes) ||
      !read_digits(text.substr(17, 2), seconds) || hours > 23 || minutes > 59 || seconds > 59) {
    return std::nullopt;
  }
  int milliseconds = 0;
  if (text.size() != 20 &&
      (text.size() != 24 || text[19] != '.' || !read_digits(text.substr(20, 3), milliseconds))) {
    return std::nullopt;
  }
  return Instant(std::chrono::sys_days(*date)) + std::chrono::hours(hours) + std::chrono::minutes(minutes) +
         std::chrono::seconds(seconds) + std::chrono::milliseconds(milliseconds);
}

std::optional<Instant> try_parse_timestamp(std::string_view text) {
  static constexpr std::size_t kSeconds = 19;  // "2026-11-22T10:11:12"
  std::string utc(text.substr(0, kSeconds));
  if (utc.size() < kSeconds || (utc[10] != 'T' && utc[10] != 't' && utc[10] != ' ')) {
    return std::nullopt;
  }
  utc[10] = 'T';
  std::string_view rest = text.substr(kSeconds);
  std::string milliseconds;
  if (rest.starts_with('.')) {
    const std::size_t end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
    milliseconds = (std::string(rest.substr(1, end - 1)) + "000").substr(0, 3);
    if (end == 1) {
      return std::nullopt;
    }
    rest.remove_prefix(end);
  }
  const auto local = try_parse_instant(utc + (milliseconds.empty() ? "" : "." + milliseconds) + "Z");
  if (rest == "Z" || rest == "z") {
    return local;
  }
  int hours = 0;
  int minutes = 0;
  if (!local || rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':' ||
      !read_digits(rest.substr(1, 2), hours) || !read_digits(rest.substr(4, 2), minutes) || hours > 23 ||
      minutes > 59) {
    return std::nullopt;
  }
  const auto offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
  return rest[0] == '+' ? *local - offset : *local + offset;
}

std::string format_instant(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(instant - day));
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "T%02d:%02d:%02dZ", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return format_date(Date(day)) + text.data();
}

Date date_of(Instant instant) {
  return {std::chrono::floor<std::chrono::days>(instant)};
}

Date add_days(Date date, int days) {
  return {std::chrono::sys_days(date) + std::chrono::days(days)};
}

Date add_months(Date date, int months) {
  const Date same_day = date + std::chrono::months(months);
  return same_day.ok() ? same_day : Date(same_day.year() / same_day.month() / std::chrono::last);
}

int days_between(Date first, Date second) {
  return static_cast<int>((std::chrono::sys_days(second) - std::chrono::sys_days(first)).count());
}

}  // namespace dsrkit
