#include "dsrkit/codec/csv.hpp"

#include <catch2/catch.hpp>

#include <vector>

using dsrkit::codec::csv_record;

namespace {

std::string record(const std::vector<std::string>& fields) {
  return csv_record(fields);
}

}  // namespace

TEST_CASE("fields stand between commas and a record ends with CR LF", "[codec][csv]") {
  CHECK(record({"right", "access", "12"}) == "right,access,12\r\n");
  CHECK(record({"", "", ""}) == ",,\r\n");
  CHECK(record({"one"}) == "one\r\n");
}

TEST_CASE("a field with a comma, a quote or a line end is quoted", "[codec][csv]") {
  CHECK(record({"a,b", "say \"no\"", "two\nlines", "plain text"}) ==
        "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",plain text\r\n");
}

TEST_CASE("what a spreadsheet would take for a formula is made text, numbers are not", "[codec][csv]") {
  CHECK(record({"=1+1", "@sum", "-a", "+44"}) == "'=1+1,'@sum,'-a,'+44\r\n");
  CHECK(record({"-12", "66.7"}) == "-12,66.7\r\n");
}
