#include "family.hpp"

#include "dsrkit/rules/policy.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dsrkit;

namespace {

struct Case {
  std::string note;
  std::string what;
};

/// A case that knows one person, whom none of the notes names.
const redact::Scanner& scanner() {
  static const redact::Scanner kScanner = [] {
    Party party;
    party.id = "S";
    party.role = PartyRole::subject;
    party.names = {"Ignatius Quillfeather"};
    return redact::Scanner(test::shipped_rules(), {party});
  }();
  return kScanner;
}

bool covers(const std::vector<Finding>& findings, const Case& example) {
  const auto begin = example.note.find(example.what);
  std::size_t at = begin;
  for (const auto& finding : findings) {
    if (finding.begin <= at && finding.end > at) {
      at = finding.end + 1;  // the next word is a finding of its own
    }
  }
  return at >= begin + example.what.size();
}

}  // namespace

TEST_CASE("In a case what may be a stranger's name goes to an officer", "[redact][strangers]") {
  const auto policy = rules::load_policy();
  const auto example = GENERATE(values<Case>({
      {"He told us that May Bagshaw had moved out.", "May Bagshaw"},
      {"Then JOY BRIDGES rang the office.", "JOY BRIDGES"},
      {"There was no reply from TB. We wait.", "TB"},
      {"The letter that anushka brought was lost.", "anushka"},
      {"They went home with Greta Wells before tea.", "Greta Wells"},
  }));
  CAPTURE(example.note, example.what);
  const auto findings = scanner().scan(example.note);
  CHECK(covers(findings, example));
  for (const auto& finding : findings) {
    CHECK_FALSE(finding.party);
    CHECK(rules::decide(policy, {finding.kind, nullptr, DataClass::other, finding.confidence}).action ==
          Action::refer);
  }
}

TEST_CASE("The last look at a case leaves ordinary words alone", "[redact][strangers]") {
  const std::string note =
      GENERATE("The bell rang twice and nobody came.", "We will hope for the best.",
               "They may mark it as paid.", "The TV was on all day.", "PLEASE CALL THE OFFICE TODAY");
  CAPTURE(note);
  for (const auto& finding : scanner().scan(note)) {
    CHECK(finding.rule != "names.case-stranger");
  }
}
