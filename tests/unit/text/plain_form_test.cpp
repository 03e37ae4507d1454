#include "dsrkit/text/plain_form.hpp"

#include "dsrkit/text/fold.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace dsrkit;

TEST_CASE("The plain form writes spaces, dashes, digits and full-width signs as ASCII", "[text][plain]") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"07700\u00A0900\u202F456", "07700 900 456"},
      {"07700\u2011900\u2013456", "07700-900-456"},
      {"０７７００", "07700"},
      {"٠٧٧٠٠", "07700"},
      {"ｋａｚ＠example.org", "kaz@example.org"},
      {"\uFEFF077\u200B00\u00AD9", "077009"},
      {"one\u2028two", "one\ntwo"},
      {"Siân’s £5 – m²", "Siân’s £5 - m²"},
  };
  for (const auto& [written, plain] : cases) {
    CAPTURE(written);
    CHECK(text::plain(written) == plain);
  }
}

TEST_CASE("A place of the plain form is whole characters of the source", "[text][plain]") {
  const std::string source = "é\u200B\u00A0０7\u200B8\u2011x";
  const text::PlainForm plain(source);
  REQUIRE(plain.text() == "é 078-x");
  const auto written = [&](std::size_t begin, std::size_t end) {
    const auto [from, to] = plain.in_source(begin, end);
    return source.substr(from, to - from);
  };
  CHECK(written(0, 2) == "é");
  CHECK(written(2, 3) == "\u00A0");
  CHECK(written(3, 4) == "０");
  CHECK(written(3, 5) == "０7");
  CHECK(written(3, 6) == "０7\u200B8");
  CHECK(written(5, 6) == "8");
  CHECK(written(6, 7) == "\u2011");
  CHECK(written(7, 8) == "x");
  CHECK(written(0, 8) == source);
}

TEST_CASE("A text that is plain already is not copied", "[text][plain]") {
  const std::string source = "Siân rang\t07700 900456\n\xFF\xC3";
  const text::PlainForm plain(source);
  CHECK_FALSE(plain.differs());
  CHECK(plain.text().data() == source.data());
  CHECK(plain.in_source(3, 7) == std::pair<std::size_t, std::size_t>(3, 7));
}

TEST_CASE("Folding writes the digits of every script alike", "[text][fold]") {
  CHECK(text::fold("٠٧٧٠٠ ０７") == "07700 07");
}
