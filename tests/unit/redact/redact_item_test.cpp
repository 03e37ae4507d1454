#include "dsrkit/redact/redact_item.hpp"

#include "family.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/redact/labels.hpp"
#include "dsrkit/redact/people.hpp"
#include "dsrkit/redact/protected_terms.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <string>

using namespace dsrkit;

namespace {

std::string key_of(std::string_view text) {
  return std::to_string(std::hash<std::string_view>{}(text));
}

Item note_item(Value content) {
  Item item;
  item.id = "I1";
  item.content = std::move(content);
  item.data_class = DataClass::social_work;
  return item;
}

bool has_term(const std::vector<redact::ProtectedText>& terms, const std::string& id,
              const std::string& text) {
  return std::find(terms.begin(), terms.end(), redact::ProtectedText(id, text)) != terms.end();
}

}  // namespace

TEST_CASE("Every mention of an item has a key of its own and a proposal", "[redact][item]") {
  const auto policy = rules::load_policy();
  const auto item = note_item(Value::object({{"note", "Karen told Aisha. Karen left."},
                                             {"Karen Hughes", Value::object({{"phone", "07700 900222"}})},
                                             {"number", Number{"9990000026"}}}));
  const auto redaction = redact::redact_item(item, test::family_scanner(), policy, key_of);
  REQUIRE(redaction.mentions.size() == 6);
  REQUIRE(redaction.proposals.size() == redaction.mentions.size());
  std::set<std::string> keys;
  for (std::size_t i = 0; i < redaction.mentions.size(); ++i) {
    keys.insert(redaction.mentions[i].key);
    CHECK(redaction.proposals[i].mention == redaction.mentions[i].key);
    CHECK(redaction.proposals[i].decided_by == "policy");
  }
  CHECK(keys.size() == 6);
  CHECK(redaction.proposals[0].action == Action::redact);
  CHECK(redaction.proposals[0].label == "[Person A, neighbour: withheld, code TP]");
  CHECK(redaction.proposals[1].action == Action::disclose);
  CHECK(redaction.proposals[1].label.empty());
  CHECK(redaction.mentions[3].passage.in_key);
  CHECK(redaction.proposals[4].label == "[telephone number of Person A: withheld, code TP]");
  CHECK(redaction.proposals[5].action == Action::redact);
}

TEST_CASE("Another run gives the same keys, also when text before a mention changed", "[redact][item]") {
  const auto policy = rules::load_policy();
  const auto keys = [&](const std::string& text) {
    std::vector<std::string> all;
    for (const auto& mention : redact::redact_item(note_item(Value::object({{"note", text}})),
                                                   test::family_scanner(), policy, key_of)
                                   .mentions) {
      all.push_back(mention.key);
    }
    return all;
  };
  CHECK(keys("Karen left. Nadia came.") == keys("Karen left. Nadia came."));
  CHECK(keys("Then Karen left. Later Nadia came.") == keys("Karen left. Nadia came."));
  CHECK(keys("Karen left.") != keys("Nadia left."));
}

TEST_CASE("Labels hold the letter, the relation and the code and never a name", "[redact][labels]") {
  auto parties = test::family();
  parties[1].relation = "Karen from next door";
  const redact::Labels labels(parties);
  CHECK(redact::label_for(&parties[3], labels, "TP") == "[Person C, mother: withheld, code TP]");
  CHECK(redact::label_for(&parties[4], labels, "TP") ==
        "[Person D, maternal grandmother: withheld, code TP]");
  CHECK(redact::label_for(&parties[1], labels, "TP") == "[Person A: withheld, code TP]");
  CHECK(redact::label_for(nullptr, labels, "TP") == "[person: withheld, code TP]");
  CHECK(redact::label_for(&parties[1], labels, "TP", "phone") ==
        "[telephone number of Person A: withheld, code TP]");
  CHECK(redact::label_for(nullptr, labels, "CRIME", "email") == "[e-mail address: withheld, code CRIME]");
  CHECK(redact::label_for(&parties[3], labels, "TP", "safe-address") == "[address: withheld, code TP]");
  CHECK(redact::label_for(nullptr, labels, "TP", "Karen Hughes") == "[identifier: withheld, code TP]");
}

