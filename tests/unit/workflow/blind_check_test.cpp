#include "dsrkit/workflow/blind_check.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using workflow::Judgement;

namespace {

/// `count` times the same.
void add(std::vector<Judgement>& judgements, int count, bool decided, bool answered) {
  judgements.insert(judgements.end(), static_cast<std::size_t>(count), {decided, answered});
}

}  // namespace

TEST_CASE("Cohen's kappa is agreement beyond chance", "[workflow][blind-check]") {
  std::vector<Judgement> judgements;
  // 20 kept by both, 15 withheld by both, 5 and 10 apart: 0.7 alike where chance gives 0.5.
  add(judgements, 20, true, true);
  add(judgements, 5, true, false);
  add(judgements, 10, false, true);
  add(judgements, 15, false, false);
  REQUIRE(workflow::cohens_kappa(judgements));
  CHECK(*workflow::cohens_kappa(judgements) == Approx(0.4));
}

TEST_CASE("there is no kappa without answers, nor where both always did the same",
          "[workflow][blind-check]") {
  std::vector<Judgement> judgements;
  CHECK_FALSE(workflow::cohens_kappa(judgements));
  add(judgements, 3, false, false);
  CHECK_FALSE(workflow::cohens_kappa(judgements));
  add(judgements, 1, true, false);
  CHECK(*workflow::cohens_kappa(judgements) == Approx(0.0));
}
