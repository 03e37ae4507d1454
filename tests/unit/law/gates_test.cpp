#include "dsrkit/law/gates.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace dsrkit;
using namespace dsrkit::law;

TEST_CASE("every gate has its own id, a citation, a message and a hint", "[law][gates]") {
  std::set<std::string> ids;
  for (const Gate& each : gates()) {
    CAPTURE(each.id);
    CHECK(ids.insert(each.id).second);
    CHECK_FALSE(each.citation.empty());
    CHECK_FALSE(each.message.empty());
    CHECK_FALSE(each.hint.empty());
  }
}

TEST_CASE("the Principal Reporter is asked in Scotland only", "[law][gates]") {
  CHECK(gate("sw-reporter").applies_in(Jurisdiction::scotland));
  CHECK_FALSE(gate("sw-reporter").applies_in(Jurisdiction::england_and_wales));
  CHECK_FALSE(gate("childabuse").applies_in(Jurisdiction::scotland));
}

TEST_CASE("a shut gate says which case, what is missing and which law asks for it", "[law][gates]") {
  const Error error = gate_error("identity", "AR-2026-0001");
  CHECK(error.code() == ErrorCode::gate_unsatisfied);
  CHECK(std::string(error.what()) == "AR-2026-0001: identity is not confirmed (UK GDPR Article 12(6))");
  CHECK(gate_error("second-person", "AR-2026-0001").code() == ErrorCode::review_incomplete);
  CHECK_THROWS_AS(gate("nope"), Error);
}
