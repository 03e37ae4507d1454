#include "dsrkit/redact/scanner.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

TEST_CASE("a number is found wherever it stands in a long text", "[redact][scanner]") {
  const redact::Scanner scanner(rules::load_rules(), {});
  // Long texts are searched in windows; nothing may fall between two of them.
  for (std::size_t before = 4060; before < 4130; ++before) {
    const std::string text = std::string(before, 'a') + " 07700 900123 b";
    const auto findings = scanner.scan(text);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().begin == before + 1);
  }
}
