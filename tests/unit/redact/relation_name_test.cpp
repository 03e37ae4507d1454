#include "dsrkit/redact/scanner.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

TEST_CASE("a given name of the case right after a relation is found in small letters too",
          "[redact][relations]") {
  Party uncle;
  uncle.id = "P1";
  uncle.names = {"Mark Brennan"};
  uncle.relation = "uncle";
  const redact::Scanner scanner(rules::load_rules(), {uncle});
  const std::string text = "then her uncle mark, who takes the twins; mark the date";
  const auto findings = scanner.scan(text);
  REQUIRE(findings.size() == 1);
  CHECK(text.substr(findings[0].begin, findings[0].end - findings[0].begin) == "her uncle mark");
  CHECK(findings[0].party == "P1");
  CHECK(findings[0].kind == "person");
}
