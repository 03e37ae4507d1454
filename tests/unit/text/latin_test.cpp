#include "dsrkit/text/latin.hpp"

#include "dsrkit/text/fold.hpp"

#include <catch2/catch.hpp>

using dsrkit::text::fold;
using dsrkit::text::to_latin;

TEST_CASE("letters of other scripts become Latin ones, Latin text stays as it is", "[text][latin]") {
  CHECK(fold(to_latin("Олена")) == "olena");
  CHECK(fold(to_latin("محمد")) == "mhmd");
  CHECK(fold(to_latin("Γιώργος")) == "giorgos");
  CHECK(to_latin("Zoë O'Brien") == "Zoë O'Brien");
  CHECK(to_latin("").empty());
}
