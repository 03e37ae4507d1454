#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/due.hpp"

#include <string>
#include <string_view>

namespace dsrkit::render {

/// dsrkit.due/1.
[[nodiscard]] Value due_json(const workflow::DueList& list);
/// One line a task, the overdue ones first.
[[nodiscard]] std::string due_text(const workflow::DueList& list);
/// The tasks that have a day, as an iCalendar file. It tells references and tasks, no names. `workspace`
/// tells the entries of several councils apart.
[[nodiscard]] std::string due_calendar(const workflow::DueList& list, std::string_view workspace,
                                       Instant made_at);

}  // namespace dsrkit::render
