#include "dsrkit/redact/redact_item.hpp"

#include "family.hpp"

#include "dsrkit/base/error.hpp"
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

std::vector<std::string> keys_in(Value content) {
  std::vector<std::string> keys;
  for (const auto& mention : redact::redact_item(note_item(std::move(content)), test::family_scanner(),
                                                 rules::load_policy(), key_of)
                                 .mentions) {
    keys.push_back(mention.key);
  }
  return keys;
}

bool share_a_key(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& key) {
    return std::find(others.begin(), others.end(), key) != others.end();
  });
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
    CHECK(redaction.proposals[i].label.empty());  // labels belong to a bundle
  }
  CHECK(keys.size() == 6);
  CHECK(redaction.proposals[0].action == Action::redact);
  CHECK(redaction.proposals[1].action == Action::disclose);
  CHECK(redaction.mentions[3].passage.in_key);
  CHECK(redaction.proposals[4].action == Action::redact);
  CHECK(redaction.proposals[5].action == Action::redact);
}

TEST_CASE("A rule of one place follows the case", "[redact][item]") {
  auto policy = rules::load_policy();
  rules::PolicyRule scottish;
  scottish.id = "scottish";
  scottish.when.jurisdictions = {Jurisdiction::scotland};
  scottish.when.roles = {PartyRole::third_party};
  scottish.reason = "A rule of Scotland.";
  scottish.citation = "none";
  policy.rules.insert(policy.rules.begin(), scottish);
  const auto item = note_item(Value::object({{"note", "Karen left."}}));
  const auto rule_in = [&](std::optional<Jurisdiction> place) {
    const auto redaction = redact::redact_item(item, test::family_scanner(), policy, key_of, {}, place);
    REQUIRE(redaction.proposals.size() == 1);
    return redaction.proposals.front().rule;
  };
  CHECK(rule_in(Jurisdiction::scotland) == "scottish");
  CHECK(rule_in(Jurisdiction::england_and_wales) == "third-party");
  CHECK(rule_in(std::nullopt) == "third-party");
}

TEST_CASE("Another run gives the same keys", "[redact][item]") {
  const Value content = Value::object({{"note", "Karen left. Nadia came. Karen stayed."},
                                       {"seen", Value::Array{"Karen", Value::object({{"by", "Nadia"}})}}});
  CHECK(keys_in(content).size() == 5);
  CHECK(keys_in(content) == keys_in(content));
}

TEST_CASE("A passage that has changed gives new keys, so that no decision passes to other words",
          "[redact][item]") {
  const auto of = [](const std::string& text) { return keys_in(Value::object({{"note", text}})); };
  const auto before = of("Karen left. Nadia came.");
  REQUIRE(before.size() == 2);
  CHECK_FALSE(share_a_key(before, of("Karen left. Nadia came!")));
  CHECK_FALSE(share_a_key(before, of("Nadia left. Karen came.")));
  CHECK_FALSE(share_a_key(before, of("Karen's friend left. Karen left. Nadia came.")));
}

TEST_CASE("A change elsewhere in the record leaves the keys of a passage as they are", "[redact][item]") {
  const auto of = [](const std::string& other) {
    return keys_in(Value::object({{"note", "Karen left."}, {"status", other}}));
  };
  CHECK(of("open") == of("closed"));
}

TEST_CASE("A short value in an array has another key when another element takes its position",
          "[redact][item]") {
  const auto person = [](const std::string& job) {
    return Value::object({{"details", Value::object({{"name", "Karen"}})}, {"job", job}});
  };
  const auto of = [](Value::Array people) { return keys_in(Value::object({{"people", std::move(people)}})); };
  const auto before = of({person("nurse"), person("plumber")});
  REQUIRE(before.size() == 2);
  CHECK_FALSE(share_a_key(before, of({person("plumber"), person("nurse")})));
  CHECK_FALSE(share_a_key(before, of({person("baker"), person("nurse"), person("plumber")})));
  CHECK(of({person("nurse"), person("plumber"), person("baker")})[0] == before[0]);
}

TEST_CASE("The same words in the same passage of two records have two keys", "[redact][item]") {
  auto item = note_item(Value::object({{"note", "Karen left."}}));
  const std::string first = redact::MentionKeys(item, key_of).key_of({"I1", "/note", false}, 0, 5);
  item.id = "I2";
  CHECK(redact::MentionKeys(item, key_of).key_of({"I2", "/note", false}, 0, 5) != first);
  CHECK(redact::MentionKeys(item, key_of).key_of({"I2", "/absent", false}, 0, 5).empty());
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
