#include "dsrkit/workflow/lawful.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/clock/holiday_calendar.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace std::chrono_literals;
using workflow::require_lawful;

namespace {

constexpr Date kToday = 2026y / 11 / 22;

const workflow::LawfulContext& context() {
  static const workflow::LawfulContext made{kToday, clock::shipped_holidays()};
  return made;
}

RequestCase request_on(Date received, Right right = Right::access) {
  RequestCase request;
  request.reference = "AR-2026-0001";
  request.right = right;
  request.received = received;
  return request;
}

CaseEvent event(std::int64_t sequence, std::string_view kind, Date on, Value detail = Value::object()) {
  CaseEvent made;
  made.sequence = sequence;
  made.kind = std::string(kind);
  made.on = on;
  made.detail = std::move(detail);
  return made;
}

/// What forbids the events: the message, or nothing.
std::string forbidden(const RequestCase& request, const std::vector<CaseEvent>& events) {
  try {
    require_lawful(request, events, context());
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_lawful);
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
  return "";
}

bool cites(const std::string& message, std::string_view words) {
  return message.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("nothing happens before receipt or in the future", "[workflow][lawful]") {
  const auto request = request_on(2026y / 11 / 2);
  CHECK(cites(forbidden(request, {event(1, "identity-asked", 2026y / 11 / 1)}), "before the request"));
  CHECK(cites(forbidden(request, {event(1, "identity-asked", 2026y / 11 / 23)}), "future"));
  CHECK(forbidden(request, {event(1, "identity-asked", 2026y / 11 / 22)}).empty());
}

TEST_CASE("only an access request is paused by a question", "[workflow][lawful]") {
  const std::vector<CaseEvent> asked{event(1, "clarification-asked", 2026y / 11 / 3)};
  CHECK(forbidden(request_on(2026y / 11 / 2), asked).empty());
  for (const Right right : {Right::rectification, Right::erasure, Right::restriction, Right::portability,
                            Right::objection, Right::automated_decision, Right::complaint}) {
    CHECK(cites(forbidden(request_on(2026y / 11 / 2, right), asked), "12A(5)"));
  }
}

TEST_CASE("an extension is given once and inside the first month", "[workflow][lawful]") {
  const auto request = request_on(2026y / 10 / 1);
  const Value why = Value::object({{"ground", "complexity"}, {"because", "much to read"}});
  CHECK(forbidden(request, {event(1, "extended", 2026y / 11 / 2, why)}).empty());
  CHECK(cites(forbidden(request, {event(1, "extended", 2026y / 11 / 3, why)}), "12A(4)(a)"));
  CHECK(cites(forbidden(request, {event(1, "extended", 2026y / 10 / 2, why),
                                  event(2, "extended", 2026y / 10 / 3, why)}),
              "12A(3)"));
}

TEST_CASE("the time for the notice is as long as the paused month", "[workflow][lawful]") {
  const auto request = request_on(2026y / 10 / 1);
  const std::vector<CaseEvent> events{
      event(1, "clarification-asked", 2026y / 10 / 12),
      event(2, "clarification-answered", 2026y / 10 / 16, Value::object({{"question", 1}})),
      event(3, "extended", 2026y / 11 / 6, Value::object({{"ground", "number"}, {"because", "x"}}))};
  CHECK(forbidden(request, events).empty());
}

TEST_CASE("a correction must leave the case lawful from its first event on",
          "[workflow][lawful][correction]") {
  const auto request = request_on(2026y / 11 / 2);
  std::vector<CaseEvent> events{event(1, "identity-asked", 2026y / 11 / 4),
                                event(2, "identity-confirmed", 2026y / 11 / 10)};
  CHECK(forbidden(request, events).empty());
  events.push_back(event(3, "corrected", kToday, Value::object({{"event", 1}, {"on", "2026-11-12"}})));
  CHECK(cites(forbidden(request, events), "before the question"));
}

TEST_CASE("a fee is paid after it was asked for, and only then", "[workflow][lawful]") {
  const auto request = request_on(2026y / 11 / 2);
  CHECK(cites(forbidden(request, {event(1, "fee-paid", 2026y / 11 / 4)}), "12(5)"));
  CHECK(
      cites(forbidden(request, {event(1, "fee-asked", 2026y / 11 / 5), event(2, "fee-paid", 2026y / 11 / 4)}),
            "before the question"));
}

TEST_CASE("the Principal Reporter is asked in Scotland only", "[workflow][lawful]") {
  auto request = request_on(2026y / 11 / 2);
  const std::vector<CaseEvent> asked{event(1, "reporter-asked", 2026y / 11 / 4)};
  CHECK(cites(forbidden(request, asked), "Scotland"));
  request.jurisdiction = Jurisdiction::scotland;
  CHECK(forbidden(request, asked).empty());
}

TEST_CASE("nothing ends before what happened last", "[workflow][lawful]") {
  const auto request = request_on(2026y / 8 / 3);
  const Value why = Value::object({{"ground", "excessive"}, {"because", "x"}});
  const auto confirmed = event(1, "identity-confirmed", 2026y / 11 / 20);
  CHECK(cites(forbidden(request, {confirmed, event(2, "refused", 2026y / 9 / 2, why)}), "cannot have ended"));
  CHECK(cites(forbidden(request, {confirmed, event(2, "withdrawn", 2026y / 9 / 2)}), "cannot have ended"));
  CHECK(cites(forbidden(request, {confirmed, event(2, "released", 2026y / 9 / 2)}), "cannot have ended"));
  CHECK(forbidden(request, {confirmed, event(2, "refused", 2026y / 11 / 20, why)}).empty());
}

TEST_CASE("a question after the time is over stops no clock", "[workflow][lawful]") {
  const auto request = request_on(2026y / 8 / 3);
  CHECK(forbidden(request, {event(1, "clarification-asked", 2026y / 9 / 3)}).empty());
  CHECK(cites(forbidden(request, {event(1, "clarification-asked", 2026y / 9 / 4)}), "the time was over"));
}

TEST_CASE("what is recorded later does not take away the ground of an extension", "[workflow][lawful]") {
  const auto request = request_on(2026y / 9 / 1);
  const Value why = Value::object({{"ground", "complexity"}, {"because", "x"}});
  const std::vector<CaseEvent> waiting{event(1, "identity-asked", 2026y / 9 / 2),
                                       event(2, "extended", 2026y / 10 / 20, why)};
  CHECK(forbidden(request, waiting).empty());
  auto early = waiting;
  early.push_back(event(3, "identity-confirmed", 2026y / 9 / 3));
  CHECK(cites(forbidden(request, early), "12A(4)(a)"));
  auto late = waiting;
  late.push_back(event(3, "identity-confirmed", 2026y / 10 / 5));
  CHECK(forbidden(request, late).empty());
}

TEST_CASE("a complaint is neither doubted nor charged for", "[workflow][lawful]") {
  const auto complaint = request_on(2026y / 11 / 2, Right::complaint);
  for (const char* kind : {"identity-asked", "authority-asked", "fee-asked", "extended"}) {
    CHECK(cites(forbidden(complaint, {event(1, kind, 2026y / 11 / 3)}), "164A"));
  }
}

TEST_CASE("a record owner is asked once and reminded afterwards", "[workflow][lawful][owners]") {
  const auto request = request_on(2026y / 11 / 2);
  const Value police = Value::object({{"source", "police"}});
  const auto asked = event(1, "source-asked", 2026y / 11 / 5, police);
  CHECK(forbidden(request, {asked, event(2, "source-chased", 2026y / 11 / 5, police)}).empty());
  CHECK(forbidden(request,
                  {asked, event(2, "source-asked", 2026y / 11 / 5, Value::object({{"source", "archive"}}))})
            .empty());
  CHECK(cites(forbidden(request, {asked, event(2, "source-asked", 2026y / 11 / 6, police)}),
              "asked on 2026-11-05"));
  CHECK(forbidden(request, {asked, event(2, "nil-return", 2026y / 11 / 6, police),
                            event(3, "source-asked", 2026y / 11 / 6, police)})
            .empty());
  CHECK(cites(forbidden(request, {asked, event(2, "source-chased", 2026y / 11 / 4, police)}),
              "before the question"));
  CHECK(cites(forbidden(request, {event(1, "source-chased", 2026y / 11 / 6, police)}), "not asked yet"));
  CHECK(cites(forbidden(request_on(2026y / 11 / 2, Right::complaint), {asked}), "nothing is gathered"));
}

TEST_CASE("asking inside the house does not bar an earlier end of the request",
          "[workflow][lawful][owners]") {
  const auto request = request_on(2026y / 11 / 2);
  CHECK(forbidden(request, {event(1, "source-asked", 2026y / 11 / 20, Value::object({{"source", "police"}})),
                            event(2, "withdrawn", 2026y / 11 / 19)})
            .empty());
}
