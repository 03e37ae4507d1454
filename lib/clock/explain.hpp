#pragma once

#include "dsrkit/clock/clock.hpp"

namespace dsrkit::clock {

/// Adds to the dates how they were found: the steps, what else the law sets a day for, and what was given and
/// could not be counted.
void explain(const ClockInput& input, const std::vector<Demand>& too_late, const HolidayCalendar& holidays,
             ClockResult& result);

}  // namespace dsrkit::clock
