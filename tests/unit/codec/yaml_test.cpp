#include "dsrkit/codec/yaml.hpp"

#include "dsrkit/codec/json.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

namespace {

std::string read(std::string_view text) {
  Diagnostics diagnostics;
  const auto documents = codec::parse_yaml(text, "test", diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(documents.size() == 1);
  return codec::write_json(documents.front());
}

/// "2: what is wrong".
std::vector<std::string> mistakes_in(std::string_view text, const codec::YamlLimits& limits = {}) {
  Diagnostics diagnostics;
  (void)codec::parse_yaml(text, "test", diagnostics, limits);
  std::vector<std::string> found;
  for (const auto& diagnostic : diagnostics) {
    CHECK(diagnostic.severity == Severity::error);
    found.push_back(diagnostic.where.substr(4) + " " + diagnostic.text);
  }
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a YAML document becomes a value with its members in order", "[codec][yaml]") {
  CHECK(read("b: [1, {x: y}]\na:\n  - name: n\n    of: |\n      two\n      lines\n") ==
        R"({"b":[1,{"x":"y"}],"a":[{"name":"n","of":"two\nlines\n"}]})");
  CHECK(read("\xEF\xBB\xBF"
             "a: 1\r\nb: 2\r\n") == R"({"a":1,"b":2})");
}

TEST_CASE("only what JSON would call a number, a truth value or null is one", "[codec][yaml]") {
  CHECK(read("[null, ~, NULL, true, True, FALSE]") == "[null,null,null,true,true,false]");
  CHECK(read("[0, -1, 12.50, 1e3, -0.5E-7]") == "[0,-1,12.50,1e3,-0.5E-7]");
  CHECK(read("[007, +1, 1., .5, 0x1F, 1_000, .inf, 1e, '-', 12a]") ==
        R"(["007","+1","1.",".5","0x1F","1_000",".inf","1e","-","12a"])");
  CHECK(read("[yes, no, on, 'true', \"1\", 2020-01-01]") == R"(["yes","no","on","true","1","2020-01-01"])");
  CHECK(read("[!!str 1, !!int 1, !!bool true, !!null null, !!float 1.5, ! 1]") ==
        R"(["1",1,true,null,1.5,"1"])");
}

TEST_CASE("an alias stands for a copy of what it refers to", "[codec][yaml]") {
  CHECK(read("a: &one {x: 1}\nb: *one\n") == R"({"a":{"x":1},"b":{"x":1}})");
  CHECK(mistakes_in("a: *none\nb: &own [*own]\n") ==
        Texts{":1 refers to an anchor that is not there", ":2 refers to what it is itself a part of"});
}

TEST_CASE("aliases of aliases do not grow without bound", "[codec][yaml]") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int j = 0; j < 9; ++j) {
      bomb += ", " + before;
    }
    bomb += "]\n";
  }
  const auto found = mistakes_in(bomb);
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("holds more than 500000 values") != std::string::npos);
}

TEST_CASE("what a value cannot hold is refused with its line, all at once", "[codec][yaml]") {
  CHECK(mistakes_in("a: 1\nb: 2\na: 3\n[x]: 4\n<<: {c: 5}\nd: !python/object x\ne: !!int x\n") ==
        Texts{":3 the same key stands twice in one mapping", ":4 a key must be a text",
              ":5 merge keys ('<<') are not read: write the members out",
              ":6 has a tag that does not fit or is not known here",
              ":7 has a tag that does not fit or is not known here"});
}

TEST_CASE("broken syntax is told with its line and without the content", "[codec][yaml]") {
  for (const char* text : {"a: 1\nb: [1, 2\nc: secret\n", "a: 1\nb: 'secret\n", "a: b: secret\n",
                           "\ta: secret\n", "a: 1\n  secret: 2\n", "a: secret\n- b\n", "a: \x01secret\n",
                           "&a &b secret\n", "%YAML 3.0\n---\nsecret\n", "@secret\n"}) {
    const auto found = mistakes_in(text);
    CAPTURE(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].starts_with(":"));
    CHECK(found[0].find("secret") == std::string::npos);
  }
  CHECK(mistakes_in("a: \"one\n two\nb: 3\n").at(0).find("in what begins in line 1") != std::string::npos);
}

