#include "dsrkit/bundle/bundle.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace dsrkit::bundle;
using namespace std::chrono_literals;

namespace {

BundleInput searched() {
  SearchLine line;
  line.source = "archive";
  line.label = "Paper archive";
  line.holder = "Records team";
  line.outcome = SearchOutcome::partial;
  line.on = 2026y / 11 / 20;
  line.terms = {"2 names", "the date of birth"};
  line.claimed = 14;
  line.fetched = 12;
  line.searched_by = "Rights team";
  line.approved_by = "Rights team";
  line.reason = "two volumes were burnt";
  line.how = "Asked on 3 November 2026.";
  line.found = "12 records, not complete";
  BundleInput input;
  input.searches = {line};
  return input;
}

}  // namespace

TEST_CASE("the manifest tells where was looked and what came of it", "[bundle][manifest]") {
  const Value manifest = manifest_json(searched(), {});
  const Value& search = manifest.find("searches")->as_array().at(0);
  CHECK(search.text_or("source") == "archive");
  CHECK(search.text_or("outcome") == "partial");
  CHECK(search.text_or("on") == "2026-11-20");
  CHECK(search.find("claimed")->as_integer() == 14);
  CHECK(search.find("fetched")->as_integer() == 12);
  CHECK(search.find("terms")->as_array().size() == 2);
  CHECK(search.text_or("approved_by") == "Rights team");
  CHECK(search.text_or("reason") == "two volumes were burnt");
}

TEST_CASE("another search makes a document stale, in words or in numbers", "[bundle][manifest]") {
  const BundleInput input = searched();
  const std::string before = texts_digest(input);
  BundleInput other = input;
  SECTION("counts") {
    other.searches[0].claimed = 15;
  }
  SECTION("terms") {
    other.searches[0].terms.pop_back();
  }
  SECTION("how") {
    other.searches[0].how = "Asked on 4 November 2026.";
  }
  SECTION("found") {
    other.searches[0].found = "12 records";
  }
  SECTION("reason") {
    other.searches[0].reason = "lost";
  }
  SECTION("the words before") {
    other.where_we_looked = {{"", {"Here."}, {}}};
  }
  CHECK(texts_digest(other) != before);
  CHECK(texts_digest(searched()) == before);
}
