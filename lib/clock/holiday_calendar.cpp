#include "dsrkit/clock/holiday_calendar.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/clock/holiday_rules.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::clock {
namespace {

using std::chrono::sys_days;
using std::chrono::weekday;

bool earlier(const Holiday& a, const Holiday& b) {
  return a.date < b.date;
}

std::optional<Holiday> find_in(const std::vector<Holiday>& ordered, Date date) {
  const auto found = std::lower_bound(ordered.begin(), ordered.end(), Holiday{date, {}, {}}, earlier);
  return found != ordered.end() && found->date == date ? std::optional(*found) : std::nullopt;
}

bool is_weekend(sys_days day) {
  return weekday(day).iso_encoding() > 5;
}

int year_of(Date date) {
  return static_cast<int>(date.year());
}

std::size_t index_of(Jurisdiction jurisdiction) {
  return static_cast<std::size_t>(jurisdiction);
}

}  // namespace

std::string_view holiday_origin_name(HolidayOrigin origin) {
  switch (origin) {
    case HolidayOrigin::published: return "published";
    case HolidayOrigin::imported: return "imported";
    case HolidayOrigin::rule: return "rule";
    case HolidayOrigin::local: return "local";
  }
  return "";
}

HolidayCalendar::HolidayCalendar(Published published, Date from, Date to)
    : m_published(std::move(published)), m_from(from), m_to(to) {
  for (const Jurisdiction jurisdiction : kJurisdictions) {
    auto& days = m_published[jurisdiction];
    std::erase_if(days, [this](const Holiday& holiday) { return !is_published(holiday.date); });
    std::sort(days.begin(), days.end(), earlier);
    m_local[jurisdiction];
    prepare(jurisdiction);
  }
}

HolidayCalendar HolidayCalendar::with_local(Jurisdiction jurisdiction, std::vector<Holiday> holidays) const {
  HolidayCalendar result = *this;
  for (Holiday& holiday : holidays) {
    holiday.origin = HolidayOrigin::local;
    holiday.notes = kLocalHolidayNote;
  }
  std::sort(holidays.begin(), holidays.end(), earlier);
  result.m_local[jurisdiction] = std::move(holidays);
  result.prepare(jurisdiction);
  return result;
}

void HolidayCalendar::prepare(Jurisdiction jurisdiction) {
  auto& free_days = m_free_days[index_of(jurisdiction)];
  free_days.reset();
  const auto set_free = [&free_days](sys_days day) {
    if (kPreparedFrom <= day && day <= kPreparedTo) {
      free_days.set(static_cast<std::size_t>((day - kPreparedFrom).count()));
    }
  };
  for (sys_days day = kPreparedFrom; day <= kPreparedTo; day += std::chrono::days(1)) {
    if (is_weekend(day)) {
      set_free(day);
    }
  }
  for (int year = kFirstHolidayYear; year <= kLastHolidayYear; ++year) {
    for (const Date date : holiday_dates_by_rule(jurisdiction, year)) {
      if (!is_published(date)) {
        set_free(date);
      }
    }
  }
  for (const auto* holidays : {&m_published.at(jurisdiction), &m_local.at(jurisdiction)}) {
    for (const Holiday& holiday : *holidays) {
      set_free(holiday.date);
    }
  }
}

bool HolidayCalendar::is_published(Date date) const {
  return m_from <= date && date <= m_to;
}

const std::vector<Holiday>& HolidayCalendar::published(Jurisdiction jurisdiction) const {
  return m_published.at(jurisdiction);
}

std::optional<Holiday> HolidayCalendar::holiday_on(Jurisdiction jurisdiction, Date date) const {
  auto holiday = is_published(date) ? find_in(published(jurisdiction), date)
                                    : find_in(holidays_by_rule(jurisdiction, year_of(date)), date);
  return holiday ? holiday : find_in(m_local.at(jurisdiction), date);
}

bool HolidayCalendar::is_free(Jurisdiction jurisdiction, sys_days day) const {
  if (kPreparedFrom <= day && day <= kPreparedTo) {
    return m_free_days[index_of(jurisdiction)][static_cast<std::size_t>((day - kPreparedFrom).count())];
  }
  return is_weekend(day) || holiday_on(jurisdiction, day);
}

bool HolidayCalendar::is_working_day(Jurisdiction jurisdiction, Date date) const {
  return !is_free(jurisdiction, sys_days(date));
}

Date HolidayCalendar::working_day_on_or_after(Jurisdiction jurisdiction, Date date) const {
  sys_days day(date);
  while (is_free(jurisdiction, day)) {
    day += std::chrono::days(1);
  }
  return day;
}

Date HolidayCalendar::working_days_after(Jurisdiction jurisdiction, Date date, std::int64_t days) const {
  sys_days day(date);
  for (std::int64_t passed = 0; passed < days;) {
    day += std::chrono::days(1);
    passed += is_free(jurisdiction, day) ? 0 : 1;
  }
  return day;
}

std::vector<Holiday> HolidayCalendar::holidays_in(Jurisdiction jurisdiction, int year) const {
  std::vector<Holiday> result = holidays_by_rule(jurisdiction, year);
  std::erase_if(result, [this](const Holiday& holiday) { return is_published(holiday.date); });
  const auto in_year = [year](const Holiday& holiday) { return year_of(holiday.date) == year; };
  std::copy_if(published(jurisdiction).begin(), published(jurisdiction).end(), std::back_inserter(result),
               in_year);
  std::sort(result.begin(), result.end(), earlier);
  for (const Holiday& holiday : m_local.at(jurisdiction)) {
    if (in_year(holiday) && !find_in(result, holiday.date)) {
      result.insert(std::upper_bound(result.begin(), result.end(), holiday, earlier), holiday);
    }
  }
  return result;
}

HolidayCalendar merged(const HolidayCalendar& known, const HolidayCalendar& imported) {
  const auto range = [](const HolidayCalendar& calendar) {
    return format_date(calendar.published_from()) + " to " + format_date(calendar.published_to());
  };
  if (add_days(known.published_to(), 1) < imported.published_from() ||
      add_days(imported.published_to(), 1) < known.published_from()) {
    throw Error(ErrorCode::data_invalid,
                "the bank holidays of " + range(imported) + " leave a gap to those known, " + range(known),
                "import a feed that has the years between them too");
  }
  HolidayCalendar::Published published;
  for (const Jurisdiction jurisdiction : kJurisdictions) {
    auto& days = published[jurisdiction];
    for (const Holiday& holiday : known.published(jurisdiction)) {
      if (!imported.is_published(holiday.date)) {
        days.push_back(holiday);
      }
    }
    for (Holiday holiday : imported.published(jurisdiction)) {
      holiday.origin = HolidayOrigin::imported;
      days.push_back(std::move(holiday));
    }
  }
  return {std::move(published), std::min(known.published_from(), imported.published_from()),
          std::max(known.published_to(), imported.published_to())};
}

}  // namespace dsrkit::clock
