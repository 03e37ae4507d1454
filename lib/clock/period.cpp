#include "period.hpp"

#include <algorithm>

namespace dsrkit::clock {

Period count_period(Date start, int months, const std::vector<Pause>& pauses, Jurisdiction jurisdiction,
                    const HolidayCalendar& holidays, Reckoning reckoning) {
  Period period;
  period.start = start;
  period.months = months;
  period.base = add_months(start, months);
  period.end = period.base;
  period.due = holidays.working_day_on_or_after(jurisdiction, period.end);
  Date dealt_with = start;
  for (const Pause& pause : pauses) {
    if (pause.asked > period.due) {
      period.pauses.push_back({pause, 0, true});
      continue;
    }
    const Date from = add_days(pause.asked, reckoning == Reckoning::cautious ? 1 : 0);
    const Date first = std::max(from, add_days(dealt_with, 1));
    // Whoever asks on the working day that a weekend has moved the end to has that day left.
    const int left = std::max(1, days_between(first, period.end) + 1);
    if (!pause.answered) {
      period.pauses.push_back({pause, 0, false});
      period.days_left = left;
      break;
    }
    const int days = std::max(0, days_between(first, *pause.answered) + 1);
    period.pauses.push_back({pause, days, false});
    period.excluded_days += days;
    if (days > 0) {
      dealt_with = *pause.answered;
      period.end = add_days(dealt_with, left);
      period.due = holidays.working_day_on_or_after(jurisdiction, period.end);
    }
  }
  return period;
}

}  // namespace dsrkit::clock
