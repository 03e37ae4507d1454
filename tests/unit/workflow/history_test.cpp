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

}  // namespace

TEST_CASE("the clock starts anew with a proof that was asked for", "[workflow][history]") {
  const auto input =
      input_of(Events().add("identity-asked", 2026y / 9 / 3).add("identity-confirmed", 2026y / 9 / 15));
  CHECK_FALSE(input.identity_open);
  CHECK((input.identity_received == Date(2026y / 9 / 15)));
}

TEST_CASE("a proof nobody asked for does not win the council time", "[workflow][history]") {
  CHECK_FALSE(input_of(Events().add("identity-confirmed", 2026y / 9 / 15)).identity_received.has_value());
  CHECK_FALSE(input_of(Events().add("authority-confirmed", 2026y / 9 / 15)).authority_received.has_value());
}

TEST_CASE("while a proof, an authority or a fee is asked for the clock has not started",
          "[workflow][history]") {
  CHECK(input_of(Events().add("identity-asked", 2026y / 9 / 3)).identity_open);
  CHECK(input_of(Events().add("authority-asked", 2026y / 9 / 3)).authority_open);
  CHECK(input_of(Events().add("fee-asked", 2026y / 9 / 3)).fee_open);
}

TEST_CASE("new doubts after a proof stop the clock again", "[workflow][history]") {
  Events events;
  events.add("identity-asked", 2026y / 9 / 3)
      .add("identity-confirmed", 2026y / 9 / 5)
      .add("identity-asked", 2026y / 9 / 8);
  CHECK(input_of(events).identity_open);
  CHECK_FALSE(history_of(events.get()).identity_proved);
  events.add("identity-confirmed", 2026y / 9 / 10);
  CHECK((input_of(events).identity_received == Date(2026y / 9 / 10)));
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
  CHECK((input_of(events).identity_received == Date(2026y / 9 / 10)));
  events.correct(2, "2026-09-11");
  CHECK((input_of(events).identity_received == Date(2026y / 9 / 11)));
}

TEST_CASE("an event that was taken back has not happened", "[workflow][history][correction]") {
  Events events;
  events.add("extended", 2026y / 9 / 20, Value::object({{"ground", "complexity"}, {"because", "x"}}));
  CHECK(history_of(events.get()).extension.has_value());
  events.correct(1, Value());
  CHECK_FALSE(history_of(events.get()).extension.has_value());
  CHECK(workflow::effective_events(events.get()).empty());
}

TEST_CASE("the day a case ended is the day the person had the answer", "[workflow][history]") {
  CHECK_FALSE(history_of({}).ended().has_value());
  CHECK((history_of(Events().add("released", 2026y / 10 / 1).get()).ended() == Date(2026y / 10 / 1)));
  CHECK((history_of(Events().add("refused", 2026y / 10 / 2).get()).ended() == Date(2026y / 10 / 2)));
  CHECK((history_of(Events().add("decided", 2026y / 10 / 3).get()).ended() == Date(2026y / 10 / 3)));
  CHECK_FALSE(history_of(Events().add("released", 2026y / 10 / 1).add("reopened", 2026y / 10 / 5).get())
                  .ended()
                  .has_value());
}
