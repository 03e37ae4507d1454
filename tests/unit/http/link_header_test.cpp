#include "dsrkit/http/link_header.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace dsrkit;

namespace {

std::string next_of(const std::vector<std::string>& values) {
  return http::find_link(values, "next").value_or("(none)");
}

}  // namespace

TEST_CASE("the next page is found among the links of an answer", "[http][link]") {
  CHECK(next_of(
            {"<https://example.org/a?page=2>; rel=\"next\", <https://example.org/a?page=9>; rel=\"last\""}) ==
        "https://example.org/a?page=2");
  CHECK(next_of({"</a?page=1>; rel=prev", "</a?page=3>;rel=next"}) == "/a?page=3");
  CHECK(next_of({"<b>; title=\"x, y; <c>\"; REL=\"last NEXT\""}) == "b");
  CHECK(next_of({"<b>; title=\"say \\\"rel=next\\\"\"; rel=prev, <c>; rel = \"next\""}) == "c");
}

TEST_CASE("links of another kind or of another document are not the next page", "[http][link]") {
  CHECK(next_of({}) == "(none)");
  CHECK(next_of({""}) == "(none)");
  CHECK(next_of({"<a>"}) == "(none)");
  CHECK(next_of({"<a; rel=next"}) == "(none)");
  CHECK(next_of({"<a>; rel=nextish, <b>; rev=next"}) == "(none)");
  CHECK(next_of({"<a>; rel=next; anchor=\"/other\""}) == "(none)");
}
