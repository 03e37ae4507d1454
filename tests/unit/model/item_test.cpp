#include "dsrkit/model/item.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

TEST_CASE("every string, number and member name is a passage, in order", "[model][item]") {
  Item item;
  item.id = "i";
  item.content = Value::object({{"a/b", "x"}, {"n", 7}, {"list", Value(Value::Array{"y", nullptr, true})}});
  std::vector<std::string> seen;
  for (const Passage& passage : passages_of(item)) {
    seen.push_back(passage.ref.pointer + (passage.ref.in_key ? "#" : "") + "=" + passage.text);
  }
  CHECK(seen ==
        std::vector<std::string>{"/a~1b#=a/b", "/a~1b=x", "/n#=n", "/n=7", "/list#=list", "/list/0=y"});
}
