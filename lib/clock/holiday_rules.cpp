#include "dsrkit/clock/holiday_rules.hpp"

#include <algorithm>
#include <string_view>

namespace dsrkit::clock {
namespace {

using std::chrono::days;
using std::chrono::Monday;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;

/// A holiday without the strings: a calendar prepares the days of a century.
struct RuleDay {
  Date date{};
  std::string_view title;
  bool substitute = false;
};

bool is_weekend(Date date) {
  const unsigned day = weekday(sys_days(date)).iso_encoding();
  return day > 5;
}

/// Gregorian Easter by the method of Meeus, Jones and Butcher.
Date easter_sunday(int in_year) {
  const int golden = in_year % 19;
  const int century = in_year / 100;
  const int leap_skips = century / 4;
  const int moon_correction = (century - (century + 8) / 25 + 1) / 3;
  const int full_moon = (19 * golden + century - leap_skips - moon_correction + 15) % 30;
  const int weekday_shift = (32 + 2 * (century % 4) + 2 * (in_year % 100 / 4) - full_moon - in_year % 4) % 7;
  const int late_correction = (golden + 11 * full_moon + 22 * weekday_shift) / 451;
  const int march_day = 22 + full_moon + weekday_shift - 7 * late_correction;
  return {sys_days(year(in_year) / 3 / 1) + days(march_day - 1)};
}

/// Days with a fixed date; on a weekend a later weekday takes their place.
std::vector<RuleDay> fixed_days(Jurisdiction jurisdiction, year y) {
  std::vector<RuleDay> result{{y / 1 / 1, "New Year’s Day"}};
  if (jurisdiction == Jurisdiction::scotland) {
    result.push_back({y / 1 / 2, "2nd January"});
    result.push_back({y / 11 / 30, "St Andrew’s Day"});
  }
  if (jurisdiction == Jurisdiction::northern_ireland) {
    result.push_back({y / 3 / 17, "St Patrick’s Day"});
    result.push_back({y / 7 / 12, "Battle of the Boyne (Orangemen’s Day)"});
  }
  result.push_back({y / 12 / 25, "Christmas Day"});
  result.push_back({y / 12 / 26, "Boxing Day"});
  return result;
}

/// Days that are bound to a day of the week.
std::vector<RuleDay> moving_days(Jurisdiction jurisdiction, year y) {
  const bool scotland = jurisdiction == Jurisdiction::scotland;
  const Date easter = easter_sunday(static_cast<int>(y));
  const auto last_monday = [y](unsigned in_month) {
    return Date(sys_days(y / month(in_month) / Monday[std::chrono::last]));
  };
  const auto first_monday = [y](unsigned in_month) {
    return Date(sys_days(y / month(in_month) / Monday[1]));
  };
  std::vector<RuleDay> result{{add_days(easter, -2), "Good Friday"},
                              {first_monday(5), "Early May bank holiday"},
                              {last_monday(5), "Spring bank holiday"},
                              {scotland ? first_monday(8) : last_monday(8), "Summer bank holiday"}};
  if (!scotland) {
    result.push_back({add_days(easter, 1), "Easter Monday"});
  }
  return result;
}

void move_to_substitute(RuleDay& day, const std::vector<RuleDay>& taken) {
  const auto is_taken = [&taken](Date date) {
    return std::any_of(taken.begin(), taken.end(),
                       [date](const RuleDay& other) { return other.date == date; });
  };
  while (is_weekend(day.date) || is_taken(day.date)) {
    day.date = add_days(day.date, 1);
  }
  day.substitute = true;
}

std::vector<RuleDay> days_by_rule(Jurisdiction jurisdiction, int in_year) {
  const year y(in_year);
  std::vector<RuleDay> result = moving_days(jurisdiction, y);
  std::vector<RuleDay> on_weekend;
  for (const RuleDay& day : fixed_days(jurisdiction, y)) {
    (is_weekend(day.date) ? on_weekend : result).push_back(day);
  }
  for (RuleDay& day : on_weekend) {
    move_to_substitute(day, result);
    result.push_back(day);
  }
  std::sort(result.begin(), result.end(), [](const RuleDay& a, const RuleDay& b) { return a.date < b.date; });
  return result;
}

}  // namespace

std::vector<Holiday> holidays_by_rule(Jurisdiction jurisdiction, int in_year) {
  std::vector<Holiday> result;
  for (const RuleDay& day : days_by_rule(jurisdiction, in_year)) {
    result.push_back(
        {day.date, std::string(day.title), day.substitute ? "Substitute day" : "", HolidayOrigin::rule});
  }
  return result;
}

std::vector<Date> holiday_dates_by_rule(Jurisdiction jurisdiction, int in_year) {
  std::vector<Date> result;
  for (const RuleDay& day : days_by_rule(jurisdiction, in_year)) {
    result.push_back(day.date);
  }
  return result;
}

}  // namespace dsrkit::clock
