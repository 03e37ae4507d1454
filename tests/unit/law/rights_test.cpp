#include "dsrkit/base/error.hpp"
#include "dsrkit/law/rectification.hpp"
#include "dsrkit/law/restriction.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace dsrkit;
using namespace dsrkit::law;

TEST_CASE("each ground of Article 18(1) is there once, with its letter and the requests it comes up in",
          "[law][restriction]") {
  std::set<std::string> citations;
  for (const RestrictionGround& ground : restriction_grounds()) {
    CAPTURE(ground.id);
    CHECK(citations.insert(ground.citation).second);
    CHECK(ground.applies_to(Right::restriction));
    CHECK_FALSE(ground.applies_to(Right::access));
    CHECK_FALSE(ground.applies_to(Right::complaint));
    CHECK_FALSE(ground.ends.empty());
  }
  CHECK(citations == std::set<std::string>{"UK GDPR Article 18(1)(a)", "UK GDPR Article 18(1)(b)",
                                           "UK GDPR Article 18(1)(c)", "UK GDPR Article 18(1)(d)"});
  CHECK(restriction_ground("accuracy-contested").applies_to(Right::rectification));
  CHECK_FALSE(restriction_ground("accuracy-contested").applies_to(Right::objection));
  CHECK(restriction_ground("objection-pending").applies_to(Right::objection));
  CHECK(restriction_ground("unlawful").applies_to(Right::erasure));
  CHECK_THROWS_AS(restriction_ground("consent"), Error);
}

TEST_CASE("only requests about the data themselves restrict", "[law][restriction]") {
  CHECK(can_restrict(Right::restriction));
  CHECK(can_restrict(Right::rectification));
  CHECK(can_restrict(Right::erasure));
  CHECK(can_restrict(Right::objection));
  CHECK_FALSE(can_restrict(Right::access));
  CHECK_FALSE(can_restrict(Right::portability));
  CHECK_FALSE(can_restrict(Right::complaint));
}

TEST_CASE("an opinion is kept or completed, and marked as disputed", "[law][rectification]") {
  for (const std::string& outcome : statement_outcomes()) {
    CAPTURE(outcome);
    CHECK(why_no_outcome("fact", outcome).empty());
    CHECK(why_no_outcome("opinion", outcome).empty() == (outcome != "corrected"));
    CHECK(is_marked_disputed("opinion", outcome));
    CHECK(is_marked_disputed("fact", outcome) == (outcome == "kept"));
  }
}

TEST_CASE("every outcome of a right has words for the person", "[law][rectification]") {
  std::set<std::string> texts;
  for (const std::string& outcome : right_outcomes()) {
    CHECK(texts.insert(right_outcome_text(outcome)).second);
  }
  CHECK_THROWS_AS(right_outcome_text("refused"), Error);
}
