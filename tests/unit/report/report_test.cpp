#include "dsrkit/report/report.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace dsrkit;
using namespace dsrkit::report;
using namespace std::chrono_literals;

namespace {

const Period kNovember{2026y / 11 / 1, 2026y / 11 / 30};

CaseFacts facts(std::string reference, Date received, Date due) {
  CaseFacts made;
  made.reference = std::move(reference);
  made.received = received;
  made.due = due;
  return made;
}

CaseFacts ended(CaseFacts made, Date on, Ending ending = Ending::answered) {
  made.ended = on;
  made.ending = ending;
  return made;
}

CaseFacts complaint(CaseFacts made, std::optional<Date> acknowledged) {
  made.right = Right::complaint;
  made.acknowledged = acknowledged;
  return made;
}

std::vector<std::string> names_of(const std::vector<Figures>& rows) {
  std::vector<std::string> names;
  for (const Figures& row : rows) {
    names.push_back(row.name);
  }
  return names;
}

/// The figures of one period, counted case by case as their descriptions say.
Figures counted_plainly(const std::vector<CaseFacts>& cases, const std::string& name, const Period& period) {
  const auto within = [&](Date day) { return period.first <= day && day <= period.last; };
  const auto open_at = [](const CaseFacts& one, Date day) {
    return one.received <= day && (!one.ended || *one.ended > day);
  };
  Figures row;
  row.name = name;
  row.period = period;
  for (const CaseFacts& one : cases) {
    const bool answered = one.ended && within(*one.ended) && one.ending != Ending::withdrawn;
    const bool on_time = answered && (!one.due || *one.ended <= *one.due);
    const bool open = open_at(one, period.last);
    const int age = days_between(one.received, period.last);
    row.opening += open_at(one, add_days(period.first, -1)) ? 1 : 0;
    row.received += within(one.received) ? 1 : 0;
    row.extended += within(one.received) && one.extended ? 1 : 0;
    row.clarified += within(one.received) && one.clarified ? 1 : 0;
    row.answered += answered ? 1 : 0;
    row.on_time += on_time ? 1 : 0;
    row.late += answered && !on_time ? 1 : 0;
    row.refused += answered && one.ending == Ending::refused ? 1 : 0;
    row.withdrawn += one.ended && within(*one.ended) && one.ending == Ending::withdrawn ? 1 : 0;
    row.open += open ? 1 : 0;
    row.overdue += open && one.due && *one.due < period.last ? 1 : 0;
    if (open && (!row.oldest || age > row.oldest->days ||
                 (age == row.oldest->days && one.reference < row.oldest->reference))) {
      row.oldest = {one.reference, age};
    }
  }
  return row;
}

std::vector<CaseFacts> random_cases(std::mt19937& random, int count) {
  const auto up_to = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit + 1)); };
  std::vector<CaseFacts> cases;
  for (int i = 0; i < count; ++i) {
    CaseFacts one = facts("AR-" + std::to_string(1000 + i), add_days(2026y / 8 / 1, up_to(140)), {});
    one.due = add_days(one.received, 28 + up_to(70));
    if (up_to(5) == 0) {
      one.due.reset();
    }
    if (up_to(3) > 0) {
      one = ended(one, add_days(one.received, up_to(120)), Ending(up_to(2)));
    }
    one.extended = up_to(3) == 0;
    one.clarified = up_to(3) == 0;
    one.service = up_to(1) == 0 ? "early-help" : "";
    one.right = up_to(2) == 0 ? Right::erasure : Right::access;
    cases.push_back(one);
  }
  return cases;
}

}  // namespace

TEST_CASE("a council without cases has a report of zeros", "[report]") {
  const Report report = make_report({}, kNovember);
  Figures nothing;
  nothing.name = "total";
  nothing.period = kNovember;
  CHECK(report.total == nothing);
  CHECK(report.by_right.empty());
  CHECK(report.by_service.empty());
  CHECK(names_of(report.by_month) == std::vector<std::string>{"2026-11"});
  CHECK(names_of(report.by_week) == std::vector<std::string>{"2026-W49"});
  CHECK_FALSE(report.median_days.has_value());
  CHECK(report.complaints == ComplaintFigures{});
  CHECK(on_time_percent(report.total).empty());
}

TEST_CASE("weeks are told from the first with a case on", "[report]") {
  const CaseFacts one = facts("AR-2026-0001", 2026y / 11 / 10, 2026y / 12 / 10);
  CHECK(names_of(make_report({ended(one, 2026y / 11 / 16)}, kNovember).by_week) ==
        std::vector<std::string>{"2026-W46", "2026-W47", "2026-W48", "2026-W49"});
  const CaseFacts older = facts("AR-2026-0002", 2026y / 10 / 12, 2026y / 11 / 12);
  CHECK(make_report({older, one}, kNovember).by_week.size() == 6);
}

