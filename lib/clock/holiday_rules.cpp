#include "dsrkit/clock/holiday_rules.hpp"

#include <algorithm>

namespace dsrkit::clock {
namespace {

using std::chrono::days;
using std::chrono::Monday;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;

constexpr std::string_view kNewYear = "New Year’s Day";

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
std::vector<Holiday> fixed_days(Jurisdiction jurisdiction, year y) {
  std::vector<Holiday> result{{y / 1 / 1, std::string(kNewYear), ""}};
  if (jurisdiction == Jurisdiction::scotland) {
    result.push_back({y / 1 / 2, "2nd January", ""});
    result.push_back({y / 11 / 30, "St Andrew’s Day", ""});
  }
  if (jurisdiction == Jurisdiction::northern_ireland) {
    result.push_back({y / 3 / 17, "St Patrick’s Day", ""});
    result.push_back({y / 7 / 12, "Battle of the Boyne (Orangemen’s Day)", ""});
  }
  result.push_back({y / 12 / 25, "Christmas Day", ""});
  result.push_back({y / 12 / 26, "Boxing Day", ""});
  return result;
}

/// Days that are bound to a day of the week.
std::vector<Holiday> moving_days(Jurisdiction jurisdiction, year y) {
  const bool scotland = jurisdiction == Jurisdiction::scotland;
  const Date easter = easter_sunday(static_cast<int>(y));
  const auto last_monday = [y](unsigned in_month) {
    return Date(sys_days(y / month(in_month) / Monday[std::chrono::last]));
  };
  const auto first_monday = [y](unsigned in_month) {
    return Date(sys_days(y / month(in_month) / Monday[1]));
  };
  std::vector<Holiday> result{{add_days(easter, -2), "Good Friday", ""},
                              {first_monday(5), "Early May bank holiday", ""},
                              {last_monday(5), "Spring bank holiday", ""},
                              {scotland ? first_monday(8) : last_monday(8), "Summer bank holiday", ""}};
  if (!scotland) {
    result.push_back({add_days(easter, 1), "Easter Monday", ""});
  }
  return result;
}

void move_to_substitute(Holiday& holiday, const std::vector<Holiday>& taken) {
  const auto is_taken = [&taken](Date date) {
    return std::any_of(taken.begin(), taken.end(),
                       [date](const Holiday& other) { return other.date == date; });
  };
  while (is_weekend(holiday.date) || is_taken(holiday.date)) {
    holiday.date = add_days(holiday.date, 1);
  }
  holiday.notes = "Substitute day";
}

}  // namespace

std::vector<Holiday> holidays_by_rule(Jurisdiction jurisdiction, int in_year) {
  const year y(in_year);
  std::vector<Holiday> result = moving_days(jurisdiction, y);
  std::vector<Holiday> on_weekend;
  for (Holiday& holiday : fixed_days(jurisdiction, y)) {
    (is_weekend(holiday.date) ? on_weekend : result).push_back(std::move(holiday));
  }
  for (Holiday& holiday : on_weekend) {
    move_to_substitute(holiday, result);
    result.push_back(std::move(holiday));
  }
  std::sort(result.begin(), result.end(), [](const Holiday& a, const Holiday& b) { return a.date < b.date; });
  return result;
}

}  // namespace dsrkit::clock
