#include "dsrkit/render/review_files.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"

#include <catch2/catch.hpp>

namespace dsrkit {
namespace {

const char* const kHostile = "</script><!-- \" ' & \xE2\x80\xA8 \xE2\x80\xAE =1+1";

workflow::ReviewPlace place(const std::string& reason) {
  workflow::ReviewPlace place;
  place.decided.mention.key = "a1b2c3d4";
  place.decided.mention.passage = {"i-1", "/Note", false};
  place.decided.mention.finding = {0, 3, "person", "names.title", 0.5, std::nullopt, "A name."};
  place.text = kHostile;
  place.decided.decision = Decision{"a1b2c3d4", Action::redact, "TP", "", reason, "", "a.officer", {}};
  return place;
}

workflow::ReviewSheet sheet_of(const std::string& text) {
  workflow::ReviewPlace found = place("r");
  const auto begin = text.find("Ann");
  found.text = "Ann";
  found.decided.mention.finding.begin = begin;
  found.decided.mention.finding.end = begin + 3;
  Item item;
  item.id = "i-1";
  return {"AR-2026-0001", {item}, {{{"i-1", "/Note", false}, text, {found}}}, {}, {}};
}

Value data_of(const std::string& page) {
  const std::string open = "id=\"data\">";
  const auto begin = page.find(open) + open.size();
  return codec::parse_json(page.substr(begin, page.find("</script>", begin) - begin), "the page");
}

}  // namespace

TEST_CASE("no text of a record can end the script of the page", "[render]") {
  const std::string json = render::json_in_script(codec::write_json(Value(kHostile)));
  CHECK(json.find_first_of("<>&") == std::string::npos);
  CHECK(json.find("\xE2\x80\xA8") == std::string::npos);
  CHECK(codec::parse_json(json, "it").as_string() == kHostile);

  const std::string text = std::string(kHostile) + " {{script}} Ann";
  const Value data = data_of(render::review_page(sheet_of(text)));
  CHECK(data.at_pointer("/passages/0/text")->as_string() == text);
}

TEST_CASE("places of the page are counted as its script counts", "[render]") {
  // One unit for each of "e-acute" and space, two for the character beyond the first plane.
  const Value data = data_of(render::review_page(sheet_of("\xC3\xA9 \xF0\x9F\x98\x80 Ann")));
  CHECK(data.at_pointer("/places/0/begin")->as_integer() == 5);
  CHECK(data.at_pointer("/places/0/end")->as_integer() == 8);
}

TEST_CASE("a table comes back as it went", "[render]") {
  for (const std::string reason : {"=cmd|' /C calc'!A0", "+1", "-x, \"y\"\nz", "@SUM(A1)", "plain"}) {
    const std::string csv = render::review_csv("AR-2026-0001", {place(reason)});
    CHECK(csv.find(",=") == std::string::npos);
    CHECK(workflow::read_review_file(csv, "AR-2026-0001").decisions.empty());
    CHECK_THROWS_AS(workflow::read_review_file(csv, "AR-2026-0002"), Error);
  }
}

TEST_CASE("a changed row is a decision that knows what it was made against", "[render]") {
  std::string csv = render::review_csv("AR-2026-0001", {place("because")});
  csv.replace(csv.find("because"), 7, "=not so");
  const auto file = workflow::read_review_file(csv, "AR-2026-0001");
  REQUIRE(file.decisions.size() == 1);
  CHECK(file.decisions[0].reason == "=not so");
  CHECK(file.decisions[0].basis == workflow::basis_of(place("because").decided.decision));
}

}  // namespace dsrkit
