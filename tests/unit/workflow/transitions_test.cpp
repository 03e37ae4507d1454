#include "dsrkit/workflow/transitions.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using workflow::may_change;

TEST_CASE("every state has a way on, and none is skipped before release", "[workflow]") {
  using enum CaseState;
  CHECK(may_change(received, gathered));
  CHECK_FALSE(may_change(received, redacted));
  CHECK_FALSE(may_change(gathered, reviewed));
  CHECK_FALSE(may_change(redacted, bundled));
  CHECK_FALSE(may_change(reviewed, sealed));
  CHECK_FALSE(may_change(bundled, released));
  CHECK_FALSE(may_change(identity_requested, gathered));
  for (const auto from : {released, refused, withdrawn, closed}) {
    for (const auto to : {gathered, redacted, reviewed, bundled, sealed, released}) {
      CHECK((from == to || !may_change(from, to)));
    }
  }
}

TEST_CASE("each pair of states is either allowed or refused with what to do", "[workflow]") {
  for (const auto& from_name : state_names()) {
    for (const auto& to_name : state_names()) {
      const auto from = *parse_state(from_name);
      const auto to = *parse_state(to_name);
      if (may_change(from, to)) {
        CHECK_NOTHROW(workflow::require_transition("AR-2026-0001", from, to));
        continue;
      }
      try {
        workflow::require_transition("AR-2026-0001", from, to);
        FAIL("allowed");
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::wrong_state);
        CHECK_FALSE(error.hint().empty());
      }
    }
  }
}
