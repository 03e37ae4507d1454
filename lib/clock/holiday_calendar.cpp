#include "dsrkit/clock/holiday_calendar.hpp"

#include "dsrkit/clock/holiday_rules.hpp"

#include <algorithm>

namespace dsrkit::clock {
namespace {

bool earlier(const Holiday& a, const Holiday& b) {
  return a.date < b.date;
}

std::optional<Holiday> find_in(const std::vector<Holiday>& ordered, Date date) {
  const auto found = std::lower_bound(ordered.begin(), ordered.end(), Holiday{date, {}, {}}, earlier);
  return found != ordered.end() && found->date == date ? std::optional(*found) : std::nullopt;
}

}  // namespace

HolidayCalendar::HolidayCalendar(Published published, Date from, Date to)
    : m_published(std::move(published)), m_from(from), m_to(to) {
  for (auto& entry : m_published) {
    std::sort(entry.second.begin(), entry.second.end(), earlier);
  }
}

bool HolidayCalendar::is_published(Date date) const {
  return m_from <= date && date <= m_to;
}

std::optional<Holiday> HolidayCalendar::holiday_on(Jurisdiction jurisdiction, Date date) const {
  if (!is_published(date)) {
    return find_in(holidays_by_rule(jurisdiction, static_cast<int>(date.year())), date);
  }
  const auto division = m_published.find(jurisdiction);
  return division == m_published.end() ? std::nullopt : find_in(division->second, date);
}

bool HolidayCalendar::is_working_day(Jurisdiction jurisdiction, Date date) const {
  const std::chrono::weekday day{std::chrono::sys_days(date)};
  return day != std::chrono::Saturday && day != std::chrono::Sunday && !holiday_on(jurisdiction, date);
}

Date HolidayCalendar::working_day_on_or_after(Jurisdiction jurisdiction, Date date) const {
  while (!is_working_day(jurisdiction, date)) {
    date = add_days(date, 1);
  }
  return date;
}

std::vector<Holiday> HolidayCalendar::holidays_in(Jurisdiction jurisdiction, int in_year) const {
  std::vector<Holiday> result;
  for (const Holiday& holiday : holidays_by_rule(jurisdiction, in_year)) {
    if (!is_published(holiday.date)) {
      result.push_back(holiday);
    }
  }
  if (const auto division = m_published.find(jurisdiction); division != m_published.end()) {
    for (const Holiday& holiday : division->second) {
      if (static_cast<int>(holiday.date.year()) == in_year && is_published(holiday.date)) {
        result.push_back(holiday);
      }
    }
  }
  std::sort(result.begin(), result.end(), earlier);
  return result;
}

}  // namespace dsrkit::clock
