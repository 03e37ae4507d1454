#pragma once

#include "dsrkit/clock/holiday_calendar.hpp"
#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/holidays.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// Which holidays to show.
struct HolidaySelection {
  std::vector<Jurisdiction> jurisdictions;
  int first_year = 0;
  int last_year = 0;
};

/// dsrkit.holidays/1.
[[nodiscard]] Value holidays_json(const clock::HolidayCalendar& calendar, const HolidaySelection& selection);
[[nodiscard]] std::string holidays_text(const clock::HolidayCalendar& calendar,
                                        const HolidaySelection& selection);

/// dsrkit.holidays-import/1.
[[nodiscard]] Value holiday_import_json(const workflow::HolidayImport& import, bool dry_run);
[[nodiscard]] std::string holiday_import_text(const workflow::HolidayImport& import, bool dry_run);

}  // namespace dsrkit::render
