#include "family.hpp"

#include "dsrkit/redact/protected_terms.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace dsrkit::test;

namespace {

std::vector<Party> watched() {
  auto parties = family();
  parties[0].watch_terms = {"Rowan House"};
  parties[1].informant = true;
  return parties;
}

}  // namespace

TEST_CASE("words on the watch list are found however they are written", "[redact][watch]") {
  const redact::Scanner scanner(shipped_rules(), watched());
  for (const std::string text :
       {"She stays at Rowan House now.", "moved to ROWAN-HOUSE", "rowan  house", "Rowan\nHouse", "RowanHouse",
        "rota@rowanhouse.example.com", "visit_rowanhouse_2"}) {
    CAPTURE(text);
    const auto findings = scanner.scan(text);
    CHECK(std::any_of(findings.begin(), findings.end(),
                      [](const Finding& finding) { return finding.kind == kWatchTerm && !finding.party; }));
  }
  for (const std::string text : {"a rowan in front of the house", "grow an house"}) {
    CAPTURE(text);
    const auto findings = scanner.scan(text);
    CHECK(std::none_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.kind == kWatchTerm; }));
  }
}

TEST_CASE("the finished file is searched for the watch list", "[redact][watch]") {
  const auto terms = redact::protected_terms(watched(), {}, *shipped_rules().names);
  CHECK(std::find(terms.begin(), terms.end(), redact::ProtectedText{"S", "Rowan House"}) != terms.end());
}

TEST_CASE("words that point to an informant are found in a case that has one", "[redact][sources]") {
  const std::string text = "The neighbour who rang on Sunday was worried, said the referrer.";
  const auto findings = redact::Scanner(shipped_rules(), watched()).scan(text);
  for (const std::string_view what : {"neighbour who rang", "referrer"}) {
    CAPTURE(what);
    const auto found = finding_of(findings, text, what);
    REQUIRE(found);
    CHECK(found->kind == kSourcePhrase);
    CHECK(found->party == "P1");
  }
  const auto without = family_scanner().scan(text);
  CHECK(std::none_of(without.begin(), without.end(),
                     [](const Finding& finding) { return finding.kind == kSourcePhrase; }));
}
