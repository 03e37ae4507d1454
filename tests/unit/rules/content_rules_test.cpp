#include "dsrkit/model/item.hpp"
#include "dsrkit/rules/rule_set.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

TEST_CASE("content rules name a class or a gate, have examples of both kinds and cite the law",
          "[rules][content]") {
  const rules::RuleSet content = rules::load_content_rules();
  CHECK(content.packs.size() >= 5);
  for (const rules::RulePack& pack : content.packs) {
    CAPTURE(pack.id);
    CHECK(pack.source.find("DPA 2018") != std::string::npos);
    for (const rules::Rule& rule : pack.rules) {
      CAPTURE(rule.id);
      CHECK((rule.kind == "data-class" || rule.kind == "gate"));
      CHECK_FALSE(rule.value.empty());
      CHECK((rule.kind != "data-class" || parse_data_class(rule.value)));
      CHECK_FALSE(rule.examples.match.empty());
      CHECK_FALSE(rule.examples.no_match.empty());
    }
  }
  for (const rules::ExampleResult& result : rules::test_rules(content)) {
    CAPTURE(result.rule, result.index, result.must_match);
    CHECK(result.passed);
  }
}

TEST_CASE("content rules are no rules of the search for people", "[rules][content]") {
  const rules::RuleSet people = rules::load_rules();
  const rules::RuleSet all = rules::load_all_rules();
  CHECK(people.find("gate.privilege") == nullptr);
  CHECK(all.find("gate.privilege") != nullptr);
  CHECK(all.find("uk.nhs-number") != nullptr);
}
