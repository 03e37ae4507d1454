#include "dsrkit/match/nicknames.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

using dsrkit::match::NicknameTable;

TEST_CASE("nicknames relate names to their short forms and to one another", "[match][nicknames]") {
  const auto table = NicknameTable::parse(
      "name1,relationship,name2\nelizabeth,has_nickname,liz\nelizabeth,has_nickname,Betty\n"
      "samuel,has_nickname,sam\nsamantha,has_nickname,sam\n");
  CHECK(table.related("elizabeth", "liz"));
  CHECK(table.related("betty", "elizabeth"));
  CHECK(table.related("liz", "betty"));
  CHECK(table.related("sam", "samantha"));
  CHECK_FALSE(table.related("samuel", "samantha"));
  CHECK_FALSE(table.related("liz", "sam"));
}

TEST_CASE("a nickname file with a broken line is refused", "[match][nicknames]") {
  CHECK_THROWS_AS(NicknameTable::parse("name1,relationship,name2\nelizabeth,liz\n"), dsrkit::Error);
}