TEST_CASE("every list mark that YAML does not know is told, and reading goes on behind it", "[codec][yaml]") {
  Diagnostics diagnostics;
  const auto documents = codec::parse_yaml(
      "list:\n  * name: a\n    text: |\n      * kept\n  * name: b\n    name: c\n", "test", diagnostics);
  REQUIRE(documents.size() == 1);
  CHECK(codec::write_json(*documents.front().at_pointer("/list/0")) == R"({"name":"a","text":"* kept\n"})");
  Texts places;
  for (const auto& diagnostic : diagnostics) {
    places.push_back(diagnostic.where);
  }
  CHECK(places == Texts{"test:2", "test:5", "test:6"});
}

TEST_CASE("behind a line at the wrong depth reading goes on, and what hangs on it is no second mistake",
          "[codec][yaml]") {
  const char* text =
      "list:\n"
      "  - name: a\n"
      "    tags: [x]\n"
      "      type: t\n"
      "        deeper: t\n"
      "  - name: b\n"
      "      type: [t]\n"
      "  - name: c: d\n"
      "  - {name: e, name: f}\n";
  Diagnostics diagnostics;
  const auto documents = codec::parse_yaml(text, "test", diagnostics);
  REQUIRE(documents.size() == 1);
  CHECK(documents.front().is_null());
  Texts places;
  for (const auto& diagnostic : diagnostics) {
    places.push_back(diagnostic.where);
  }
  CHECK(places == Texts{"test:4", "test:7", "test:8", "test:9"});
}

TEST_CASE("a mistake spoils no other document of the stream", "[codec][yaml]") {
  Diagnostics diagnostics;
  const auto documents = codec::parse_yaml(
      "# first\n%YAML 1.1\n---\na: [1\n---\nb: 2\n--- {c: 3}\n...\n---\n- 'd\n", "test", diagnostics);
  REQUIRE(documents.size() == 4);
  CHECK(documents[0].is_null());
  CHECK(codec::write_json(documents[1]) == R"({"b":2})");
  CHECK(codec::write_json(documents[2]) == R"({"c":3})");
  REQUIRE(diagnostics.size() == 2);
  CHECK(diagnostics[0].where == "test:5");
  CHECK(diagnostics[1].where == "test:11");
}

TEST_CASE("a stream without documents is none", "[codec][yaml]") {
  Diagnostics diagnostics;
  CHECK(codec::parse_yaml("", "test", diagnostics).empty());
  CHECK(codec::parse_yaml("# only a comment\n", "test", diagnostics).empty());
  CHECK(diagnostics.empty());
}

TEST_CASE("YAML beyond the limits is refused", "[codec][yaml]") {
  CHECK(mistakes_in(std::string(100, '['), {1000, 20, 100, 10, 9999}) ==
        Texts{":1 nested more than 20 levels deep"});
  CHECK(mistakes_in("[1, 2, 3]", {1000, 20, 3, 10, 9999}) == Texts{":1 holds more than 3 values"});
  CHECK(mistakes_in("[1, 2, 3]", {8, 20, 100, 10, 9999}) == Texts{" is larger than 8 bytes"});
  CHECK(mistakes_in("a: \xFF\n") == Texts{" is not UTF-8 text"});
  CHECK(mistakes_in("* a\n* b\n* c\n", {1000, 20, 100, 2, 9999}) ==
        Texts{":1 a list item begins with '-', not with '*'", ":2 a list item begins with '-', not with '*'",
              " the rest was not looked at after 2 mistakes"});
  CHECK(mistakes_in("* a\n* b\n* c\n", {1000, 20, 100, 10, 20}).back() ==
        " the rest was not looked at after 2 mistakes");
}