TEST_CASE("an answer on the due date is on time, a day later is late", "[report]") {
  const CaseFacts one = facts("AR-2026-0001", 2026y / 10 / 12, 2026y / 11 / 12);
  const Report on_time = make_report({ended(one, 2026y / 11 / 12)}, kNovember);
  CHECK(on_time.total.on_time == 1);
  CHECK(on_time.total.late == 0);
  CHECK(on_time.median_days == 31);
  CHECK(on_time.ninetieth_days == 31);
  const Report late = make_report({ended(one, 2026y / 11 / 13)}, kNovember);
  CHECK(late.total.on_time == 0);
  CHECK(late.total.late == 1);
}

TEST_CASE("a refusal is an answer, a withdrawal is none", "[report]") {
  const Report report = make_report(
      {ended(facts("AR-2026-0001", 2026y / 11 / 2, 2026y / 12 / 2), 2026y / 11 / 9, Ending::refused),
       ended(facts("AR-2026-0002", 2026y / 11 / 2, 2026y / 12 / 2), 2026y / 11 / 9, Ending::withdrawn)},
      kNovember);
  CHECK(report.total.answered == 1);
  CHECK(report.total.on_time == 1);
  CHECK(report.total.refused == 1);
  CHECK(report.total.withdrawn == 1);
  CHECK(report.total.open == 0);
  CHECK(report.median_days == 7);
}

TEST_CASE("an answer before the clock had started is on time", "[report]") {
  CaseFacts one = facts("AR-2026-0001", 2026y / 11 / 2, {});
  one.due.reset();
  CHECK(make_report({ended(one, 2026y / 11 / 20, Ending::refused)}, kNovember).total.on_time == 1);
}

TEST_CASE("an open case is overdue from the day after its due date", "[report]") {
  const std::vector<CaseFacts> cases{facts("AR-2026-0001", 2026y / 10 / 1, 2026y / 11 / 2)};
  CHECK(make_report(cases, {2026y / 11 / 1, 2026y / 11 / 2}).total.overdue == 0);
  CHECK(make_report(cases, {2026y / 11 / 1, 2026y / 11 / 3}).total.overdue == 1);
  CHECK(make_report(cases, {2026y / 11 / 1, 2026y / 11 / 3}).total.oldest == OldestCase{"AR-2026-0001", 33});
}

TEST_CASE("weeks at the turn of a year have the name of their Thursday's year", "[report][week]") {
  CHECK(iso_week_name(2026y / 12 / 27) == "2026-W52");
  CHECK(iso_week_name(2026y / 12 / 28) == "2026-W53");
  CHECK(iso_week_name(2027y / 1 / 3) == "2026-W53");
  CHECK(iso_week_name(2027y / 1 / 4) == "2027-W01");
  CHECK(iso_week_name(2024y / 12 / 30) == "2025-W01");
  CHECK(iso_week_name(2023y / 1 / 1) == "2022-W52");
  CHECK(iso_week_name(2021y / 1 / 3) == "2020-W53");
}

TEST_CASE("the weekly table carries the backlog over the turn of the year", "[report][week]") {
  const std::vector<CaseFacts> cases{
      facts("AR-2026-0007", 2026y / 11 / 20, 2026y / 12 / 21),
      ended(facts("AR-2026-0008", 2026y / 12 / 29, 2027y / 1 / 29), 2027y / 1 / 4),
      ended(facts("AR-2026-0009", 2026y / 12 / 1, 2027y / 1 / 4), 2027y / 1 / 5),
  };
  const Report report = make_report(cases, {2026y / 12 / 28, 2027y / 1 / 10});
  REQUIRE(names_of(report.by_week) == std::vector<std::string>{"2026-W53", "2027-W01"});
  const Figures& last = report.by_week[0];
  CHECK(last.period == Period{2026y / 12 / 28, 2027y / 1 / 3});
  CHECK(last.opening == 2);
  CHECK(last.received == 1);
  CHECK(last.answered == 0);
  CHECK(last.open == 3);
  CHECK(last.overdue == 1);
  CHECK(last.oldest == OldestCase{"AR-2026-0007", 44});
  const Figures& first = report.by_week[1];
  CHECK(first.opening == 3);
  CHECK(first.answered == 2);
  CHECK(first.on_time == 1);
  CHECK(first.late == 1);
  CHECK(first.open == 1);
  CHECK(first.oldest == OldestCase{"AR-2026-0007", 51});
}

