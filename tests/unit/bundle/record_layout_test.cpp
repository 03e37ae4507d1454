#include "dsrkit/bundle/record_layout.hpp"

#include "dsrkit/codec/json.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

namespace {

DisclosedNode node_of(const char* json, const PassageReplacements& replacements = {}) {
  Item item;
  item.id = "i-1";
  item.content = codec::parse_json(json, "test");
  return disclose(item, replacements);
}

std::string text_of(const pdf::Spans& spans) {
  std::string text;
  for (const auto& span : spans) {
    text += span.text;
  }
  return text;
}

}  // namespace

TEST_CASE("names of members read as words", "[bundle]") {
  CHECK(bundle::readable_key("createdTimeStamp") == "Created time stamp");
  CHECK(bundle::readable_key("accessibility_needs") == "Accessibility needs");
  CHECK(bundle::readable_key("NEW_REQUEST_FLAG") == "New request flag");
  CHECK(bundle::readable_key("nhsNumberID") == "Nhs number ID");
  CHECK(bundle::readable_key("UPRN") == "UPRN");
  CHECK(bundle::readable_key("") == "");
}

TEST_CASE("dates are said in words without losing a digit", "[bundle]") {
  CHECK(bundle::readable_text("2023-07-21") == "21 July 2023");
  CHECK(bundle::readable_text("2024-08-29T16:10:34.86Z") == "29 August 2024 at 16:10:34.86 UTC");
  CHECK(bundle::readable_text("2020-09-04 12:12:53.812536") == "4 September 2020 at 12:12:53.812536");
  for (const char* kept : {"2023-07-21 to 2023-08-01", "2023-13-01", "21/07/2023", "2023-07-21T", "2023"}) {
    CHECK(bundle::readable_text(kept) == kept);
  }
}

TEST_CASE("every value has its line, also those that say nothing", "[bundle]") {
  const auto fields =
      bundle::record_fields(node_of(R"({"a":null,"b":"","c":[],"d":{},"e":false,"f":[1,{"g":"x"}]})"));
  std::vector<std::string> lines;
  for (const auto& field : fields) {
    lines.push_back(std::to_string(field.level) + field.label + "=" + text_of(field.value));
  }
  CHECK(lines == std::vector<std::string>{"0A=not recorded", "0B=left blank", "0C=none", "0D=none", "0E=No",
                                          "0F=", "1F 1 of 2=1", "1F 2 of 2=", "2G=x"});
}

TEST_CASE("a record that is a single value is shown too", "[bundle]") {
  const auto fields = bundle::record_fields(node_of("\"Data is held\""));
  REQUIRE(fields.size() == 1);
  CHECK(text_of(fields.front().value) == "Data is held");
}

TEST_CASE("what is withheld stands as its label, also in names of members", "[bundle]") {
  const char* json = R"({"note":"Karen came","Karen":1})";
  const auto node =
      node_of(json, {{{"i-1", "/note", false}, {{0, 5, "[Person A: withheld, code TP]", "TP"}}},
                     {{"i-1", "/Karen", true}, {{0, 5, "[Person A: withheld, code TP]", "TP"}}}});
  const auto fields = bundle::record_fields(node);
  REQUIRE(fields.size() == 2);
  CHECK(text_of(fields[0].value) == "[Person A: withheld, code TP] came");
  CHECK(fields[0].value.front().style == pdf::SpanStyle::withheld);
  CHECK(fields[1].label == "[Person A: withheld, code TP]");

  bundle::DisclosedItem item;
  item.content = node;
  CHECK(bundle::released_text(item).find("Karen") == std::string::npos);
}
