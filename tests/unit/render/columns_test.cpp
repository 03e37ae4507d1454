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
