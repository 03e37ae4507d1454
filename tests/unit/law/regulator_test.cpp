#include "dsrkit/law/regulator.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace dsrkit::law;

namespace {

Date date(std::string_view text) {
  return parse_date(text, "test date");
}

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the regulator changes its name on 30 September 2026", "[law][regulator]") {
  CHECK(regulator_on(date("2026-09-29")).name == "Information Commissioner’s Office");
  CHECK(regulator_on(date("2026-09-30")).name == "Information Commission");
  CHECK(has(complaint_to_regulator(date("2026-09-30")).text, "Information Commission,"));
  CHECK(has(complaint_to_regulator(date("2026-09-30")).text, "Wilmslow, Cheshire, SK9 5AF"));
}

TEST_CASE("the right to complain to the council begins on 19 June 2026", "[law][regulator]") {
  const auto before = complaint_to_controller(date("2026-06-18"), "Anytown Council");
  const auto after = complaint_to_controller(date("2026-06-19"), "Anytown Council");
  CHECK_FALSE(has(before.text, "right to complain"));
  CHECK(has(after.text, "right to complain to Anytown Council"));
  CHECK(after.citation == "DPA 2018 s.164A");
  CHECK(has(after.text, "handled your information"));
  CHECK(has(complaint_to_controller(date("2026-06-19"), "Anytown Council", "Test Child").text,
            "handled the information about Test Child"));
}

TEST_CASE("the court depends on the jurisdiction", "[law][regulator]") {
  CHECK(has(court_remedy(Jurisdiction::scotland).text, "Court of Session"));
  CHECK(has(court_remedy(Jurisdiction::england_and_wales).text, "county court or the High Court"));
  CHECK(has(court_remedy(Jurisdiction::northern_ireland).text, "county court or the High Court"));
}
