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

TEST_CASE("Every word that tells who it is gets a mark", "[redact][residue]") {
  const auto left = residue_in("Karen Hughes, florist, of Bluebell Flowers. Karen Hughes is a florist.");
  REQUIRE(left.size() == 3);
  CHECK(left[0].text == "florist");
  CHECK(left[1].text == "Bluebell Flowers");
  CHECK(left[2].text == "florist");
}

TEST_CASE("What the words themselves say of somebody withheld is referred", "[redact][residue]") {
  const auto texts = [](const std::string& note) {
    std::string joined;
    for (const Left& left : residue_in(note)) {
      joined += left.text + "/" + left.party + ";";
    }
    return joined;
  };
  CHECK(texts("Zara Khan goes to Harrow Bank High School.") == "Harrow Bank High School/P9;");
  CHECK(texts("Mark Price called. He works at Pennine Tyres as a fitter.") == "Pennine Tyres/P8;");
  CHECK(texts("Mark Price was jailed in 2016.") == "was jailed/P8;");
  CHECK(texts("Nadia Khan, aged 34, called.") == "34/P3;");
}

TEST_CASE("A fact of the subject beside somebody withheld is no residue", "[redact][residue]") {
  CHECK(residue_in("Aisha goes to Harrow Bank High School. Zara Khan was out.").empty());
  CHECK(residue_in("Zara Khan was out. Aisha goes to Harrow Bank High School.").empty());
  // Whoever withheld stands before the words counts, whatever else stands there.
  CHECK(residue_in("Zara Khan, said Aisha, goes to Harrow Bank High School.").size() == 1);
  // A word in capitals of nobody known takes no fact away from somebody withheld.
  CHECK(residue_in("Zara Khan and Millgate told us of Harrow Bank High School.").size() >= 1);
}

TEST_CASE("An age that two people share tells nobody apart", "[redact][residue]") {
  auto parties = people();
  parties[9].born = parties[0].born;  // the twin
  CHECK(residue_in("Zara Khan, aged 9, was out.", parties).empty());
}

TEST_CASE("The known school of somebody else waits for an officer wherever it stands", "[redact][residue]") {
  auto parties = people();
  parties[9].employer = "the Millgate High School";
  const std::vector<Left> school{{"Millgate High School", "P9", Action::refer, "residue-one"}};
  CHECK(residue_in("The head of Millgate High School rang.", parties) == school);
  // Shared by others than the subject it tells of them all the same, but not of whom.
  parties[5].employer = "Millgate High School";
  const std::vector<Left> shared{{"Millgate High School", "", Action::refer, "residue-one"}};
  CHECK(residue_in("The head of Millgate High School rang.", parties) == shared);
  parties[0].employer = "Millgate High School";
  CHECK(residue_in("The head of Millgate High School rang.", parties).empty());
  CHECK(residue_in("Zara Khan goes to Millgate High School.", parties).empty());
}

TEST_CASE("What nobody has to hide about somebody who agreed is no residue", "[redact][residue]") {
  auto parties = people();
  parties[1].consent = Consent::given;
  CHECK(residue_in("Karen Hughes is a florist.", parties).empty());
}

TEST_CASE("A record says by its members whose school it is", "[redact][residue]") {
  static const auto kPolicy = rules::load_policy();
  const auto details = [](Value content) {
    Item item;
    item.id = "I1";
    item.content = std::move(content);
    const auto redaction = redact::redact_item(item, test::family_scanner(), kPolicy,
                                               [](std::string_view place) { return std::string(place); });
    std::string found;
    for (const Mention& mention : redaction.mentions) {
      if (mention.finding.rule == "residue.member") {
        found += mention.passage.pointer + " " + mention.finding.party.value_or("nobody") + ";";
      }
    }
    return found;
  };
  const Value subject = Value::object({{"name", "Aisha Khan"}, {"school", "Hill Academy"}});
  const Value twin = Value::object({{"name", "Zara Khan"}, {"school", "Hill Academy"}});
  CHECK(details(Value::object({{"household", Value(Value::Array{subject, twin})}})) ==
        "/household/1/school P9;");
  CHECK(details(Value::object(
            {{"school", "Hill Academy"}, {"siblingName", "Zara Khan"}, {"siblingSchool", "Low Road"}})) ==
        "/siblingSchool P9;");
  CHECK(details(Value::object({{"contact_name", "Zara Khan"}, {"school", "Hill Academy"}})).empty());
  CHECK(details(Value::object({{"name", "Peter Ogden"}, {"employer", "the bakery"}})) == "/employer nobody;");
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
