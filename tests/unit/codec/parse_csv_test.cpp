#include "dsrkit/codec/csv.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>
#include <vector>

using dsrkit::codec::CsvTable;
using dsrkit::codec::parse_csv;
using Fields = std::vector<std::string>;

namespace {

std::vector<Fields> fields_of(const CsvTable& table) {
  std::vector<Fields> fields;
  for (const auto& record : table.records) {
    fields.push_back(record.fields);
  }
  return fields;
}

}  // namespace

TEST_CASE("a table is read with quotation marks and every line end", "[codec][csv]") {
  const std::string end = GENERATE(as<std::string>(), "\n", "\r\n", "\r");
  const CsvTable table =
      parse_csv("id,note" + end + "1,\"a, \"\"b\"\"" + end + "second line\"" + end + "2," + end + "3,plain");
  CHECK(table.columns == Fields{"id", "note"});
  CHECK(fields_of(table) ==
        std::vector<Fields>{{"1", "a, \"b\"" + end + "second line"}, {"2", ""}, {"3", "plain"}});
  CHECK(table.records[1].line == 4);
  CHECK(table.doubts.empty());
}

TEST_CASE("the delimiter is found by the columns that it gives", "[codec][csv]") {
  CHECK(parse_csv("a;b\n1,5;2\n").delimiter == ';');
  CHECK(parse_csv("a\tb\n1,5\t2;3\n").delimiter == '\t');
  CHECK(parse_csv("a,b\n\"x;y\",\"p;q\"\n").delimiter == ',');
  CHECK(parse_csv("only\nx;y\n").delimiter == ',');
  CHECK(parse_csv("a,b;c\n1,2;3\n", ';').columns == Fields{"a,b", "c"});
}

TEST_CASE("every column has a name of its own", "[codec][csv]") {
  CHECK(parse_csv("a,,a,a (2), a \n").columns == Fields{"a", "column 2", "a (3)", "a (2)", "a (4)"});
}

TEST_CASE("what is not as it should be is kept and told with its line", "[codec][csv]") {
  const CsvTable table = parse_csv("a,b\n1,2,3\n4\n\n5,\"x\"y\n6,\"open\n");
  CHECK(fields_of(table) == std::vector<Fields>{{"1", "2", "3"}, {"4"}, {"5", "xy"}, {"6", "open\n"}});
  CHECK(table.doubts == std::vector<std::string>{"line 5: text follows a closing quotation mark",
                                                 "line 6: a quotation mark is never closed",
                                                 "line 2: 3 fields under 2 column names",
                                                 "line 3: 1 fields under 2 column names"});
}

TEST_CASE("a table of one column keeps its blank fields, an empty text has none", "[codec][csv]") {
  CHECK(fields_of(parse_csv("a\n1\n\n2\n")) == std::vector<Fields>{{"1"}, {""}, {"2"}});
  CHECK(parse_csv("").columns.empty());
  CHECK(parse_csv("a,b\n").records.empty());
}

TEST_CASE("a wide table of equal names takes linear time", "[codec][csv]") {
  const std::string wide(200'000, ',');
  CHECK(parse_csv(wide).columns.size() == 200'001);
  std::string same;
  for (int i = 0; i < 100'000; ++i) {
    same += "n,";
  }
  CHECK(parse_csv(same).columns[99'999] == "n (100000)");
}
