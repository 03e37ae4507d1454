#include "dsrkit/codec/encoding.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

#include <string>

using dsrkit::codec::decode_text;
using dsrkit::codec::encoding_in_markup;
using namespace std::string_literals;

TEST_CASE("text is UTF-8 unless something says otherwise, and loses its mark", "[codec][encoding]") {
  CHECK(decode_text("caf\xC3\xA9", "", "x") == "caf\xC3\xA9");
  CHECK(decode_text("\xEF\xBB\xBF"
                    "a",
                    "windows-1252", "x") == "a");
  CHECK(decode_text("", "", "x").empty());
}

TEST_CASE("UTF-16 is read in both byte orders, also beyond the first plane", "[codec][encoding]") {
  CHECK(decode_text("\xFF\xFE"
                    "A\0\x3D\xD8\x00\xDE"s,
                    "", "x") == "A\xF0\x9F\x98\x80");
  CHECK(decode_text("\xFE\xFF\0A\x20\xAC"s, "utf-8", "x") == "A\xE2\x82\xAC");
}

TEST_CASE("Windows-1252 is read when it is declared, under its many names", "[codec][encoding]") {
  const std::string label = GENERATE(as<std::string>(), "windows-1252", "CP1252", "ISO_8859-1", "latin1");
  CHECK(decode_text("caf\xE9 \x80\x93\x94", label, "x") ==
        "caf\xC3\xA9 \xE2\x82\xAC\xE2\x80\x9C\xE2\x80\x9D");
}

TEST_CASE("bytes that mean nothing are refused and never replaced", "[codec][encoding]") {
  CHECK_THROWS_WITH(decode_text("one\ntwo\xE9", "", "x"), Catch::Contains("x: not text in UTF-8 at byte 4"));
  CHECK_THROWS_WITH(decode_text("ab\x81", "windows-1252", "x"), Catch::Contains("at byte 2"));
  CHECK_THROWS_WITH(decode_text("\xFF\xFE"
                                "A"s,
                                "", "x"),
                    Catch::Contains("UTF-16"));
  CHECK_THROWS_AS(decode_text("\xFF\xFE\x3D\xD8"
                              "A\0"s,
                              "", "x"),
                  dsrkit::Error);
  CHECK_THROWS_AS(decode_text("\xFF\xFE\x00\xDE"s, "", "x"), dsrkit::Error);
  CHECK_THROWS_AS(decode_text("A", "utf-16", "x"), dsrkit::Error);
  CHECK_THROWS_AS(decode_text("A", "ebcdic", "x"), dsrkit::Error);
}

TEST_CASE("markup says its encoding near its start", "[codec][encoding]") {
  CHECK(encoding_in_markup(R"(<?xml version="1.0" encoding="Windows-1252"?><a charset="x"/>)") ==
        "windows-1252");
  CHECK(encoding_in_markup("<?xml version='1.0' encoding = 'UTF-8' ?>") == "utf-8");
  CHECK(encoding_in_markup(R"(<?xml version="1.0"?><a encoding="latin1"/>)").empty());
  CHECK(encoding_in_markup(R"(<html><meta charset=iso-8859-1>)") == "iso-8859-1");
  CHECK(encoding_in_markup(R"(<meta http-equiv="Content-Type" content="text/html; charset=cp1252">)") ==
        "cp1252");
  CHECK(encoding_in_markup("<p>no word of it").empty());
  CHECK(encoding_in_markup("charset").empty());
}
