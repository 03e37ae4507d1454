#include "dsrkit/law/refusals.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace dsrkit;
using namespace dsrkit::law;

namespace {

/// The failure of asking for a ground; the test fails when there is none.
Error failure(std::string_view ground, Right right) {
  try {
    (void)require_refusal_ground(ground, right);
  } catch (const Error& error) {
    return error;
  }
  FAIL("the ground was accepted");
  return Error(ErrorCode::internal, "");
}

}  // namespace

TEST_CASE("every ground has its own id, a citation, words for the person and a test", "[law][refusals]") {
  std::set<std::string> ids;
  for (const RefusalGround& ground : refusal_grounds()) {
    CAPTURE(ground.id);
    CHECK(ids.insert(ground.id).second);
    CHECK_FALSE(ground.citation.empty());
    CHECK_FALSE(ground.meaning.empty());
    CHECK(ground.meaning.back() != '.');
    CHECK(ground.test.back() == '.');
    const Right right = ground.rights.empty() ? Right::access : ground.rights.front();
    CHECK(&require_refusal_ground(ground.id, right) == &ground);
  }
  CHECK(refusal_ground_ids().size() == ids.size());
}

TEST_CASE("each right but access has a ground of its own, which is for no other", "[law][refusals]") {
  for (const auto& [id, right] :
       {std::pair{"accurate", Right::rectification}, std::pair{"still-needed", Right::erasure},
        std::pair{"no-ground-to-restrict", Right::restriction}, std::pair{"not-portable", Right::portability},
        std::pair{"compelling-grounds", Right::objection},
        std::pair{"not-automated", Right::automated_decision}}) {
    CAPTURE(id);
    CHECK(require_refusal_ground(id, right).id == id);
    CHECK(failure(id, Right::access).code() == ErrorCode::not_lawful);
  }
}

TEST_CASE("the grounds of manual unstructured data refuse a request for access only", "[law][refusals]") {
  for (const auto* ground : {"not-described", "over-cost-limit"}) {
    for (const Right right : {Right::rectification, Right::erasure, Right::portability, Right::objection}) {
      CHECK(failure(ground, right).code() == ErrorCode::not_lawful);
    }
  }
  CHECK(std::string(failure("not-described", Right::erasure).what()) ==
        "not-described is no ground to refuse a request for erasure (DPA 2018 s.24(5))");
  CHECK(require_refusal_ground("excessive", Right::rectification).citation == "UK GDPR Article 12(5)");
}

TEST_CASE("a complaint has an outcome and is never refused", "[law][refusals]") {
  for (const RefusalGround& ground : refusal_grounds()) {
    CHECK_FALSE(ground.applies_to(Right::complaint));
    CHECK(failure(ground.id, Right::complaint).code() == ErrorCode::not_lawful);
  }
}

TEST_CASE("an unknown ground is not found, and the nearest is named", "[law][refusals]") {
  const Error error = failure("excesive", Right::access);
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(error.hint() == "did you mean 'excessive'?");
}

TEST_CASE("only the ground that everything is exempt needs codes", "[law][refusals]") {
  for (const RefusalGround& ground : refusal_grounds()) {
    CHECK(ground.needs_codes == (ground.id == "exempt"));
  }
}

TEST_CASE("a fee has two grounds, and both are grounds to refuse", "[law][refusals]") {
  CHECK(fee_grounds() == std::vector<std::string>{"manifestly-unfounded", "excessive"});
  for (const auto& ground : fee_grounds()) {
    CHECK_FALSE(fee_ground_text(ground).empty());
    CHECK(require_refusal_ground(ground, Right::access).citation == "UK GDPR Article 12(5)");
  }
}

TEST_CASE("each ground of an extension has its words", "[law][refusals]") {
  CHECK(extension_ground_text("complexity") == "it is complex");
  CHECK(extension_ground_text("number") == "you have made several requests");
  CHECK(extension_grounds() == std::vector<std::string>{"complexity", "number"});
  CHECK_THROWS_AS(extension_ground_text("holidays"), Error);
  CHECK_THROWS_AS(fee_ground_text("complexity"), Error);
}
