#include "dsrkit/model/value.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

namespace {

Value person() {
  return Value::object({{"name", Value(Value::Array{Value::object({{"given", "Aisha"}})})},
                        {"a/b", 1},
                        {"m~n", 2},
                        {"", 3},
                        {"none", nullptr}});
}

}  // namespace

TEST_CASE("a JSON pointer leads to a value", "[model][value]") {
  const Value value = person();
  CHECK(value.at_pointer("") == &value);
  REQUIRE(value.at_pointer("/name/0/given") != nullptr);
  CHECK(value.at_pointer("/name/0/given")->as_string() == "Aisha");
  CHECK(value.at_pointer("/a~1b")->as_integer() == 1);
  CHECK(value.at_pointer("/m~0n")->as_integer() == 2);
  CHECK(value.at_pointer("/")->as_integer() == 3);
  CHECK(value.at_pointer("/none")->is_null());
}

TEST_CASE("a JSON pointer to nothing leads nowhere", "[model][value]") {
  const Value value = person();
  for (const char* pointer : {"name", "/nam", "/name/1", "/name/00", "/name/-", "/name/0x", "/name/0/given/0",
                              "/none/0", "/name/-1", "/name/99999999999999999999999"}) {
    INFO(pointer);
    CHECK(value.at_pointer(pointer) == nullptr);
  }
}

TEST_CASE("what a JSON pointer leads to can be taken out, and nothing else", "[model][value]") {
  Value value = person();
  value.remove_at("/name/0/given");
  CHECK(value.at_pointer("/name/0") != nullptr);
  CHECK(value.at_pointer("/name/0/given") == nullptr);
  value.remove_at("/name/0");
  CHECK(value.at_pointer("/name")->as_array().empty());
  value.remove_at("/a~1b");
  CHECK(value.find("a/b") == nullptr);
  const Value before = value;
  for (const char* pointer : {"", "m~n", "/nothing", "/name/0"}) {
    value.remove_at(pointer);
  }
  CHECK(value == before);
}