TEST_CASE("the first and the last month and week are cut off at the ends of the period", "[report]") {
  const CaseFacts one = facts("AR-2026-0001", 2026y / 10 / 12, 2026y / 11 / 12);
  const Report report = make_report({one}, {2026y / 10 / 29, 2026y / 11 / 3});
  REQUIRE(report.by_month.size() == 2);
  CHECK(report.by_month[0].period == Period{2026y / 10 / 29, 2026y / 10 / 31});
  CHECK(report.by_month[1].period == Period{2026y / 11 / 1, 2026y / 11 / 3});
  REQUIRE(report.by_week.size() == 2);
  CHECK(report.by_week[0].period == Period{2026y / 10 / 29, 2026y / 11 / 1});
  CHECK(report.by_week[1].period == Period{2026y / 11 / 2, 2026y / 11 / 3});
}

TEST_CASE("a complaint is acknowledged in time when it is concluded in time", "[report][complaint]") {
  const CaseFacts one = facts("CM-2026-0001", 2026y / 11 / 2, 2026y / 12 / 2);
  const auto figures = [](const CaseFacts& of, const Period& period) {
    const Report report = make_report({of}, period);
    CHECK(report.total.received == 0);
    return report.complaints;
  };
  const Period to_new_year{2026y / 11 / 1, 2026y / 12 / 31};
  CHECK(figures(complaint(one, 2026y / 12 / 2), to_new_year).acknowledged_on_time == 1);
  CHECK(figures(complaint(one, 2026y / 12 / 3), to_new_year).acknowledged_late == 1);
  CHECK(figures(complaint(ended(one, 2026y / 11 / 30), {}), to_new_year).acknowledged_on_time == 1);
  CHECK(figures(complaint(ended(one, 2026y / 11 / 30), {}), to_new_year).median_days == 28);
  CHECK(figures(complaint(one, {}), to_new_year).overdue == 1);
  CHECK(figures(complaint(one, {}), kNovember).waiting == 1);
  CHECK(figures(complaint(one, {}), kNovember).overdue == 0);
  const auto dropped = figures(complaint(ended(one, 2026y / 11 / 30, Ending::withdrawn), {}), to_new_year);
  CHECK(dropped.acknowledged_on_time + dropped.acknowledged_late + dropped.waiting + dropped.decided == 0);
}

TEST_CASE("percentiles are days within which so many answers came", "[report]") {
  std::vector<CaseFacts> cases;
  for (int days = 10; days >= 1; --days) {
    const Date received = add_days(2026y / 11 / 20, -days);
    cases.push_back(ended(facts("AR-" + std::to_string(days), received, 2026y / 12 / 31), 2026y / 11 / 20));
  }
  const Report report = make_report(cases, kNovember);
  CHECK(report.median_days == 5);
  CHECK(report.ninetieth_days == 9);
}

TEST_CASE("a late answer is never rounded away", "[report]") {
  Figures row;
  row.answered = 961;
  row.on_time = 400;
  row.late = 561;
  CHECK(on_time_percent(row) == "41.6");
  row.answered = 3;
  row.on_time = 2;
  row.late = 1;
  CHECK(on_time_percent(row) == "66.7");
  CHECK(whole_on_time_percent(row) == "67");
  row.answered = 10000;
  row.on_time = 9999;
  CHECK(on_time_percent(row) == "99.9");
  CHECK(whole_on_time_percent(row) == "99");
  row.on_time = 10000;
  row.late = 0;
  CHECK(on_time_percent(row) == "100.0");
  CHECK(whole_on_time_percent(row) == "100");
}

TEST_CASE("every figure of every period is what counting plainly gives", "[report][property]") {
  std::mt19937 random(20261121);
  const Period period{2026y / 8 / 12, 2026y / 12 / 9};
  for (int round = 0; round < 200; ++round) {
    const auto cases = random_cases(random, round % 40);
    const Report report = make_report(cases, period);
    CHECK(report.total == counted_plainly(cases, "total", period));
    for (const auto* rows : {&report.by_month, &report.by_week}) {
      for (const Figures& row : *rows) {
        CHECK(row == counted_plainly(cases, row.name, row.period));
      }
      CHECK(rows->back().open == report.total.open);
    }
    int received = 0;
    for (const Figures& row : report.by_right) {
      received += row.received;
    }
    CHECK(received == report.total.received);
  }
}

TEST_CASE("a period that ends before it begins is a mistake", "[report]") {
  CHECK_THROWS_AS(make_report({}, {2026y / 11 / 2, 2026y / 11 / 1}), Error);
}

TEST_CASE("twelve months reach back to the first of the same month but one year", "[report]") {
  CHECK(twelve_months_to(2026y / 11 / 21) == Period{2025y / 12 / 1, 2026y / 11 / 21});
  CHECK(twelve_months_to(2028y / 2 / 29) == Period{2027y / 3 / 1, 2028y / 2 / 29});
}
