#include "dsrkit/codec/xml.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"

#include <catch2/catch.hpp>

#include <string>

using dsrkit::codec::parse_xml;

namespace {

std::string read(std::string_view xml) {
  return dsrkit::codec::write_json(parse_xml(xml, "x"));
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) {
    result += text;
  }
  return result;
}

}  // namespace

TEST_CASE("elements, attributes and texts of a document arrive in order", "[codec][xml]") {
  CHECK(read("<?xml version='1.0'?><case ref='A&amp;B'><open>2024-01-30</open><empty/><note kind=\"call\"> "
             "<![CDATA[a < "
             "b]]></note></case>") ==
        R"({"case":{"ref":"A&B","open":"2024-01-30","empty":"","note":{"kind":"call","text":" a < b"}}})");
  CHECK(read("<a/>") == R"({"a":""})");
}

TEST_CASE("elements of one name are a list", "[codec][xml]") {
  CHECK(read("<a><b>1</b><c/><b x='2'/><b>3</b></a>") == R"({"a":{"b":["1",{"x":"2"},"3"],"c":""}})");
}

TEST_CASE("text between elements keeps its place", "[codec][xml]") {
  CHECK(read("<p id='7'>Dear <b>Ms <i>X</i></b>, yes</p>") ==
        R"({"p":{"id":"7","text":["Dear",{"b":["Ms",{"i":"X"}]},", yes"]}})");
}

TEST_CASE("names that meet are told apart, comments are kept and prefixes stay", "[codec][xml]") {
  CHECK(read("<a id='1'><id>2</id></a>") == R"x({"a":{"id (attribute)":"1","id":"2"}})x");
  CHECK(read("<a text='1'>2</a>") == R"x({"a":{"text":"1","text (content)":"2"}})x");
  CHECK(read("<!--before--><n:a xmlns:n='urn:x' n:k='v'><!--in--><?go?>t</n:a>") ==
        R"({"comment":"before","n:a":{"n:k":"v","text":[{"comment":"in"},"t"]}})");
}

TEST_CASE("the declared encoding is not applied twice", "[codec][xml]") {
  CHECK(read("<?xml version='1.0' encoding='windows-1252'?><a>caf\xC3\xA9</a>") == "{\"a\":\"caf\xC3\xA9\"}");
}

TEST_CASE("entities of the file itself are resolved", "[codec][xml]") {
  CHECK(read("<!DOCTYPE a [<!ENTITY n 'name'>]><a x='&n;'>&n;&#233;</a>") ==
        "{\"a\":{\"x\":\"name\",\"text\":\"name\xC3\xA9\"}}");
}

TEST_CASE("nothing outside the file is read", "[codec][xml]") {
  const std::string declaration = GENERATE(
      as<std::string>(), "<!ENTITY e SYSTEM 'file:///etc/passwd'>",
      "<!ENTITY e PUBLIC 'p' 'http://127.0.0.1:9/'>", "<!ENTITY % e SYSTEM 'file:///etc/passwd'> %e;",
      "<!ENTITY % e 'x'>", "<!NOTATION n SYSTEM 'n'><!ENTITY e SYSTEM 'file:///etc/passwd' NDATA n>");
  CHECK_THROWS_AS(read("<!DOCTYPE a [" + declaration + "]><a>&e;</a>"), dsrkit::Error);
  CHECK(read("<!DOCTYPE a SYSTEM 'file:///no/such.dtd'><a>t</a>") == R"({"a":"t"})");
}

TEST_CASE("a billion laughs and other growth are refused", "[codec][xml]") {
  std::string laughs = "<!DOCTYPE a [<!ENTITY l0 'lol lol lol lol lol lol lol lol lol lol'>";
  for (int i = 1; i < 10; ++i) {
    laughs +=
        "<!ENTITY l" + std::to_string(i) + " '" + repeated("&l" + std::to_string(i - 1) + ";", 10) + "'>";
  }
  CHECK_THROWS_WITH(read(laughs + "]><a>&l9;</a>"), Catch::Contains("entities grow"));
  CHECK_THROWS_AS(read(laughs + "]><a x='&l9;'/>"), dsrkit::Error);
  const std::string big = "<!DOCTYPE a [<!ENTITY b '" + std::string(100'000, 'b') + "'>]><a>";
  CHECK_THROWS_AS(read(big + repeated("&b;", 20'000) + "</a>"), dsrkit::Error);
  CHECK_THROWS_AS(read("<!DOCTYPE a [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><a>&a;</a>"), dsrkit::Error);
  CHECK_THROWS_WITH(read("<!DOCTYPE a [<!ATTLIST b x CDATA 'long'>]><a><b/></a>"),
                    Catch::Contains("declares values"));
}

TEST_CASE("deep, endless and broken documents are refused without their content", "[codec][xml]") {
  CHECK_NOTHROW(read(repeated("<a>", 60) + repeated("</a>", 60)));
  CHECK_THROWS_WITH(read(repeated("<a>\n", 61) + repeated("</a>", 61)),
                    Catch::Contains("60 levels deep, at line 61"));
  CHECK_THROWS_AS(read(repeated("<a>", 100'000)), dsrkit::Error);
  CHECK_THROWS_AS(read("<a>" + std::string(11'000'000, 'x') + "</a>"), dsrkit::Error);
  std::string attributes;
  for (int i = 0; i < 100'000; ++i) {
    attributes += " a" + std::to_string(i) + " = ''";
  }
  CHECK_THROWS_AS(read("<a" + attributes + "/>"), dsrkit::Error);
  const std::string broken = GENERATE(as<std::string>(), "", "text", "<a>\n<b secret='1'></a>", "<a/><b/>",
                                      "<a>\n&none;</a>", "<a>\x01</a>");
  try {
    read(broken);
    FAIL("read " << broken);
  } catch (const dsrkit::Error& error) {
    CHECK(std::string(error.what()).find("secret") == std::string::npos);
    CHECK(std::string(error.what()).starts_with("x: not well-formed XML"));
  }
}
