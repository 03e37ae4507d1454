#include "dsrkit/workflow/history.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace std::chrono_literals;
using workflow::clock_input;
using workflow::history_of;

namespace {

/// Events in the order in which they were recorded.
class Events {
public:
  Events& add(std::string_view kind, Date on, Value detail = Value::object()) {
    CaseEvent event;
    event.sequence = static_cast<std::int64_t>(m_events.size()) + 1;
    event.kind = std::string(kind);
    event.on = on;
    event.detail = std::move(detail);
    m_events.push_back(std::move(event));
    return *this;
  }

  Events& correct(std::int64_t number, Value on) {
    return add("corrected", 2026y / 11 / 22, Value::object({{"event", number}, {"on", std::move(on)}}));
  }

  [[nodiscard]] const std::vector<CaseEvent>& get() const { return m_events; }

private:
  std::vector<CaseEvent> m_events;
};

RequestCase request_on(Date received, Right right = Right::access) {
  RequestCase request;
  request.right = right;
  request.received = received;
  return request;
}

clock::ClockInput input_of(const Events& events) {
  return clock_input(request_on(2026y / 9 / 1), history_of(events.get()));
}

std::optional<Date> starts(const Events& events) {
  static const clock::HolidayCalendar holidays = clock::shipped_holidays();
  return clock::reckon(input_of(events), holidays).starts;
}

}  // namespace

TEST_CASE("the clock starts anew with a proof that was asked for", "[workflow][history]") {
  CHECK((starts(Events().add("identity-asked", 2026y / 9 / 3).add("identity-confirmed", 2026y / 9 / 15)) ==
         Date(2026y / 9 / 15)));
}

TEST_CASE("a proof nobody asked for does not win the council time", "[workflow][history]") {
  CHECK((starts(Events().add("identity-confirmed", 2026y / 9 / 15)) == Date(2026y / 9 / 1)));
  CHECK((starts(Events().add("authority-confirmed", 2026y / 9 / 15)) == Date(2026y / 9 / 1)));
}

TEST_CASE("while a proof, an authority or a fee is asked for the clock has not started",
          "[workflow][history]") {
  for (const char* asked : {"identity-asked", "authority-asked", "fee-asked"}) {
    CHECK_FALSE(starts(Events().add(asked, 2026y / 9 / 3)));
  }
}

TEST_CASE("part of an authority does not start the clock", "[workflow][history]") {
  const Value partly = Value::object({{"kind", "written-authority"}, {"evidence", "x"}, {"partly", true}});
  const Value rest = Value::object({{"kind", "parental-responsibility"}, {"evidence", "x"}});
  Events events;
  events.add("authority-asked", 2026y / 9 / 3).add("authority-confirmed", 2026y / 9 / 5, partly);
  CHECK_FALSE(starts(events));
  CHECK(history_of(events.get()).asks_authority());
  events.add("authority-confirmed", 2026y / 9 / 9, rest);
  CHECK((starts(events) == Date(2026y / 9 / 9)));
  CHECK(history_of(events.get()).authority_shown.size() == 2);
}

TEST_CASE("what is asked for when the time is over does not start the clock anew", "[workflow][history]") {
  CHECK((starts(Events().add("identity-asked", 2026y / 10 / 2)) == Date(2026y / 9 / 1)));
}

TEST_CASE("new doubts after a proof stop the clock again", "[workflow][history]") {
  Events events;
  events.add("identity-asked", 2026y / 9 / 3)
      .add("identity-confirmed", 2026y / 9 / 5)
      .add("identity-asked", 2026y / 9 / 8);
  CHECK_FALSE(starts(events));
  CHECK_FALSE(history_of(events.get()).identity_proved);
  events.add("identity-confirmed", 2026y / 9 / 10);
  CHECK((starts(events) == Date(2026y / 9 / 10)));
}

TEST_CASE("each question for the Principal Reporter is told on its own", "[workflow][history]") {
  const auto told = [](const char* day) { return Value::object({{"told", day}}); };
  Events events;
  events.add("reporter-asked", 2026y / 9 / 3).add("reporter-asked", 2026y / 9 / 8, told("2026-09-10"));
  CHECK((input_of(events).reporter_question == Date(2026y / 9 / 3)));
  events.add("reporter-asked", 2026y / 9 / 3, told("2026-09-11"));
  CHECK_FALSE(input_of(events).reporter_question.has_value());
  CHECK(history_of(events.get()).reporter.size() == 2);
}

TEST_CASE("a letter counts for what happened before it", "[workflow][history]") {
  const Value letter = Value::object({{"kind", "refusal"}, {"file", "x"}});
  Events events;
  events.add("refused", 2026y / 9 / 3).add("letter-made", 2026y / 9 / 3, letter);
  CHECK(history_of(events.get()).has_letter("refusal", 1));
  events.add("reopened", 2026y / 9 / 5).add("refused", 2026y / 9 / 8);
  CHECK_FALSE(history_of(events.get()).has_letter("refusal", 4));
}

TEST_CASE("each question has its own answer", "[workflow][history]") {
  Events events;
  events.add("clarification-asked", 2026y / 9 / 10)
      .add("clarification-asked", 2026y / 9 / 12)
      .add("clarification-answered", 2026y / 9 / 15, Value::object({{"question", 2}}));
  const auto input = input_of(events);
  REQUIRE(input.clarifications.size() == 2);
  CHECK_FALSE(input.clarifications[0].answered.has_value());
  CHECK((input.clarifications[1].answered == Date(2026y / 9 / 15)));
}

TEST_CASE("a corrected day counts instead of the one recorded", "[workflow][history][correction]") {
  Events events;
  events.add("identity-asked", 2026y / 9 / 3).add("identity-confirmed", 2026y / 9 / 15);
  events.correct(2, "2026-09-10");
  CHECK((starts(events) == Date(2026y / 9 / 10)));
  events.correct(2, "2026-09-11");
  CHECK((starts(events) == Date(2026y / 9 / 11)));
}

TEST_CASE("an event that was taken back has not happened", "[workflow][history][correction]") {
  Events events;
  events.add("extended", 2026y / 9 / 20, Value::object({{"ground", "complexity"}, {"because", "x"}}));
  CHECK(history_of(events.get()).extension.has_value());
  events.correct(1, Value());
  CHECK_FALSE(history_of(events.get()).extension.has_value());
  CHECK(workflow::effective_events(events.get()).empty());
}

TEST_CASE("a case ends on the day the person had the answer, and reopening keeps the first answer",
          "[workflow][history]") {
  const auto ending = [](const Events& events) { return history_of(events.get()).ending; };
  CHECK_FALSE(history_of({}).ending.has_value());
  CHECK((ending(Events().add("released", 2026y / 10 / 1))->on == Date(2026y / 10 / 1)));
  CHECK((ending(Events().add("refused", 2026y / 10 / 2))->state == CaseState::refused));
  CHECK((ending(Events().add("decided", 2026y / 10 / 3))->state == CaseState::decided));
  const auto reopened =
      history_of(Events().add("released", 2026y / 10 / 1).add("reopened", 2026y / 10 / 5).get());
  CHECK_FALSE(reopened.ending.has_value());
  CHECK((reopened.first_answer->on == Date(2026y / 10 / 1)));
  CHECK_FALSE(history_of(Events().add("withdrawn", 2026y / 10 / 1).get()).first_answer.has_value());
}
