#include "dsrkit/workflow/due.hpp"

#include "dsrkit/law/gates.hpp"
#include "dsrkit/workflow/review.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// Cases in which something may be left to do: the open ones, and those that ended without a hand-over.
std::vector<CaseState> unfinished_states() {
  std::vector<CaseState> states{CaseState::refused, CaseState::decided};
  for (const std::string& name : state_names()) {
    RequestCase request;
    request.state = *parse_state(name);
    if (is_open(request)) {
      states.push_back(request.state);
    }
  }
  return states;
}

CaseProgress progress_of(Desk& desk, const CaseStanding& standing, const clock::HolidayCalendar& holidays) {
  const RequestCase& request = standing.request;
  CaseProgress progress;
  progress.wants_sign_off =
      request.state == CaseState::redacted && desk.reg().mention_counts(request.reference).open == 0;
  progress.owners = owner_questions(desk.workspace().config().sources, standing,
                                    desk.reg().searches(request.reference), holidays);
  std::erase_if(progress.owners, [](const OwnerQuestion& owner) { return !owner.open(); });
  return progress;
}

/// Who has to do the next thing is written at the task that ends the case.
WaitingOn next_actor(const std::vector<Task>& tasks) {
  for (const Task& task : tasks) {
    if (task.kind == TaskKind::reply || task.kind == TaskKind::complaint_outcome) {
      return task.waiting_on;
    }
  }
  return WaitingOn::council;
}

/// Of a case that is shown: looking takes a walk through its records.
std::vector<std::string> gates_of(Desk& desk, const RequestCase& request) {
  return is_open(request) && desk.reg().count_items(request.reference) > 0
             ? open_gates(desk, request.reference)
             : std::vector<std::string>{};
}

Task gate_task(const std::string& reference, const std::vector<std::string>& gates) {
  Task task;
  task.reference = reference;
  task.kind = TaskKind::gate;
  task.about = gates.front();
  task.text = gates.size() == 1 ? "answer the gate " + gates.front() + " before release"
                                : "answer " + std::to_string(gates.size()) +
                                      " gates before release, next: " + gates.front();
  task.citation = law::gate(gates.front()).citation;
  return task;
}

bool is_overdue(const Task& task) {
  return task.overdue;
}

/// Days first, what has none last.
auto by_day(const std::optional<Date>& day) {
  return std::pair(!day.has_value(), day.value_or(Date{}));
}

bool comes_before(const Task& a, const Task& b) {
  return std::tuple(!a.overdue, by_day(a.by), std::tie(a.reference, a.kind, a.about)) <
         std::tuple(!b.overdue, by_day(b.by), std::tie(b.reference, b.kind, b.about));
}

bool due_before(const DueCase& a, const DueCase& b) {
  return std::tuple(by_day(a.standing.clock.due), std::tie(a.standing.request.reference)) <
         std::tuple(by_day(b.standing.clock.due), std::tie(b.standing.request.reference));
}

}  // namespace

bool DueList::overdue() const {
  return std::any_of(tasks.begin(), tasks.end(), is_overdue);
}

DueList due_list(Desk& desk, std::optional<int> within_days) {
  DueList list;
  list.today = desk.context().today;
  const auto holidays = desk.workspace().holidays();
  store::CaseFilter unfinished;
  unfinished.states = unfinished_states();
  for (CaseStanding& standing : list_cases(desk, unfinished)) {
    std::vector<Task> tasks = tasks_of(standing, progress_of(desk, standing, holidays), list.today, holidays);
    const WaitingOn waiting_on = next_actor(tasks);
    std::erase_if(tasks, [&](const Task& task) {
      return within_days && !task.overdue && task.days_left && *task.days_left > *within_days;
    });
    if (!tasks.empty()) {
      const bool overdue = std::any_of(tasks.begin(), tasks.end(), is_overdue);
      std::vector<std::string> gates = gates_of(desk, standing.request);
      if (!gates.empty()) {
        tasks.push_back(gate_task(standing.request.reference, gates));
      }
      list.cases.push_back({std::move(standing), waiting_on, overdue, std::move(gates)});
      std::move(tasks.begin(), tasks.end(), std::back_inserter(list.tasks));
    }
  }
  std::sort(list.cases.begin(), list.cases.end(), due_before);
  std::sort(list.tasks.begin(), list.tasks.end(), comes_before);
  return list;
}

}  // namespace dsrkit::workflow
