#include "dsrkit/render/due.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/icalendar.hpp"
#include "dsrkit/render/casework.hpp"
#include "dsrkit/render/columns.hpp"

#include <utility>
#include <vector>

namespace dsrkit::render {
namespace {

using workflow::Task;
using workflow::TaskKind;

constexpr int kRemindDays = 3;  // practice, not law

std::string when(const Task& task) {
  if (!task.days_left) {
    return "-";
  }
  const int days = *task.days_left;
  if (days < 0) {
    return counted(-days, "day", "days") + (task.overdue ? " overdue" : " ago");
  }
  return days == 0 ? "today" : "in " + counted(days, "day", "days");
}

/// A word of the JSON as people write it.
std::string plain(std::string_view name) {
  return replace_all(std::string(name), "-", " ");
}

Value case_json(const workflow::DueCase& entry) {
  const auto& [request, history, clock, days_left, overdue] = entry.standing;
  const auto gates = static_cast<std::int64_t>(entry.gates.size());
  return Value::object({{"case", request.reference},
                        {"right", right_name(request.right)},
                        {"state", state_name(request.state)},
                        {"due", date_json(clock.due)},
                        {"cautious_due", date_json(clock.cautious_due)},
                        {"days_left", days_left ? Value(*days_left) : Value()},
                        {"overdue", entry.overdue},
                        {"paused", clock.paused},
                        {"waiting_on", workflow::waiting_on_name(entry.waiting_on)},
                        {"open_gates", gates},
                        {"next_gate", gates == 0 ? Value() : Value(entry.gates.front())}});
}

Value task_json(const Task& task) {
  return Value::object({{"case", task.reference},
                        {"kind", workflow::task_kind_name(task.kind)},
                        {"about", task.about.empty() ? Value() : Value(task.about)},
                        {"by", date_json(task.by)},
                        {"days_left", task.days_left ? Value(*task.days_left) : Value()},
                        {"overdue", task.overdue},
                        {"waiting_on", workflow::waiting_on_name(task.waiting_on)},
                        {"text", task.text},
                        {"citation", task.citation.empty() ? Value() : Value(task.citation)}});
}

/// Days that the law sets come with a reminder.
bool has_reminder(TaskKind kind) {
  return kind == TaskKind::reply || kind == TaskKind::acknowledgement || kind == TaskKind::reporter;
}

codec::CalendarDay calendar_day(const Task& task, std::string_view workspace) {
  const std::string kind(workflow::task_kind_name(task.kind));
  codec::CalendarDay day;
  day.uid = task.reference + "." + kind + (task.about.empty() ? "" : "." + task.about) + "@" +
            std::string(workspace) + ".dsrkit";
  day.on = *task.by;
  day.summary = task.reference + ": " + plain(kind);
  day.description = task.text + (task.citation.empty() ? "" : " (" + task.citation + ")");
  if (has_reminder(task.kind)) {
    day.remind_days_before = kRemindDays;
  }
  return day;
}

}  // namespace

Value due_json(const workflow::DueList& list) {
  Value cases = Value::array();
  int overdue = 0;
  for (const auto& entry : list.cases) {
    overdue += entry.overdue ? 1 : 0;
    cases.push_back(case_json(entry));
  }
  Value tasks = Value::array();
  for (const Task& task : list.tasks) {
    tasks.push_back(task_json(task));
  }
  return Value::object({{"format", "dsrkit.due/1"},
                        {"overdue", overdue},
                        {"cases", std::move(cases)},
                        {"tasks", std::move(tasks)}});
}

std::string due_text(const workflow::DueList& list) {
  if (list.tasks.empty()) {
    return "nothing is due\n";
  }
  std::vector<std::vector<std::string>> rows{{"BY", "CASE", "WHEN", "WAITING ON", "WHAT"}};
  for (const Task& task : list.tasks) {
    rows.push_back({task.by ? format_date(*task.by) : "-", task.reference, when(task),
                    plain(workflow::waiting_on_name(task.waiting_on)), task.text});
  }
  return columns(rows);
}

std::string due_calendar(const workflow::DueList& list, std::string_view workspace, Instant made_at) {
  std::vector<codec::CalendarDay> days;
  for (const Task& task : list.tasks) {
    if (task.by) {
      days.push_back(calendar_day(task, workspace));
    }
  }
  return codec::write_icalendar("Rights requests", made_at, days);
}

}  // namespace dsrkit::render
