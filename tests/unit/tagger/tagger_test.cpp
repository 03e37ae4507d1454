#include "dsrkit/tagger/tagger.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

namespace tagger = dsrkit::tagger;
namespace text = dsrkit::text;

namespace {

tagger::Example example(std::string_view words, std::vector<bool> person) {
  return {std::string(words), std::move(person), 0};
}

std::shared_ptr<const dsrkit::rules::NameLists> lists() {
  return std::make_shared<const dsrkit::rules::NameLists>(
      dsrkit::rules::NameLists::load(DSRKIT_TREE "/share/names"));
}

}  // namespace

TEST_CASE("Training learns what it is shown, and gives the same bytes again") {
  const std::vector<tagger::Example> examples = {
      example("Call Zorbla Quexit today", {false, true, true, false}),
      example("The Council met today", {false, false, false, false})};
  const auto weights = tagger::train(examples, *lists(), 8);
  CHECK(weights == tagger::train(examples, *lists(), 8));
  const auto scores = tagger::Tagger(weights, lists())
                          .scores("Call Zorbla Quexit today", text::tokenise("Call Zorbla Quexit today"));
  REQUIRE(scores.size() == 4);
  CHECK(scores[0] <= 0);
  CHECK(scores[1] > 0);
  CHECK(scores[2] > 0);
  CHECK(scores[3] <= 0);
}

TEST_CASE("Weights of another version are refused") {
  CHECK_THROWS_AS(tagger::Tagger({1, 2, 3}, lists()), dsrkit::Error);
}

TEST_CASE("No words, no scores") {
  CHECK(tagger::Tagger::load(lists()).scores("", {}).empty());
}
