#pragma once

#include "period.hpp"

#include "dsrkit/clock/clock.hpp"

namespace dsrkit::clock {

/// How the relevant time was found: receipt, identity, authority, fee, and which of them counts.
void explain_start(const ClockInput& input, ClockResult& result);

/// How the end of the period was found.
void explain_period(const ClockInput& input, const Period& period, const HolidayCalendar& holidays,
                    ClockResult& result);

/// What follows from the due date: reply, careful date, last day for an extension.
void explain_due(ClockResult& result);

/// The thirty days in which a complaint must be acknowledged.
void explain_complaint(const ClockInput& input, Date end, const HolidayCalendar& holidays,
                       ClockResult& result);

}  // namespace dsrkit::clock
