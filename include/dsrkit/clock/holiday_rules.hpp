#pragma once

#include "dsrkit/clock/holiday_calendar.hpp"
#include "dsrkit/model/request_case.hpp"

#include <vector>

namespace dsrkit::clock {

/// The bank holidays of a year by the general rules (Banking and Financial Dealings Act 1971 Sch 1, common
/// law and the proclamations made every year), without one-off days, in order of date. Days that fall on a
/// weekend are given on their substitute day only, as gov.uk does.
[[nodiscard]] std::vector<Holiday> holidays_by_rule(Jurisdiction jurisdiction, int year);

/// The days alone, for whoever needs many years of them.
[[nodiscard]] std::vector<Date> holiday_dates_by_rule(Jurisdiction jurisdiction, int year);

}  // namespace dsrkit::clock
