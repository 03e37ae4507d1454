#include "dsrkit/rules/rule_set.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/rules/matcher.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

using namespace dsrkit;
using namespace dsrkit::rules;

namespace {

/// A council's folder with one file, gone at the end.
class Overlay {
public:
  explicit Overlay(const std::string& json)
      : m_folder(std::filesystem::temp_directory_path() / ("dsrkit-rules-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(m_folder);
    std::ofstream(m_folder / "council.json") << json;
  }

  Overlay(const Overlay&) = delete;
  Overlay& operator=(const Overlay&) = delete;

  ~Overlay() { std::filesystem::remove_all(m_folder); }

  [[nodiscard]] std::vector<std::filesystem::path> folders() const { return {m_folder}; }

private:
  std::filesystem::path m_folder;
};

std::string pack(const std::string& rules) {
  return R"({"format":"dsrkit.rules/1","id":"council","version":"1.0.0","title":"Ours","jurisdiction":"uk",)"
         R"("source":"Council records manual","rules":[)" +
         rules + "]}";
}

bool has_code(const Diagnostics& diagnostics, const std::string& code) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

}  // namespace

TEST_CASE("The shipped rules have no mistakes", "[rules][packs]") {
  for (const auto& diagnostic : check_rules()) {
    UNSCOPED_INFO(diagnostic.where << ": " << diagnostic.text);
    CHECK(diagnostic.code.empty());
  }
}

TEST_CASE("Every example of the shipped rules comes out as it must", "[rules][packs]") {
  const auto results = test_rules(load_rules());
  CHECK(results.size() > 150);
  for (const auto& result : results) {
    CAPTURE(result.rule, result.index, result.must_match);
    CHECK(result.passed);
  }
}

TEST_CASE("A council adds a rule of its own and replaces a shipped one", "[rules][overlay]") {
  const Overlay overlay(pack(
      R"({"id":"council.tenancy","title":"Tenancy number","kind":"system-id","patterns":[{"text":"\\bTN\\d{6}\\b","confidence":0.9}],)"
      R"("examples":{"match":["[[TN123456]]"],"no_match":["TN12"]}},)"
      R"({"id":"uk.uprn","title":"Off here","kind":"uprn","patterns":[{"text":"x","confidence":0.5}],"enabled":false})"));
  const auto rules = load_rules(overlay.folders());
  REQUIRE(rules.find("council.tenancy") != nullptr);
  REQUIRE(rules.find("uk.uprn") != nullptr);
  CHECK_FALSE(rules.find("uk.uprn")->enabled);
  CHECK_FALSE(has_errors(check_rules(overlay.folders())));
}

TEST_CASE("Mistakes in a pack are all reported and stop loading", "[rules][packs]") {
  struct Case {
    std::string rule;
    std::string code;
  };

  const std::vector<Case> cases{
      {R"({"id":"a","title":"t","kind":"k","patterns":[{"text":"(","confidence":0.5}],"examples":{"match":["x"],"no_match":["y"]}})",
       "wrong-pattern"},
      {R"({"id":"a","title":"t","kind":"k","patterns":[{"text":"x","confidence":2}],"examples":{"match":["x"],"no_match":["y"]}})",
       "wrong-confidence"},
      {R"({"id":"a","title":"t","kind":"k","words":["x"],"validator":"nsh","examples":{"match":["x"],"no_match":["y"]}})",
       "unknown-validator"},
      {R"({"id":"a","title":"t","kind":"k","patterns":[{"text":"x","confidence":0.5}]})", "no-examples"},
      {R"({"id":"a","title":"t","kind":"k","examples":{"match":["x"],"no_match":["y"]}})", "no-patterns"},
      {R"({"id":"a","title":"t","kind":"k","words":["x"],"colour":"red","examples":{"match":["x"],"no_match":["y"]}})",
       "unknown-key"},
      {R"({"id":"a","title":"t","kind":"k","words":["x"],"examples":{"match":["nothing"],"no_match":[]}})",
       "example-failed"},
  };
  for (const auto& example : cases) {
    CAPTURE(example.code);
    const Overlay overlay(pack(example.rule));
    const auto diagnostics = check_rules(overlay.folders());
    CHECK(has_code(diagnostics, example.code));
    if (example.code != "example-failed") {
      CHECK_THROWS_AS(load_rules(overlay.folders()), Error);
    }
  }
}

TEST_CASE("A rule is explained with its source and its examples", "[rules][explain]") {
  const auto rules = load_rules();
  const auto text = explain(rules, "uk.nhs-number");
  CHECK_THAT(text, Catch::Contains("NHS Data Dictionary") && Catch::Contains("Matches:"));
  CHECK_THROWS_WITH(explain(rules, "uk.nhs-nmber"), Catch::Contains("uk.nhs-nmber"));
}

TEST_CASE("Context makes a match likelier", "[rules][matcher]") {
  const Matcher matcher(load_rules());
  const auto confidence = [&](const std::string& note) {
    for (const auto& match : matcher.find(note, text::tokenise(note))) {
      if (match.rule->id == "uk.nhs-number") {
        return match.confidence;
      }
    }
    return 0.0;
  };
  CHECK(confidence("NHS number 9990000018") > confidence("number 9990000018"));
  CHECK(confidence("number 9990000018") > 0);
  CHECK(confidence("number 9990000019") == 0);
}
