#include "dsrkit/render/columns.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

TEST_CASE("columns line up by characters, not bytes", "[render]") {
  CHECK(render::columns({{"Zoë", "x"}, {"Anna", "y"}, {"B", ""}}) == "Zoë   x\nAnna  y\nB\n");
}

TEST_CASE("empty values are left out of labelled lines", "[render]") {
  CHECK(render::labelled({{"a", "1"}, {"bb", ""}, {"ccc", "3"}}) == "a    1\nccc  3\n");
}

TEST_CASE("one is singular", "[render]") {
  CHECK(render::counted(1, "place", "places") == "1 place");
  CHECK(render::counted(0, "place", "places") == "0 places");
}

TEST_CASE("a long line goes on below where its last column begins", "[render][wrap]") {
  CHECK(render::wrapped("  2026-09-03  The request was received on a Thursday.\n", 40) ==
        "  2026-09-03  The request was received\n"
        "              on a Thursday.\n");
  CHECK(render::wrapped("BY          WHAT\n2026-12-02  reply to the access request of 2 November\n", 36) ==
        "BY          WHAT\n"
        "2026-12-02  reply to the access\n"
        "            request of 2 November\n");
}

TEST_CASE("a last column without room for words is no place to go on", "[render][wrap]") {
  CHECK(render::wrapped("a             b             c d e f g h", 30) ==
        "a             b             c\n"
        "  d e f g h");
}

TEST_CASE("lines that fit and texts of unlimited width stay as they are", "[render][wrap]") {
  const std::string text = "\nZo\u00eb \u00e9\u00e9\u00e9\u00e9\n  two\n";
  CHECK(render::wrapped(text, 8) == text);
  CHECK(render::wrapped("as long as it is, with    gaps", 0) == "as long as it is, with    gaps");
}

TEST_CASE("a word that is longer than the line stands alone", "[render][wrap]") {
  CHECK(render::wrapped("see https://example.org/a/very/long/address for more", 20) ==
        "see\n  https://example.org/a/very/long/address\n  for more");
  CHECK(render::wrapped("https://example.org/a/very/long/address", 20) ==
        "https://example.org/a/very/long/address");
}
