#include "dsrkit/codec/json.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using codec::parse_json;
using codec::write_json;

TEST_CASE("order of members and digits of numbers survive", "[codec][json]") {
  const std::string text =
      R"({"z":1.10,"a":[true,null,12345678901234567890123],"m":{"x":-0.0,"y":-0,"w":0,"s":"\u0007é"}})";
  CHECK(write_json(parse_json(text, "test")) == text);
}

TEST_CASE("what could be misread is refused", "[codec][json]") {
  for (const char* wrong : {R"({"a":1,"a":2})", R"({"o":{"b":1,"b":1}})", "{\"a\":\"\xFF\"}", "[1,]", "{} x",
                            "", "[1 2]", "{'a':1}"}) {
    CHECK_THROWS_AS(parse_json(wrong, "test"), Error);
  }
}

TEST_CASE("an error names the file and not its content", "[codec][json]") {
  try {
    (void)parse_json("{\"secretname\":1,\"secretname\":2}", "item-7");
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("item-7") != std::string::npos);
    CHECK(std::string(error.what()).find("secretname") == std::string::npos);
  }
}

TEST_CASE("limits on size and depth hold", "[codec][json]") {
  CHECK_THROWS_AS(parse_json(std::string(300, '[') + std::string(300, ']'), "test"), Error);
  CHECK_NOTHROW(parse_json(std::string(100, '[') + std::string(100, ']'), "test"));
  CHECK_THROWS_AS(parse_json("[\"" + std::string(100, 'a') + "\"]", "test", {.bytes = 50, .depth = 10}),
                  Error);
}
