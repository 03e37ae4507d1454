#include "dsrkit/redact/scan_stream.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>
#include <random>
#include <string>

using namespace dsrkit;

namespace {

redact::ByteReader reader_of(const std::string& text, std::size_t& at) {
  return [&](char* into, std::size_t size) {
    const std::size_t count = std::min(size, text.size() - at);
    std::memcpy(into, text.data() + at, count);
    at += count;
    return count;
  };
}

std::vector<Finding> scanned(const redact::Scanner& scanner, const std::string& text,
                             redact::StreamWindow window) {
  std::vector<Finding> findings;
  std::size_t at = 0;
  redact::scan_stream(
      scanner, reader_of(text, at), [&](const Finding& finding) { findings.push_back(finding); }, window);
  return findings;
}

redact::Scanner scanner_of_karen() {
  Party party;
  party.id = "P1";
  party.names = {"Karen Hughes"};
  return {rules::load_rules(), {party}};
}

}  // namespace

TEST_CASE("a text read in pieces has each finding once, at its place", "[redact][stream]") {
  const auto scanner = scanner_of_karen();
  const std::string line = GENERATE("saw Karen Hughes at home, ", "saw Karen Hughes at home.\n\n");
  std::string text;
  for (int i = 0; i < 400; ++i) {
    text += line;
  }
  for (std::size_t size = 1000; size < 1060; ++size) {
    const auto findings = scanned(scanner, text, {size, 200});
    REQUIRE(findings.size() == 400);
    for (std::size_t i = 0; i < findings.size(); ++i) {
      REQUIRE(findings[i].begin == i * line.size() + 4);
      REQUIRE(findings[i].end == findings[i].begin + 12);
      REQUIRE(findings[i].party == "P1");
    }
  }
}

TEST_CASE("a line without spaces is read in pieces too", "[redact][stream]") {
  const auto scanner = scanner_of_karen();
  const std::string text = std::string(50000, 'x') + " 07700 900123 " + std::string(50000, 'y');
  const auto findings = scanned(scanner, text, {4096, 512});
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().begin == 50001);
  CHECK(findings.front().kind == "phone");
}

TEST_CASE("what is not UTF-8 is a finding of its own", "[redact][unreadable]") {
  const auto scanner = scanner_of_karen();
  const auto findings = scanner.scan("Karen Hughes lives at M\xFC\xFEhle lane");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].party == "P1");
  CHECK(findings[1].kind == redact::kUnreadable);
  CHECK(findings[1].begin == 23);
  CHECK(findings[1].end == 25);
  CHECK_FALSE(findings[1].party.has_value());
}

TEST_CASE("any bytes are read to the end, and findings lie in order inside them", "[redact][hostile]") {
  const auto scanner = scanner_of_karen();
  const std::string alphabet =
      std::string("Karen Hughes 079.@'-\n\r\t") + '\0' + "\xE2\x80\x8B\xD0\xB0\xFF\xC3";
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text(random() % 600, ' ');
    for (char& c : text) {
      c = round % 2 == 0 ? static_cast<char>(random() % 256) : alphabet[random() % alphabet.size()];
    }
    const auto whole = scanner.scan(text);
    const auto pieces = scanned(scanner, text, {128, 32});
    for (const auto* findings : {&whole, &pieces}) {
      std::size_t end = 0;
      for (const auto& finding : *findings) {
        REQUIRE(finding.begin >= end);
        REQUIRE(finding.begin < finding.end);
        REQUIRE(finding.end <= text.size());
        end = finding.end;
      }
    }
  }
}
