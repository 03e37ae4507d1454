#pragma once

#include "dsrkit/clock/clock.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace dsrkit::clock {

/// In which a complaint must be acknowledged (DPA 2018 s.164A(3)).
inline constexpr int kAcknowledgeDays = 30;

/// Whether the day on which the council asks belongs to the days that do not count: by the words of Article
/// 12A(5) it does; published examples leave it out.
enum class Reckoning { statutory, cautious };

/// What one clarification did to a period.
struct CountedPause {
  const Pause& pause;
  int days = 0;           ///< days it adds; those of an earlier pause are not counted twice
  bool too_late = false;  ///< asked after the period had ended
};

/// A period in months from `start`, as Regulation 1182/71 Article 3 counts.
struct Period {
  Date start{};
  int months = 1;
  Date base{};  ///< its end when nothing is excluded (Regulation 1182/71 Article 3(2)(c))
  Date end{};   ///< its end with the excluded days, before the roll to a working day
  Date due{};   ///< its last working day; meaningless while `days_left` is set
  int excluded_days = 0;
  std::optional<int> days_left;  ///< set while a pause is open
};

/// Counts a period; `pauses` are in the order in which they were asked. Days are excluded once, and only
/// after the start; the end rolls to a working day once, with everything excluded. `visit` sees each pause
/// that was looked at.
template <typename Visit>
Period count_period(Date start, int months, std::span<const Pause> pauses, Jurisdiction jurisdiction,
                    const HolidayCalendar& holidays, Reckoning reckoning, const Visit& visit) {
  Period period;
  period.start = start;
  period.months = months;
  period.base = add_months(start, months);
  period.end = period.base;
  period.due = holidays.working_day_on_or_after(jurisdiction, period.end);
  Date dealt_with = start;
  for (const Pause& pause : pauses) {
    if (pause.asked > period.due) {
      visit(CountedPause{pause, 0, true});
      continue;
    }
    const Date from = add_days(pause.asked, reckoning == Reckoning::cautious ? 1 : 0);
    const Date first = std::max(from, add_days(dealt_with, 1));
    if (!pause.answered) {
      visit(CountedPause{pause, 0, false});
      period.days_left = std::max(0, days_between(first, period.end) + 1);
      break;
    }
    const int days = std::max(0, days_between(first, *pause.answered) + 1);
    visit(CountedPause{pause, days, false});
    if (days > 0) {
      dealt_with = *pause.answered;
      period.excluded_days += days;
      period.end = add_days(period.base, period.excluded_days);
      period.due = holidays.working_day_on_or_after(jurisdiction, period.end);
    }
  }
  return period;
}

inline Period count_period(Date start, int months, std::span<const Pause> pauses, Jurisdiction jurisdiction,
                           const HolidayCalendar& holidays, Reckoning reckoning) {
  return count_period(start, months, pauses, jurisdiction, holidays, reckoning, [](const CountedPause&) {});
}

/// The clarifications that can count, in the order in which they were asked; none but for access requests
/// (Article 12A(5)). Refers to the input where that is in order already.
class OrderedPauses {
public:
  explicit OrderedPauses(const ClockInput& input);
  OrderedPauses(const OrderedPauses&) = delete;
  OrderedPauses& operator=(const OrderedPauses&) = delete;

  [[nodiscard]] std::span<const Pause> get() const { return m_pauses; }

private:
  std::vector<Pause> m_sorted;
  std::span<const Pause> m_pauses;
};

}  // namespace dsrkit::clock
