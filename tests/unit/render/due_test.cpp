#include "dsrkit/render/due.hpp"

#include "dsrkit/base/strings.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace dsrkit::workflow;
using namespace std::chrono_literals;

namespace {

Task task(TaskKind kind, std::optional<Date> by, std::optional<int> days_left) {
  Task made;
  made.reference = "AR-2026-0001";
  made.kind = kind;
  made.by = by;
  made.days_left = days_left;
  made.text = "something to do; soon";
  return made;
}

std::string calendar_of(std::vector<Task> tasks) {
  DueList list;
  list.tasks = std::move(tasks);
  return replace_all(render::due_calendar(list, "0123456789ab", *try_parse_instant("2026-11-22T10:11:12Z")),
                     "\r\n ", "");
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a calendar entry is known again by case, kind and what it is about", "[render][due]") {
  Task chase = task(TaskKind::chase_source, 2026y / 11 / 30, 8);
  chase.about = "paper-archive";
  const std::string calendar = calendar_of({task(TaskKind::reply, 2026y / 12 / 2, 10), chase});
  CHECK(contains(calendar, "\r\nUID:AR-2026-0001.reply@0123456789ab.dsrkit\r\n"));
  CHECK(contains(calendar, "\r\nUID:AR-2026-0001.chase-source.paper-archive@0123456789ab.dsrkit\r\n"));
  CHECK(contains(calendar, "\r\nSUMMARY:AR-2026-0001: chase source\r\n"));
  CHECK(contains(calendar, "\r\nDESCRIPTION:something to do\\; soon\r\n"));
}

TEST_CASE("the law's days remind, others do not, and what has no day is no entry", "[render][due]") {
  CHECK(contains(calendar_of({task(TaskKind::reply, 2026y / 12 / 2, 10)}), "TRIGGER:-P2DT15H"));
  CHECK_FALSE(contains(calendar_of({task(TaskKind::internal_target, 2026y / 12 / 2, 10)}), "VALARM"));
  CHECK_FALSE(contains(calendar_of({task(TaskKind::reply, {}, {})}), "VEVENT"));
}

TEST_CASE("the text says when and on whom a task waits", "[render][due]") {
  Task late = task(TaskKind::reply, 2026y / 11 / 20, -2);
  late.overdue = true;
  Task today = task(TaskKind::reporter, 2026y / 11 / 22, 0);
  today.waiting_on = WaitingOn::second_person;
  DueList list;
  list.tasks = {late, today, task(TaskKind::health_opinion, 2026y / 11 / 21, -1),
                task(TaskKind::reply, {}, {})};
  const std::string text = render::due_text(list);
  CHECK(contains(text, "2 days overdue"));
  CHECK(contains(text, "today"));
  CHECK(contains(text, "second person"));
  CHECK(contains(text, "1 day ago"));
  CHECK(render::due_text({}) == "nothing is due\n");
}
