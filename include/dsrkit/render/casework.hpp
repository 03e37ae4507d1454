#pragma once

#include "dsrkit/clock/clock.hpp"
#include "dsrkit/model/request_case.hpp"
#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/casework.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// dsrkit.case/1. Names are null unless `show_names`.
[[nodiscard]] Value case_json(const RequestCase& request, const clock::ClockResult& clock,
                              const std::vector<CaseEvent>& events, bool show_names);
[[nodiscard]] std::string case_text(const RequestCase& request, const clock::ClockResult& clock,
                                    const std::vector<CaseEvent>& events, bool show_names);

/// dsrkit.cases/1.
[[nodiscard]] Value cases_json(const std::vector<workflow::DueCase>& cases, bool show_names);
[[nodiscard]] std::string cases_text(const std::vector<workflow::DueCase>& cases, bool show_names);

/// dsrkit.clock/1.
[[nodiscard]] Value clock_json(const clock::ClockResult& clock);
/// The steps as a short story.
[[nodiscard]] std::string clock_text(const clock::ClockResult& clock);

/// dsrkit.due/1.
[[nodiscard]] Value due_json(const std::vector<workflow::DueCase>& cases);
[[nodiscard]] std::string due_text(const std::vector<workflow::DueCase>& cases);

/// A date, or null.
[[nodiscard]] Value date_json(const std::optional<Date>& date);

}  // namespace dsrkit::render
