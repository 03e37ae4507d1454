#include "dsrkit/base/strings.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

TEST_CASE("only well-formed UTF-8 is accepted", "[base][utf8]") {
  CHECK(is_valid_utf8("Siân Łukasz \xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E \xF0\x9F\x99\x82"));
  for (const char* wrong : {"\x80", "\xC0\x80", "\xC3", "\xED\xA0\x80", "\xE2\x82", "\xF5\x80\x80\x80",
                            "\xE0\x80\x80", "\xF0\x80\x80\x80"}) {
    CHECK_FALSE(is_valid_utf8(wrong));
  }
}

TEST_CASE("text survives the way through code points", "[base][utf8]") {
  const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x99\x82";
  CHECK(to_utf32(text).size() == 4);
  CHECK(to_utf8(to_utf32(text)) == text);
}

TEST_CASE("a mistyped word finds its neighbour, a strange one does not", "[base]") {
  const std::vector<std::string> words{"gather", "match", "redact", "release"};
  CHECK(closest_match("gahter", words) == "gather");
  CHECK(closest_match("relase", words) == "release");
  CHECK(closest_match("xyzzyplugh", words).empty());
}

TEST_CASE("hexadecimal goes both ways and refuses the rest", "[base]") {
  CHECK(to_hex(from_hex("00ff7a")) == "00ff7a");
  CHECK_THROWS_AS(from_hex("0"), Error);
  CHECK_THROWS_AS(from_hex("zz"), Error);
}

TEST_CASE("split keeps empty parts and join restores them", "[base]") {
  const auto parts = split("a,,b,", ',');
  CHECK(parts == std::vector<std::string>{"a", "", "b", ""});
  CHECK(join(parts, ",") == "a,,b,");
  CHECK(trim("  a b \n") == "a b");
}
