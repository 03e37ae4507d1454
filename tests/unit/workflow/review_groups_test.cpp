#include "dsrkit/workflow/review_groups.hpp"

#include <catch2/catch.hpp>

#include <utility>

using namespace dsrkit;
using namespace dsrkit::workflow;

namespace {

ReviewPlace place(std::string key, std::string text, std::optional<std::string> party,
                  const std::string& kind = "person", const std::string& rule = "names.party") {
  ReviewPlace made;
  made.text = std::move(text);
  made.decided.mention.key = std::move(key);
  made.decided.mention.passage.item = "item-" + made.decided.mention.key;
  made.decided.mention.finding.kind = kind;
  made.decided.mention.finding.rule = rule;
  made.decided.mention.finding.party = std::move(party);
  made.decided.mention.finding.confidence = 0.9;
  return made;
}

Party party(std::string id, PartyRole role) {
  Party made;
  made.id = std::move(id);
  made.role = role;
  return made;
}

std::vector<ReviewGroup> grouped(std::vector<ReviewPlace> places) {
  Party child = party("P2", PartyRole::third_party);
  child.born = parse_date("2019-05-01", "born");
  Party caller = party("P3", PartyRole::third_party);
  caller.informant = true;
  return group_places(
      std::move(places),
      {party("P1", PartyRole::third_party), child, caller, party("P4", PartyRole::professional)},
      parse_date("2026-03-02", "today"), [](std::string_view fields) { return std::string(fields); });
}

}  // namespace

TEST_CASE("the same words of the same party are one group, whatever their case and accents") {
  const auto groups = grouped({place("a", "Zoë Grant", "P1"), place("b", "ZOE  GRANT", "P1"),
                               place("c", "Zoe Grant", std::nullopt), place("d", "Zoe", "P1"),
                               place("e", "Zoe Grant", "P1", "email")});
  REQUIRE(groups.size() == 4);
  CHECK(groups.front().places.size() == 2);
  CHECK(groups.front().places.back().decided.mention.key == "b");
}

TEST_CASE("groups of a party and of nobody known never share an id") {
  const auto groups = grouped({place("a", "P1", std::nullopt), place("b", "P1", "P1")});
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].id != groups[1].id);
}

TEST_CASE("the most dangerous group comes first, then the most doubtful") {
  auto doubtful = place("d", "Grant", "P1");
  doubtful.decided.mention.finding.confidence = 0.5;
  const auto groups =
      grouped({place("a", "Ann Hill", "P4"), place("b", "Zoe Grant", "P1"), doubtful, place("e", "Ola", "P2"),
               place("f", "Mrs Day", "P3"), place("g", "1 Elm Road", std::nullopt, "safe-address"),
               place("h", "his aunt", "P1", "relation-phrase")});
  std::string order;
  for (const auto& group : groups) {
    order += group.places.front().decided.mention.key;
  }
  CHECK(order == "gfehdba");
}

TEST_CASE("words that could mean several people are ambiguous") {
  const auto groups =
      grouped({place("a", "Grant", std::nullopt, "person", "names.ambiguous"),
               place("b", "Hill", std::nullopt, "person", "names.shared-word"),
               place("c", "her mother", std::nullopt, "relation-phrase"), place("d", "Zoe Grant", "P1")});
  REQUIRE(groups.size() == 4);
  for (const auto& group : groups) {
    CHECK(group.ambiguous == (group.party.empty()));
  }
}

TEST_CASE("the effect counts records, changes and what officers decided otherwise") {
  auto by_officer = place("a", "Zoe", "P1");
  by_officer.decided.decision = Decision{"a", Action::disclose, "", "", "known", "", "ann", {}};
  auto by_policy = place("b", "Zoe", "P1");
  by_policy.decided.decision =
      Decision{"b", Action::redact, "TP", "", "third party", "third-party", "policy", {}};
  by_policy.decided.mention.passage.item = "item-a";
  const auto groups = grouped({by_officer, by_policy, place("c", "Zoe", "P1")});
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].open_places() == 1);
  const GroupEffect effect = effect_of(groups[0], {Action::redact, "TP", "because"});
  CHECK(effect.places == 3);
  CHECK(effect.records == 2);
  CHECK(effect.changed == 2);
  CHECK(effect.overruled == 1);
}
