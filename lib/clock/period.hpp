#pragma once

#include "dsrkit/clock/clock.hpp"

#include <optional>
#include <vector>

namespace dsrkit::clock {

/// Whether the day on which the council asks belongs to the days that do not count: by the words of Article
/// 12A(5) it does; published examples leave it out.
enum class Reckoning { statutory, cautious };

/// What one clarification did to a period.
struct CountedPause {
  Pause pause;
  int days = 0;           ///< days it adds; those of an earlier pause are not counted twice
  bool too_late = false;  ///< asked after the period had ended
};

/// A period in months from `start`, day by day as Regulation 1182/71 Article 3 counts.
struct Period {
  Date start{};
  int months = 1;
  Date base{};  ///< its end when nothing is excluded (Regulation 1182/71 Article 3(2)(c))
  Date end{};   ///< its end with the excluded days, before the roll to a working day
  Date due{};   ///< its last working day; meaningless while `days_left` is set
  int excluded_days = 0;
  std::optional<int> days_left;  ///< set while a pause is open
  std::vector<CountedPause> pauses;
};

/// `pauses` are in the order in which they were asked.
[[nodiscard]] Period count_period(Date start, int months, const std::vector<Pause>& pauses,
                                  Jurisdiction jurisdiction, const HolidayCalendar& holidays,
                                  Reckoning reckoning);

}  // namespace dsrkit::clock
