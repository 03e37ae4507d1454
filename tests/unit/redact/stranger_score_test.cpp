#include "family.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>

using namespace dsrkit;

namespace {

const redact::Scanner& scanner() {
  static const redact::Scanner kScanner(test::shipped_rules(), {});
  return kScanner;
}

/// Whether the last mention of a word lies in a finding of a person.
bool finds_last(const std::string& note, std::string_view word) {
  const auto at = note.rfind(word);
  REQUIRE(at != std::string::npos);
  const auto findings = scanner().scan(note);
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.kind == "person" && finding.begin <= at && finding.end >= at + word.size();
  });
}

}  // namespace

TEST_CASE("What is surely a name once counts where it stands again", "[redact][strangers]") {
  const std::string known = "Telephone call from Mr Tariq Vantongeren, who lives next door. ";
  CHECK(finds_last(known + "Later we asked about vantongeren again.", "vantongeren"));
  CHECK(finds_last(known + "\nOUTCOME: VANTONGEREN NOT SEEN", "VANTONGEREN"));
  CHECK(finds_last(known + "Boxes of Vantongeren were there.", "Vantongeren"));
  CHECK_FALSE(finds_last("Later we asked about vantongerens again.", "vantongerens"));
}

TEST_CASE("A word of the language is no name for being one elsewhere", "[redact][strangers]") {
  CHECK_FALSE(finds_last("Spoke to Mr Daniel Stone today. The stone hit the window.", "stone"));
}

TEST_CASE("Initials alone in a line sign for a name of the same text", "[redact][strangers]") {
  CHECK(finds_last("Seen by Priya Malhotra at the office on Monday.\nNothing else to say.\npm", "pm"));
  CHECK_FALSE(finds_last("Seen by Priya Malhotra at the office on Monday.\nVisit at 3 pm today", "pm"));
}

TEST_CASE("Capitals that the tagger is sure are no name are nobody", "[redact][strangers]") {
  for (const std::string note :
       {"The Housing Act applies.", "The Council wrote to the Department for Work and Pensions.",
        "We drove from Manchester to Leeds on Tuesday.", "Article 8 of the Convention was not breached."}) {
    CAPTURE(note);
    const auto findings = scanner().scan(note);
    CHECK(std::none_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.kind == "person"; }));
  }
}

TEST_CASE("A title makes a name, whatever the tagger says", "[redact][strangers]") {
  CHECK(finds_last("the bill from Mrs Table", "Table"));
}
