#include "dsrkit/model/redaction.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

namespace {

Replacement range(std::size_t begin, std::size_t end, const char* label) {
  return {begin, end, label, "TP"};
}

}  // namespace

TEST_CASE("labels stand in place of the ranges and nothing of them stays", "[model][redaction]") {
  const auto segments = apply_replacements("Call Karen or Kaz.", {range(14, 17, "[B]"), range(5, 10, "[A]")});
  CHECK(plain_text(segments) == "Call [A] or [B].");
  CHECK(segments.size() == 5);
}

TEST_CASE("ranges that overlap withhold everything that either covers", "[model][redaction]") {
  CHECK(plain_text(apply_replacements("Karen Hughes came", {range(0, 5, "[A]"), range(0, 12, "[B]")})) ==
        "[B] came");
  CHECK(plain_text(apply_replacements("Karen Hughes came", {range(0, 8, "[A]"), range(6, 12, "[B]")})) ==
        "[A] came");
  CHECK(plain_text(apply_replacements("Karen Hughes came", {range(0, 12, "[A]"), range(6, 9, "[B]")})) ==
        "[A] came");
}

TEST_CASE("a range outside its text is a defect, not a leak", "[model][redaction]") {
  CHECK_THROWS_AS(apply_replacements("short", {range(2, 9, "[A]")}), Error);
  CHECK_THROWS_AS(apply_replacements("short", {range(4, 2, "[A]")}), Error);
}

TEST_CASE("without ranges the text is whole, empty text included", "[model][redaction]") {
  CHECK(plain_text(apply_replacements("whole", {})) == "whole");
  CHECK(apply_replacements("", {}).size() == 1);
}

TEST_CASE("two lists for one passage both count", "[model][redaction]") {
  Item item;
  item.id = "i";
  item.content = "Karen and Kaz";
  const PassageRef at{"i", "", false};
  const auto node = disclose(item, {{at, {range(0, 5, "[A]")}}, {at, {range(10, 13, "[B]")}}});
  CHECK(plain_text(node.text) == "[A] and [B]");
}
