#include "dsrkit/workflow/due.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

using namespace dsrkit;
using namespace dsrkit::workflow;
using namespace std::chrono_literals;

namespace {

const clock::HolidayCalendar& holidays() {
  static const clock::HolidayCalendar calendar = clock::shipped_holidays();
  return calendar;
}

CaseStanding standing(Date received, const CaseHistory& history = {}, Right right = Right::access) {
  CaseStanding made;
  made.request.reference = "AR-2026-0001";
  made.request.right = right;
  made.request.received = received;
  made.history = history;
  made.clock = clock::reckon(clock_input(made.request, history), holidays());
  return made;
}

Question asked(Date on, std::int64_t number = 2) {
  Question question;
  question.number = number;
  question.asked = on;
  return question;
}

std::vector<TaskKind> kinds_of(const std::vector<Task>& tasks) {
  std::vector<TaskKind> kinds;
  for (const Task& task : tasks) {
    kinds.push_back(task.kind);
  }
  return kinds;
}

bool has(const std::vector<Task>& tasks, TaskKind kind) {
  return std::any_of(tasks.begin(), tasks.end(), [kind](const Task& task) { return task.kind == kind; });
}

Task only(const std::vector<Task>& tasks, TaskKind kind) {
  std::vector<Task> found;
  std::copy_if(tasks.begin(), tasks.end(), std::back_inserter(found),
               [kind](const Task& task) { return task.kind == kind; });
  REQUIRE(found.size() == 1);
  return found.front();
}

std::vector<Task> tasks(const CaseStanding& of, Date today, const CaseProgress& progress = {}) {
  return tasks_of(of, progress, today, holidays());
}

OwnerQuestion owner(Date on) {
  OwnerQuestion made;
  made.source.id = "paper-archive";
  made.source.holder = "Records team";
  made.asked = on;
  made.answer_by = answer_day(made.source, on, Jurisdiction::england_and_wales, std::nullopt, holidays());
  return made;
}

bool says(const Task& task, std::string_view words) {
  return task.text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a new request has its reply, our own target and the last day for an extension",
          "[workflow][due]") {
  const auto list = tasks(standing(2026y / 11 / 2), 2026y / 11 / 21);
  CHECK(kinds_of(list) ==
        std::vector{TaskKind::reply, TaskKind::internal_target, TaskKind::extension_notice});
  CHECK((list[0].by == Date(2026y / 12 / 2)));
  CHECK(list[0].days_left == 11);
  CHECK_FALSE(list[0].overdue);
  CHECK(list[0].waiting_on == WaitingOn::council);
  CHECK(list[0].citation == "UK GDPR Article 12A(1)");
  CHECK((list[1].by == Date(2026y / 11 / 30)));
  CHECK(list[1].citation.empty());
  CHECK((list[2].by == Date(2026y / 12 / 2)));
}

TEST_CASE("a reply is overdue from the day after its due date", "[workflow][due]") {
  CHECK_FALSE(only(tasks(standing(2026y / 11 / 2), 2026y / 12 / 2), TaskKind::reply).overdue);
  const auto late = tasks(standing(2026y / 11 / 2), 2026y / 12 / 3);
  CHECK(only(late, TaskKind::reply).overdue);
  CHECK(kinds_of(late) == std::vector{TaskKind::reply});
}

TEST_CASE("the cautious day is shown, the due date decides what is overdue", "[workflow][due]") {
  CaseHistory history;
  history.clarifications = {asked(2026y / 9 / 14)};
  history.clarifications.front().answered = 2026y / 9 / 18;
  const auto one = standing(2026y / 9 / 8, history);
  REQUIRE(*one.clock.cautious_due < *one.clock.due);
  const auto reply = only(tasks(one, *one.clock.due), TaskKind::reply);
  CHECK((reply.by == *one.clock.cautious_due));
  CHECK(*reply.days_left < 0);
  CHECK_FALSE(reply.overdue);
  CHECK(says(reply, format_date(*one.clock.due)));
  CHECK(only(tasks(one, add_days(*one.clock.due, 1)), TaskKind::reply).overdue);
}

TEST_CASE("while identity is asked for there is no day, and the requester is reminded each week",
          "[workflow][due]") {
  CaseHistory history;
  history.identity = {asked(2026y / 11 / 2)};
  const auto one = standing(2026y / 11 / 2, history);
  const auto list = tasks(one, 2026y / 11 / 3);
  CHECK(kinds_of(list) == std::vector{TaskKind::reply, TaskKind::chase_identity});
  CHECK_FALSE(list[0].by.has_value());
  CHECK(list[0].waiting_on == WaitingOn::requester);
  CHECK((list[1].by == Date(2026y / 11 / 9)));
  CHECK((only(tasks(one, 2026y / 11 / 9), TaskKind::chase_identity).by == Date(2026y / 11 / 9)));
  CHECK((only(tasks(one, 2026y / 11 / 10), TaskKind::chase_identity).by == Date(2026y / 11 / 16)));
}

TEST_CASE("a reminder falls on a working day", "[workflow][due]") {
  CaseHistory history;
  history.authority = {asked(2026y / 11 / 7)};  // a Saturday
  const auto one = standing(2026y / 11 / 2, history);
  for (const Date today : {Date(2026y / 11 / 13), Date(2026y / 11 / 14), Date(2026y / 11 / 16)}) {
    CHECK((only(tasks(one, today), TaskKind::chase_authority).by == Date(2026y / 11 / 16)));
  }
}

TEST_CASE("after a month without answer the council may decide to refuse", "[workflow][due]") {
  CaseHistory history;
  history.clarifications = {asked(2026y / 10 / 5, 7)};
  const auto one = standing(2026y / 10 / 1, history);
  CHECK(only(tasks(one, 2026y / 11 / 5), TaskKind::chase_clarification).waiting_on == WaitingOn::requester);
  const auto waited = only(tasks(one, 2026y / 11 / 6), TaskKind::chase_clarification);
  CHECK(waited.waiting_on == WaitingOn::council);
  CHECK((waited.by == Date(2026y / 11 / 5)));
  CHECK(waited.about == "7");
  CHECK(says(waited, "'no-answer'"));
  CHECK_FALSE(waited.overdue);
}

TEST_CASE("two open clarifications are two tasks", "[workflow][due]") {
  CaseHistory history;
  history.clarifications = {asked(2026y / 11 / 5, 2), asked(2026y / 11 / 6, 3)};
  const auto list = tasks(standing(2026y / 11 / 2, history), 2026y / 11 / 9);
  CHECK(kinds_of(list) ==
        std::vector{TaskKind::reply, TaskKind::chase_clarification, TaskKind::chase_clarification});
  CHECK(list[1].about != list[2].about);
}

TEST_CASE("an extended request has no earlier days", "[workflow][due]") {
  CaseHistory history;
  history.extension = ExtensionNotice{1, 2026y / 11 / 20, "complexity", "much to read"};
  CHECK(kinds_of(tasks(standing(2026y / 11 / 2, history), 2026y / 11 / 21)) == std::vector{TaskKind::reply});
}

TEST_CASE("a record owner is reminded a week after the question, also while the clock stands still",
          "[workflow][due]") {
  CaseHistory paused;
  paused.clarifications = {asked(2026y / 11 / 5)};
  const CaseProgress progress{false, {owner(2026y / 11 / 6)}};
  const auto chase =
      only(tasks(standing(2026y / 11 / 2, paused), 2026y / 11 / 9, progress), TaskKind::chase_source);
  CHECK((chase.by == Date(2026y / 11 / 13)));
  CHECK(chase.waiting_on == WaitingOn::record_owner);
  CHECK(chase.about == "paper-archive");
  CHECK(says(chase, "the search goes on while the clock is paused"));
  const auto running = tasks(standing(2026y / 11 / 2), 2026y / 11 / 9, progress);
  CHECK(only(running, TaskKind::reply).waiting_on == WaitingOn::record_owner);
  CHECK_FALSE(says(only(running, TaskKind::chase_source), "paused"));
}

TEST_CASE("reminders count from the last one that was recorded", "[workflow][due]") {
  OwnerQuestion reminded = owner(2026y / 11 / 6);
  reminded.chased = {2026y / 11 / 18, 2026y / 11 / 12};
  const auto chase =
      only(tasks(standing(2026y / 11 / 2), 2026y / 11 / 19, {false, {reminded}}), TaskKind::chase_source);
  CHECK((chase.by == Date(2026y / 11 / 25)));
  CHECK(says(chase, "2026-11-18"));
}

TEST_CASE("a record owner has a day for the answer, and a late answer is no breach of the law",
          "[workflow][due]") {
  const CaseProgress progress{false, {owner(2026y / 11 / 6)}};
  const auto answer =
      only(tasks(standing(2026y / 11 / 2), 2026y / 11 / 9, progress), TaskKind::source_answer);
  CHECK((answer.by == Date(2026y / 11 / 20)));
  CHECK(says(answer, "Records team"));
  const auto late = only(tasks(standing(2026y / 11 / 2), 2026y / 11 / 23, progress), TaskKind::source_answer);
  CHECK(says(late, "no answer yet"));
  CHECK_FALSE(late.overdue);
  CHECK(late.citation.empty());
}

TEST_CASE("a finished review waits for a second person", "[workflow][due]") {
  const auto list = tasks(standing(2026y / 11 / 2), 2026y / 11 / 9, {true, {}});
  CHECK(only(list, TaskKind::sign_off).waiting_on == WaitingOn::second_person);
  CHECK(only(list, TaskKind::reply).waiting_on == WaitingOn::second_person);
}

TEST_CASE("a complaint is acknowledged within 30 days and decided without undue delay", "[workflow][due]") {
  const auto open = tasks(standing(2026y / 6 / 19, {}, Right::complaint), 2026y / 7 / 20);
  CHECK(kinds_of(open) == std::vector{TaskKind::acknowledgement, TaskKind::complaint_outcome});
  CHECK((open[0].by == Date(2026y / 7 / 20)));
  CHECK_FALSE(open[0].overdue);
  CHECK_FALSE(open[1].by.has_value());
  CHECK(only(tasks(standing(2026y / 6 / 19, {}, Right::complaint), 2026y / 7 / 21), TaskKind::acknowledgement)
            .overdue);
  CaseHistory history;
  history.acknowledged = 2026y / 7 / 1;
  CHECK(kinds_of(tasks(standing(2026y / 6 / 19, history, Right::complaint), 2026y / 7 / 21)) ==
        std::vector{TaskKind::complaint_outcome});
}

TEST_CASE("the Principal Reporter is told within 14 days", "[workflow][due]") {
  CaseHistory history;
  history.reporter.push_back({2026y / 11 / 3, {}});
  const auto one = standing(2026y / 11 / 2, history);
  CHECK((only(tasks(one, 2026y / 11 / 17), TaskKind::reporter).by == Date(2026y / 11 / 17)));
  CHECK_FALSE(only(tasks(one, 2026y / 11 / 17), TaskKind::reporter).overdue);
  CHECK(only(tasks(one, 2026y / 11 / 18), TaskKind::reporter).overdue);
  history.reporter.front().told = 2026y / 11 / 10;
  CHECK_FALSE(has(tasks(standing(2026y / 11 / 2, history), 2026y / 11 / 18), TaskKind::reporter));
}

TEST_CASE("a health opinion is a task when it grows too old before the reply or soon", "[workflow][due]") {
  CaseHistory history;
  history.health_opinion = 2026y / 5 / 28;
  const auto old = only(tasks(standing(2026y / 11 / 2, history), 2026y / 11 / 3), TaskKind::health_opinion);
  CHECK((old.by == clock::opinion_usable_until(2026y / 5 / 28)));
  CHECK_FALSE(old.overdue);
  CHECK(says(only(tasks(standing(2026y / 11 / 2, history), add_days(*old.by, 1)), TaskKind::health_opinion),
             "ask again"));
  history.health_opinion = 2026y / 11 / 2;
  CHECK_FALSE(has(tasks(standing(2026y / 11 / 2, history), 2026y / 11 / 3), TaskKind::health_opinion));
}

TEST_CASE("only a day that the law sets can be overdue", "[workflow][due]") {
  CaseHistory history;
  history.identity = {asked(2026y / 1 / 5)};
  history.health_opinion = 2026y / 1 / 5;
  for (const Task& task :
       tasks(standing(2026y / 1 / 2, history), 2026y / 11 / 21, {true, {owner(2026y / 1 / 5)}})) {
    CHECK_FALSE(task.overdue);
  }
}
