#include "../../../lib/sources/http_page.hpp"
#include "../../../lib/sources/http_reader.hpp"
#include "../../../lib/sources/url_template.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using sources::HttpPage;
using sources::UrlTemplate;

namespace {

DataSubject aisha() {
  DataSubject subject;
  subject.name = {"Aisha", "Khan"};
  subject.also_known_as = {{"", "O'Hara"}};
  subject.identifiers = {{"nhs-number", "999 000 0018"}};
  return subject;
}

DatasetConfig notes(PagingKind kind) {
  DatasetConfig dataset;
  dataset.id = "notes";
  dataset.key = "/id";
  dataset.http.paging.kind = kind;
  dataset.http.paging.parameter = "p";
  return dataset;
}

HttpPage page_of(const DatasetConfig& dataset, std::string_view answer, std::int64_t before = 0) {
  http::Response response;
  response.url = "https://example.org/api/notes?p=0";
  return sources::read_page(dataset, {response.url, 1, before}, response, codec::parse_json(answer, "test"));
}

}  // namespace

TEST_CASE("a path is asked once for each name and identifier that it needs", "[sources][http]") {
  const UrlTemplate path("/p?n={identifier.nhs-number}&f={family-name}");
  std::vector<std::string> filled;
  for (const auto& values : sources::search_values(path, aisha())) {
    filled.push_back(path.fill(values));
  }
  CHECK(filled == std::vector<std::string>{"/p?n=9990000018&f=Khan", "/p?n=9990000018&f=O%27Hara"});
  CHECK(sources::search_values(UrlTemplate("/p?b={born}"), aisha()).empty());
  CHECK(sources::search_values(UrlTemplate("/p?u={identifier.upn}"), aisha()).empty());
}

TEST_CASE("a key cannot lead to another path", "[sources][http]") {
  const UrlTemplate path("/p/{person}/notes");
  CHECK(path.fill({{"person", "a/../b?c"}}) == "/p/a%2F..%2Fb%3Fc/notes");
  CHECK_THROWS_AS(path.fill({{"person", ".."}}), Error);
  CHECK_THROWS_AS(path.fill({{"person", ""}}), Error);
  CHECK_THROWS_AS(UrlTemplate("/p/{persn}"), Error);
  CHECK_THROWS_AS(UrlTemplate("/p/{person"), Error);
}

TEST_CASE("a value between quotes cannot end them", "[sources][http]") {
  const UrlTemplate filter("/p?$filter=f%20eq%20'{family-name}'%20and%20b%20eq%20{born}&n={given-name}");
  CHECK(filter.fill({{"family-name", "O'Hara"}, {"born", "2009-04-12"}, {"given-name", "D'Arcy"}}) ==
        "/p?$filter=f%20eq%20'O%27%27Hara'%20and%20b%20eq%202009-04-12&n=D%27Arcy");
  CHECK(UrlTemplate("/p(%27{person}%27)").fill({{"person", "x' or 'a"}}) ==
        "/p(%27x%27%27%20or%20%27%27a%27)");
}

TEST_CASE("pages of OData name the next one and the number of records", "[sources][http]") {
  const auto page = page_of(notes(PagingKind::odata),
                            R"({"@odata.count":7,"value":[{"id":1}],"@odata.nextLink":"notes?p=2"})");
  CHECK(page.total == 7);
  CHECK(page.next == "https://example.org/api/notes?p=2");
  CHECK(page.records.size() == 1);
}

TEST_CASE("counted paging goes on after what was received and stops at nothing or at the total",
          "[sources][http]") {
  auto dataset = notes(PagingKind::offset);
  CHECK(page_of(dataset, R"([{"id":1},{"id":2}])", 3).next == "https://example.org/api/notes?p=5");
  CHECK_FALSE(page_of(dataset, "[]", 3).next.has_value());
  dataset.http.items = "/data";
  dataset.http.total = "/total";
  CHECK_FALSE(page_of(dataset, R"({"data":[{"id":1}],"total":4})", 3).next.has_value());
}

TEST_CASE("a FHIR search tells matches from what came along and from problems", "[sources][http]") {
  const auto page = page_of(notes(PagingKind::fhir), R"({"resourceType":"Bundle","total":1,"entry":[
    {"resource":{"id":"a"},"search":{"mode":"match"}},{"resource":{"id":"b"},"search":{"mode":"include"}},
    {"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"Aisha Khan"}]}}]})");
  CHECK(page.records.size() == 2);
  CHECK(page.included == 1);
  CHECK(page.total == 1);
  CHECK(page.problems == std::vector<std::string>{"reports a problem (error, unknown)"});
}

TEST_CASE("a FHIR search without links goes on by counting the matches", "[sources][http]") {
  const auto dataset = notes(PagingKind::fhir);
  constexpr std::string_view kTwo = R"({"resourceType":"Bundle","total":7,"entry":[
    {"resource":{"id":"a"},"search":{"mode":"match"}},{"resource":{"id":"b"},"search":{"mode":"include"}}]})";
  CHECK(page_of(dataset, kTwo, 3).next == "https://example.org/api/notes?p=4");
  CHECK_FALSE(page_of(dataset, kTwo, 6).next.has_value());
  CHECK_FALSE(page_of(dataset, R"({"resourceType":"Patient","id":"a"})").next.has_value());
  auto only_links = dataset;
  only_links.http.paging.parameter.clear();
  CHECK_FALSE(page_of(only_links, kTwo, 3).next.has_value());
  CHECK(page_of(dataset, R"({"resourceType":"Bundle","total":7,"entry":[{"resource":{"id":"a"}}],
    "link":[{"relation":"next","url":"notes?after=a"}]})")
            .next == "https://example.org/api/notes?after=a");
}

TEST_CASE("an answer of another shape is not an empty one", "[sources][http]") {
  auto dataset = notes(PagingKind::none);
  CHECK_THROWS_AS(page_of(dataset, R"({"records":[]})"), Error);
  CHECK(page_of(dataset, R"([{"no":1}])").problems.size() == 1);
  dataset.http.items = "/data";
  CHECK(page_of(dataset, R"({"id":1})").records.size() == 1);
  CHECK_THROWS_AS(page_of(dataset, R"({"data":5})"), Error);
}

TEST_CASE("a label of confidentiality restricts a record, and so does one that is not known",
          "[sources][http]") {
  DatasetConfig dataset;
  dataset.fields = {{"/meta/security", "restricted", "", false}};
  const auto flag = [&](std::string_view labels) {
    const std::string record = R"({"meta":{"security":)" + std::string(labels) + "}}";
    return sql::to_text(sources::cells_of(dataset, codec::parse_json(record, "test")).front()).value_or("");
  };
  CHECK(flag(R"([{"code":"U"}])") == "false");
  CHECK(flag(R"([{"code":"N"},{"code":"R"}])") == "true");
  CHECK(flag(R"({"code":"V"})") == "true");
  CHECK(flag(R"([{"display":"secret"}])") == "true");
  CHECK(flag(R"(["no",false])") == "false");
  CHECK(flag(R"(["very"])") == "true");
  CHECK(flag("[]") == "false");
  CHECK(flag("null").empty());
  CHECK(flag("1") == "1");
}
