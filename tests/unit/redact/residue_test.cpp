#include "family.hpp"

#include "dsrkit/redact/redact_item.hpp"
#include "dsrkit/rules/policy.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

using namespace dsrkit;

namespace {

/// The family; Karen is a florist and Thomas lives in her street.
std::vector<Party> people() {
  auto parties = test::family();
  parties[1].job = "florist";
  parties[1].employer = "Bluebell Flowers";
  parties[1].addresses = {"16 Larch Hill, Oldham, OL1 4QT"};
  parties[5].addresses = {"9 Larch Hill, Oldham, OL1 4QT"};
  return parties;
}

struct Left {
  std::string text;
  std::string party;
  Action action;
  std::string rule;

  bool operator==(const Left&) const = default;
};

/// What of the note is marked as residue, in reading order.
std::vector<Left> residue_in(const std::string& note, const std::vector<Party>& parties = people()) {
  static const auto kPolicy = rules::load_policy();
  const redact::Scanner scanner(test::shipped_rules(), parties);
  Item item;
  item.id = "I1";
  item.content = Value::object({{"note", note}});
  const auto redaction = redact::redact_item(item, scanner, kPolicy, [](std::string_view place) {
    return std::to_string(std::hash<std::string_view>{}(place));
  });
  std::vector<Left> left;
  std::size_t end = 0;
  for (std::size_t i = 0; i < redaction.mentions.size(); ++i) {
    const Finding& finding = redaction.mentions[i].finding;
    if (redaction.mentions[i].passage.in_key) {
      continue;
    }
    CHECK(finding.begin >= end);
    end = finding.end;
    if (finding.kind == "residue") {
      left.push_back({note.substr(finding.begin, finding.end - finding.begin), finding.party.value_or(""),
                      redaction.proposals[i].action, redaction.proposals[i].rule});
    }
  }
  return left;
}

}  // namespace

TEST_CASE("What only the withheld person fits is referred", "[redact][residue]") {
  const std::vector<Left> job{{"florist", "P1", Action::refer, "residue-one"}};
  CHECK(residue_in("Karen Hughes told the police. She is a florist.") == job);
  const std::vector<Left> work{{"Bluebell Flowers", "P1", Action::refer, "residue-one"}};
  CHECK(residue_in("The call from Bluebell Flowers was made by Karen Hughes.") == work);
  const std::vector<Left> house{{"number 16", "P1", Action::refer, "residue-one"}};
  CHECK(residue_in("The house is number 16 and Karen Hughes opened.") == house);
}

TEST_CASE("What several people fit tells nobody apart", "[redact][residue]") {
  CHECK(residue_in("Karen Hughes lives on Larch Hill.").empty());
  auto parties = people();
  parties[5].job = "florist";
  CHECK(residue_in("Karen Hughes is a florist.", parties).empty());
  parties = people();
  parties[5].addresses.clear();
  CHECK(residue_in("Karen Hughes lives on Larch Hill.", parties).size() == 1);
}

TEST_CASE("One mark for each person and passage", "[redact][residue]") {
  CHECK(residue_in("Karen Hughes, florist, of Bluebell Flowers. Karen Hughes is a florist.").size() == 1);
}

TEST_CASE("Words far from anybody withheld are no residue", "[redact][residue]") {
  CHECK(residue_in("A florist came.").empty());
  CHECK(residue_in("Karen Hughes rang. All was well. Nothing else was said. A florist came later.").empty());
  CHECK(residue_in("Aisha bought flowers. A florist helped her.").empty());
}

TEST_CASE("Of a source even the residue is withheld", "[redact][residue]") {
  auto parties = people();
  parties[1].informant = true;
  const auto left = residue_in("Karen Hughes is a florist.", parties);
  REQUIRE(left.size() == 1);
  CHECK(left[0].action == Action::redact);
}

TEST_CASE("A relation that one person has waits for an officer, whoever possesses it", "[redact][residue]") {
  static const auto kPolicy = rules::load_policy();
  for (const std::string phrase : {"her mother", "Aisha's mother", "the maternal grandmother"}) {
    CAPTURE(phrase);
    Item item;
    item.id = "I1";
    item.content = Value::object({{"note", "It was said that " + phrase + " had moved."}});
    const auto redaction = redact::redact_item(item, test::family_scanner(), kPolicy,
                                               [](std::string_view place) { return std::string(place); });
    REQUIRE_FALSE(redaction.proposals.empty());
    for (std::size_t i = 0; i < redaction.proposals.size(); ++i) {
      if (redaction.mentions[i].finding.kind == "relation-phrase") {
        CHECK(redaction.proposals[i].action == Action::refer);
      }
    }
    CHECK(std::any_of(redaction.mentions.begin(), redaction.mentions.end(),
                      [](const Mention& mention) { return mention.finding.kind == "relation-phrase"; }));
  }
}
