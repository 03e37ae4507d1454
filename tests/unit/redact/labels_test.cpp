#include "dsrkit/redact/labels.hpp"

#include "family.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <string>

using namespace dsrkit;

namespace {

/// Everybody of the case is withheld, and lots follow the seed.
redact::Labels labels_of(const std::vector<Party>& parties, const std::string& seed = "") {
  std::set<std::string> everybody;
  for (const auto& party : parties) {
    everybody.insert(party.id);
  }
  return {parties, everybody, [&](const Party& party) {
            return std::to_string(std::hash<std::string>{}(seed + party.names.front()));
          }};
}

std::vector<Party> with_second_neighbour() {
  auto parties = test::family();
  Party other;
  other.id = "P11";
  other.names = {"Gwen Parry"};
  other.relation = "Neighbour";
  parties.push_back(std::move(other));
  return parties;
}

}  // namespace

TEST_CASE("A label names the role, and a letter only where people share it", "[redact][labels]") {
  const auto parties = test::family();
  const auto labels = labels_of(parties);
  CHECK(labels.label_for(&parties[1], "TP") == "[neighbour: withheld, code TP]");
  CHECK(labels.label_for(&parties[1], "TP", "phone") == "[telephone number of neighbour: withheld, code TP]");
  const auto friends = std::set{labels.label_for(&parties[5], "TP"), labels.label_for(&parties[10], "TP")};
  CHECK(friends == std::set<std::string>{"[friend A: withheld, code TP]", "[friend B: withheld, code TP]"});
}

TEST_CASE("A relation that only one can have becomes a wider word", "[redact][labels]") {
  auto parties = test::family();
  parties[10].relation = "foster carer";
  const auto labels = labels_of(parties);
  for (const std::size_t kin : {3U, 4U, 8U, 9U}) {
    CAPTURE(kin);
    CHECK(labels.label_for(&parties[kin], "TP").starts_with("[family member "));
  }
  CHECK(labels.label_for(&parties[10], "TP") == "[withheld, code TP]");
}

TEST_CASE("A relation that several withheld people have keeps its words", "[redact][labels]") {
  auto parties = test::family();
  parties[3].relation = "sister";
  parties[9].relation = "Sister";
  const auto labels = labels_of(parties);
  CHECK(labels.label_for(&parties[3], "TP").starts_with("[sister "));
  CHECK(labels.label_for(&parties[9], "TP").starts_with("[sister "));
}

TEST_CASE("Only people withheld in the bundle count", "[redact][labels]") {
  const auto parties = with_second_neighbour();
  const redact::Labels labels(parties, {"P1", "P3"}, [](const Party& party) { return party.id; });
  CHECK(labels.label_for(&parties[1], "TP") == "[neighbour: withheld, code TP]");
  CHECK(labels.label_for(&parties[3], "TP") == "[family member: withheld, code TP]");
  REQUIRE(labels.people().size() == 2);
  CHECK(labels.people()[0].label == "family member");
}

TEST_CASE("Letters differ from bundle to bundle and do not follow the order of people", "[redact][labels]") {
  auto parties = with_second_neighbour();
  std::set<std::string> given;
  for (int seed = 0; seed < 32; ++seed) {
    const auto label = labels_of(parties, std::to_string(seed)).label_for(&parties[1], "TP");
    auto other_order = parties;
    std::reverse(other_order.begin(), other_order.end());
    CHECK(labels_of(other_order, std::to_string(seed)).label_for(&parties[1], "TP") == label);
    given.insert(label);
  }
  CHECK(given.size() == 2);
}

TEST_CASE("No free text, no name, no safe address's owner", "[redact][labels]") {
  auto parties = test::family();
  parties[1].relation = "Karen from next door";
  const auto labels = labels_of(parties);
  CHECK(labels.label_for(&parties[1], "TP") == "[withheld, code TP]");
  CHECK(labels.label_for(&parties[1], "TP", "phone") == "[telephone number: withheld, code TP]");
  CHECK(labels.label_for(nullptr, "CRIME", "email") == "[e-mail address: withheld, code CRIME]");
  CHECK(labels.label_for(&parties[3], "TP", "safe-address") == "[address: withheld, code TP]");
  CHECK(labels.label_for(&parties[3], "TP", "watch-term") == "[withheld, code TP]");
  CHECK(labels.label_for(&parties[3], "TP", "source-phrase") == "[withheld, code TP]");
  CHECK(labels.label_for(nullptr, "TP", "Karen Hughes") == "[identifier: withheld, code TP]");
}

TEST_CASE("A source has no label, and looks like anybody unknown", "[redact][labels]") {
  auto parties = with_second_neighbour();
  parties[1].informant = true;
  const auto labels = labels_of(parties);
  CHECK(labels.label_for(&parties[1], "TP") == "[withheld, code TP]");
  CHECK(labels.label_for(&parties[1], "TP", "relation-phrase") == "[withheld, code TP]");
  CHECK(labels.label_for(&parties[1], "TP", "phone") == "[withheld, code TP]");
  CHECK(labels.label_for(nullptr, "TP") == labels.label_for(&parties[1], "TP"));
  CHECK(labels.label_for(&parties.back(), "TP") == "[neighbour: withheld, code TP]");
}

TEST_CASE("Letters go on after Z", "[redact][labels]") {
  std::vector<Party> parties(28);
  std::set<std::string> ids;
  for (std::size_t i = 0; i < parties.size(); ++i) {
    parties[i].id = "P" + std::to_string(i);
    ids.insert(parties[i].id);
  }
  const redact::Labels labels(parties, ids, [](const Party& party) {
    return party.id.size() == 2 ? "P0" + party.id.substr(1) : party.id;
  });
  CHECK(labels.label_for(&parties[25], "TP") == "[person Z: withheld, code TP]");
  CHECK(labels.label_for(&parties[26], "TP") == "[person AA: withheld, code TP]");
  CHECK(labels.label_for(&parties[27], "TP") == "[person AB: withheld, code TP]");
}
