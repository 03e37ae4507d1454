#include "dsrkit/law/disclosure_text.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace dsrkit::law;

namespace {

Date date(std::string_view text) {
  return parse_date(text, "test date");
}

DisclosureFacts facts() {
  DisclosureFacts facts;
  facts.letter_date = date("2026-11-22");
  facts.received = date("2026-11-02");
  facts.case_reference = "AR-2026-0001";
  facts.controller = "Anytown Council";
  facts.service = "Early Help";
  facts.salutation = "Test {Person}";
  facts.about = "you";
  facts.officer = "An Officer";
  facts.contact = "by e-mail to rights@example.org";
  facts.complaints_contact = "by e-mail to complaints@example.org";
  facts.support_contact = "on 01632 960 001";
  return facts;
}

std::string all_text(const std::vector<TextSection>& sections) {
  std::string text;
  for (const TextSection& section : sections) {
    text += section.heading + "\n";
    for (const auto* texts : {&section.paragraphs, &section.bullets}) {
      for (const std::string& line : *texts) {
        text += line + "\n";
      }
    }
  }
  return text;
}

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the shipped wording is filled for the day and the place of the letter", "[law][letters]") {
  const auto wording = load_disclosure_wording();
  const std::string letter = all_text(fill(wording.cover_letter, facts()));
  CHECK(has(letter, "Dear Test {Person},"));
  CHECK(has(letter, "On 2 November 2026 you asked Anytown Council"));
  CHECK(has(letter, "AR-2026-0001"));
  CHECK_FALSE(has(letter, "sorry"));
  const std::string rights = all_text(fill(wording.your_rights, facts()));
  CHECK(has(rights, "Complain to the Information Commission\n"));
  CHECK(has(rights, "High Court"));
  CHECK(has(rights, "complaints@example.org"));
  CHECK(has(all_text(fill(wording.support, facts())), "01632 960 001"));
  CHECK(has(all_text(fill(wording.how_to_read, facts())), "code TP"));
}

TEST_CASE("a late reply says sorry", "[law][letters]") {
  auto late = facts();
  late.missed_due = date("2026-11-20");
  CHECK(has(all_text(fill(load_disclosure_wording().cover_letter, late)),
            "You should have had it by 20 November 2026."));
}

TEST_CASE("a sentence that lacks its fact is left out, and a section without sentences too",
          "[law][letters]") {
  auto bare = facts();
  bare.support_contact.clear();
  const std::vector<TextSection> sections{
      {"One", {"call {support_contact}", "stay"}, {"or {support_contact}"}},
      {"Two", {"{support_contact}"}, {}}};
  CHECK(fill(sections, bare) == std::vector<TextSection>{{"One", {"stay"}, {}}});
}

TEST_CASE("an unknown placeholder is a mistake of the configuration", "[law][letters]") {
  const std::vector<TextSection> unknown{{"", {"Dear {salutaton}"}, {}}};
  try {
    (void)fill(unknown, facts());
    FAIL("filled");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::config_invalid);
    CHECK(has(error.what(), "{salutation}"));
  }
  for (const char* text : {"{", "}", "{about", "about}", "{{about}}", "{}"}) {
    CAPTURE(text);
    const std::vector<TextSection> broken{{"", {text}, {}}};
    CHECK_THROWS_AS(fill(broken, facts()), Error);
  }
}

TEST_CASE("mistakes in a wording are reported before it is used", "[law][letters]") {
  Diagnostics diagnostics;
  (void)parse_disclosure_wording(
      codec::parse_json(R"({"format":"dsrkit.disclosure-text/1","cover_letter":[{"paragraphs":["{nope}"]}],
                            "how_to_read":[{"headin":"x"}],"your_rights":[{}],"support":[]})",
                        "wording"),
      "wording", diagnostics);
  REQUIRE(diagnostics.size() == 3);
  CHECK(diagnostics[0].where == "wording/cover_letter/0/paragraphs");
  CHECK(diagnostics[1].code == "unknown-key");
  CHECK(diagnostics[2].where == "wording/support");
}