TEST_CASE("The label of an informant tells neither letter nor relation", "[redact][labels]") {
  auto parties = test::family();
  parties[1].informant = true;
  const redact::Labels labels(parties);
  CHECK(redact::label_for(&parties[1], labels, "TP") == "[person: withheld, code TP]");
  CHECK(redact::label_for(&parties[1], labels, "TP", "relation-phrase") == "[person: withheld, code TP]");
  CHECK(redact::label_for(&parties[1], labels, "TP", "phone") == "[telephone number: withheld, code TP]");
  CHECK(redact::label_for(&parties[3], labels, "TP") == "[Person C, mother: withheld, code TP]");
}

TEST_CASE("Letters go on after Z", "[redact][labels]") {
  std::vector<Party> parties(28);
  for (std::size_t i = 0; i < parties.size(); ++i) {
    parties[i].id = "P" + std::to_string(i);
  }
  const redact::Labels labels(parties);
  CHECK(labels.name_of(parties[25]) == "Person Z");
  CHECK(labels.name_of(parties[26]) == "Person AA");
  CHECK(labels.name_of(parties[27]) == "Person AB");
}

TEST_CASE("Protected terms are what nobody disclosed shares", "[redact][terms]") {
  const auto terms =
      redact::protected_terms(test::family(), {"P1", "P3", "P8", "P9"}, *test::shipped_rules().names);
  CHECK(has_term(terms, "P1", "Karen Hughes"));
  CHECK(has_term(terms, "P1", "karen"));
  CHECK(has_term(terms, "P1", "hughes"));
  CHECK(has_term(terms, "P1", "07700 900222"));
  CHECK(has_term(terms, "P1", "kaz.h@example.org"));
  CHECK(has_term(terms, "P3", "Nadia Khan"));
  CHECK(has_term(terms, "P3", "nadia"));
  CHECK_FALSE(has_term(terms, "P3", "khan"));
  CHECK(has_term(terms, "P3", "9990000026"));
  CHECK(has_term(terms, "P3", "Flat 3, 22 Willow Street, Bury, BL9 0AA"));
  CHECK(has_term(terms, "P3", "22 Willow Street"));
  CHECK(has_term(terms, "P8", "Mark Price"));
  CHECK_FALSE(has_term(terms, "P8", "price"));
  CHECK(std::none_of(terms.begin(), terms.end(),
                     [](const auto& term) { return term.first == "S" || term.first == "P2"; }));
}

TEST_CASE("A person of the subject's own name has no term that would stop every bundle", "[redact][terms]") {
  auto parties = test::family();
  parties[1].names = {"Aisha Khan"};
  for (const auto& term : redact::protected_terms(parties, {"P1"}, *test::shipped_rules().names)) {
    CHECK(term.second != "Aisha Khan");
    CHECK(term.second != "aisha khan");
  }
}

TEST_CASE("A people file says who is who", "[redact][people]") {
  const auto parties = redact::read_people(
      R"({"subject": {"id": "S", "names": ["Aisha Khan", "Ash"], "born": "2009-04-12"},
          "people": [{"id": "P1", "names": ["Karen Hughes"], "role": "third-party", "relation": "neighbour"},
                     {"id": "P2", "names": ["Dr Omar Siddiqui"], "role": "professional", "employer": "GP surgery"}]})",
      "people.json");
  REQUIRE(parties.size() == 3);
  CHECK(parties[0].role == PartyRole::subject);
  CHECK(parties[0].born.has_value());
  CHECK(parties[2].employer == "GP surgery");
  CHECK_THROWS_AS(redact::read_people(R"({"people":[{"id":"P1","names":["A"],"rule":"x"}]})", "people.json"),
                  Error);
  CHECK_THROWS_AS(
      redact::read_people(R"({"people":[{"id":"P1","names":["A"]},{"id":"P1","names":["B"]}]})", "p.json"),
      Error);
  CHECK_THROWS_AS(redact::read_people("{", "people.json"), Error);
}
