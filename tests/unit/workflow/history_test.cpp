#include "dsrkit/workflow/casework.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace std::chrono_literals;

namespace {

CaseEvent event(const char* kind, Date on) {
  CaseEvent made;
  made.kind = kind;
  made.on = on;
  return made;
}

RequestCase request_on(Date received) {
  RequestCase request;
  request.received = received;
  return request;
}

}  // namespace

TEST_CASE("the clock starts anew with a proof that was asked for", "[workflow][clock]") {
  const auto request = request_on(2026y / 9 / 1);
  const auto input = workflow::clock_input(
      request, {event("identity-asked", 2026y / 9 / 3), event("identity-confirmed", 2026y / 9 / 15)});
  CHECK_FALSE(input.identity_open);
  CHECK((input.identity_received == Date(2026y / 9 / 15)));
}

TEST_CASE("a proof nobody asked for does not win the council time", "[workflow][clock]") {
  const auto input =
      workflow::clock_input(request_on(2026y / 9 / 1), {event("identity-confirmed", 2026y / 9 / 15)});
  CHECK_FALSE(input.identity_received.has_value());
}

TEST_CASE("while a proof is asked for the clock has not started", "[workflow][clock]") {
  const auto input =
      workflow::clock_input(request_on(2026y / 9 / 1), {event("identity-asked", 2026y / 9 / 3)});
  CHECK(input.identity_open);
}
