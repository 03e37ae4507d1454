#include "dsrkit/workflow/rights_lawful.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/workflow/history.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace std::chrono_literals;
using workflow::require_lawful_rights;
namespace event = workflow::event;

namespace {

constexpr Date kReceived = 2026y / 11 / 2;

RequestCase request_for(Right right) {
  RequestCase request;
  request.reference = "XX-2026-0001";
  request.right = right;
  request.received = kReceived;
  return request;
}

/// Events in order, each with its number.
struct Story {
  std::vector<CaseEvent> events;

  Story& then(std::string_view kind, Date on, Value detail = Value::object()) {
    CaseEvent made;
    made.sequence = static_cast<std::int64_t>(events.size()) + 1;
    made.kind = std::string(kind);
    made.on = on;
    made.detail = std::move(detail);
    events.push_back(std::move(made));
    return *this;
  }
};

std::string forbidden(Right right, const Story& story) {
  try {
    require_lawful_rights(request_for(right), story.events);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_lawful);
    return error.what();
  }
  return "";
}

Story received() {
  return Story().then(event::kReceived, kReceived);
}

Value restriction(const char* ground) {
  return Value::object({{"ground", ground}});
}

Value of(int number) {
  return Value::object({{"restriction", number}});
}

Value settled(const char* outcome, const char* done) {
  return Value::object({{"statement", 2}, {"outcome", outcome}, {"done", done}});
}

Story contested(const char* nature) {
  return received().then(event::kStatementContested, 2026y / 11 / 3, Value::object({{"nature", nature}}));
}

bool cites(const std::string& message, std::string_view words) {
  return message.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a restriction ends only after the day on which the person was told", "[workflow][rights]") {
  const Story placed =
      received().then(event::kRestrictionPlaced, 2026y / 11 / 4, restriction("legal-claims"));
  CHECK(forbidden(Right::restriction, placed).empty());
  CHECK(cites(
      forbidden(Right::restriction, Story(placed).then(event::kRestrictionLifted, 2026y / 11 / 20, of(2))),
      "18(3)"));
  const Story told = Story(placed).then(event::kRestrictionLiftingTold, 2026y / 11 / 18, of(2));
  CHECK(cites(
      forbidden(Right::restriction, Story(told).then(event::kRestrictionLifted, 2026y / 11 / 18, of(2))),
      "18(3)"));
  const Story lifted = Story(told).then(event::kRestrictionLifted, 2026y / 11 / 19, of(2));
  CHECK(forbidden(Right::restriction, lifted).empty());
  CHECK(cites(
      forbidden(Right::restriction, Story(lifted).then(event::kRestrictionLifted, 2026y / 11 / 20, of(2))),
      "was lifted on 2026-11-19"));
  CHECK(
      cites(forbidden(Right::restriction, Story(placed).then(event::kRestrictionTold, 2026y / 11 / 5, of(3))),
            "no restriction of this number"));
  CHECK(
      cites(forbidden(Right::restriction, Story(placed).then(event::kRestrictionTold, 2026y / 11 / 3, of(2))),
            "before the restriction began"));
}

TEST_CASE("each request has its own grounds to restrict", "[workflow][rights]") {
  const auto placing = [](Right right, const char* ground) {
    return forbidden(right, received().then(event::kRestrictionPlaced, 2026y / 11 / 4, restriction(ground)));
  };
  CHECK(cites(placing(Right::access, "legal-claims"), "is not for a case of access"));
  CHECK(cites(placing(Right::objection, "accuracy-contested"), "18(1)(a)"));
  CHECK(placing(Right::objection, "objection-pending").empty());
  CHECK(cites(placing(Right::rectification, "accuracy-contested"), "no fact is contested"));
  const auto after = [](const char* nature) {
    return forbidden(Right::rectification, contested(nature).then(event::kRestrictionPlaced, 2026y / 11 / 4,
                                                                  restriction("accuracy-contested")));
  };
  CHECK(after("fact").empty());
  CHECK(cites(after("opinion"), "no fact is contested"));
}

TEST_CASE("a statement is settled once, after it was contested, and as its nature allows",
          "[workflow][rights]") {
  const auto settling = [](const char* nature, const char* outcome, Date on, const char* done) {
    return forbidden(Right::rectification,
                     contested(nature).then(event::kStatementSettled, on, settled(outcome, done)));
  };
  CHECK(settling("fact", "corrected", 2026y / 11 / 10, "2026-11-09").empty());
  CHECK(cites(settling("opinion", "corrected", 2026y / 11 / 10, "2026-11-09"), "s.205(1)"));
  CHECK(settling("opinion", "completed", 2026y / 11 / 10, "2026-11-09").empty());
  CHECK(cites(settling("fact", "corrected", 2026y / 11 / 10, "2026-11-11"), "done no later"));
  CHECK(cites(settling("fact", "corrected", 2026y / 11 / 2, "2026-11-02"), "after it was contested"));
  CHECK(cites(forbidden(Right::rectification,
                        contested("fact")
                            .then(event::kStatementSettled, 2026y / 11 / 10, settled("kept", "2026-11-10"))
                            .then(event::kStatementSettled, 2026y / 11 / 11, settled("kept", "2026-11-11"))),
              "was settled on 2026-11-10"));
  CHECK(cites(forbidden(Right::access, received().then(event::kStatementContested, 2026y / 11 / 3)),
              "Article 16"));
}

TEST_CASE("an outcome needs something done, and its own right", "[workflow][rights]") {
  CHECK(
      cites(forbidden(Right::rectification, received().then(event::kDecided, 2026y / 11 / 10)), "not every"));
  CHECK(cites(forbidden(Right::rectification, contested("fact").then(event::kDecided, 2026y / 11 / 10)),
              "not every"));
  CHECK(forbidden(Right::rectification,
                  contested("fact")
                      .then(event::kStatementSettled, 2026y / 11 / 10, settled("kept", "2026-11-10"))
                      .then(event::kDecided, 2026y / 11 / 10))
            .empty());
  CHECK(cites(forbidden(Right::restriction, received().then(event::kDecided, 2026y / 11 / 10)),
              "nothing is restricted"));
  CHECK(cites(forbidden(Right::access, received().then(event::kDecided, 2026y / 11 / 10)),
              "not for a case of access"));
  CHECK(forbidden(Right::complaint, received().then(event::kDecided, 2026y / 11 / 10)).empty());
}
