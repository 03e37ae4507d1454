#include "dsrkit/redact/scanner.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

TEST_CASE("a name in another script waits for an officer, a known one is resolved", "[redact][scanner]") {
  Party aunt;
  aunt.id = "P1";
  aunt.names = {"Farzana Mahmood", "فرزانہ محمود"};
  const std::string text = "Ms Mahmood signed (فرزانہ محمود); her friend 陈美玲 came too";
  const auto find = [&](const redact::Scanner& scanner, const std::string& words) {
    for (const Finding& finding : scanner.scan(text)) {
      if (text.substr(finding.begin, finding.end - finding.begin) == words) {
        return finding.party.value_or("unknown");
      }
    }
    return std::string("missed");
  };
  const redact::Scanner knowing(rules::load_rules(), {aunt});
  CHECK(find(knowing, "فرزانہ محمود") == "P1");
  CHECK(find(knowing, "陈美玲") == "unknown");
  CHECK(find(redact::Scanner(rules::load_rules(), {}), "فرزانہ محمود") == "unknown");
}
