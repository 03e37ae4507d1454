#include "dsrkit/redact/content.hpp"

#include "family.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <string>

using namespace dsrkit;

namespace {

std::string key_of(std::string_view text) {
  return std::to_string(std::hash<std::string_view>{}(text));
}

const redact::ContentReader& reader() {
  static const redact::ContentReader made(rules::load_content_rules());
  return made;
}

Item record(Value content, DataClass data_class = DataClass::other) {
  Item item;
  item.id = "I1";
  item.digest = "record-digest";
  item.data_class = data_class;
  item.content = std::move(content);
  return item;
}

Item note(const std::string& text, DataClass data_class = DataClass::other) {
  return record(Value::object({{"note", text}}), data_class);
}

/// The class that is noted, or nothing; the gates that are noted.
std::string class_in(const Item& item) {
  for (const PassageNote& each : reader().read(item, key_of)) {
    if (each.kind == NoteKind::data_class) {
      return each.value;
    }
  }
  return "";
}

bool has_gate(const Item& item, std::string_view gate) {
  const auto notes = reader().read(item, key_of);
  return std::any_of(notes.begin(), notes.end(), [&](const PassageNote& each) {
    return each.kind == NoteKind::gate && each.value == gate;
  });
}

PassageClass officer(std::string passage, PassageRef ref, DataClass data_class) {
  PassageClass decided;
  decided.passage = std::move(passage);
  decided.ref = std::move(ref);
  decided.data_class = data_class;
  return decided;
}

}  // namespace

TEST_CASE("health in the words makes any passage health data", "[redact][content]") {
  for (const DataClass source : {DataClass::other, DataClass::social_work, DataClass::education}) {
    CHECK(class_in(note("She was diagnosed with asthma.", source)) == "health");
  }
  CHECK(class_in(note("She was diagnosed with asthma.", DataClass::health)).empty());
}

TEST_CASE("other classes are told from the words only where the source says neither", "[redact][content]") {
  const std::string text = "A child protection conference was held.";
  CHECK(class_in(note(text)) == "social-work");
  CHECK(class_in(note(text, DataClass::education)).empty());
  CHECK(class_in(note("The EHC plan names a school.", DataClass::social_work)).empty());
  CHECK(class_in(note("The health visitor came about the bins.")).empty());
}

TEST_CASE("the strictest of several classes counts", "[redact][content]") {
  CHECK(class_in(note("At the child protection conference the school said he takes insulin.")) == "health");
}

TEST_CASE("a member's name speaks for what stands below it", "[redact][content]") {
  CHECK(class_in(record(Value::object({{"currentMedication", "none this week"}}))) == "health");
  Value below = Value::object({{"by", "the clinic at the corner"}});
  Value above = Value::object();
  above.set("diagnosis", std::move(below));
  CHECK(class_in(record(std::move(above))) == "health");
  CHECK(has_gate(record(Value::object({{"legal_advice", "Settle the claim now."}})), "legal-privilege"));
  CHECK_FALSE(has_gate(record(Value::object({{"legal_advice", "Y"}})), "legal-privilege"));
}

TEST_CASE("the explanation quotes words of the rule only", "[redact][content]") {
  for (const PassageNote& each :
       reader().read(note("Karen Hughes was diagnosed; she said please don't tell Nadia."), key_of)) {
    CHECK(each.explanation.find("Karen") == std::string::npos);
    CHECK(each.explanation.find("Nadia") == std::string::npos);
    CHECK_FALSE(each.rule.empty());
  }
}

TEST_CASE("the key of a noted passage is that of a place covering it", "[redact][content]") {
  const Item item = note("We took legal advice.");
  const auto notes = reader().read(item, key_of);
  REQUIRE(notes.size() == 1);
  const PassageRef ref{"I1", "/note", false};
  CHECK(notes[0].ref == ref);
  CHECK(notes[0].passage == redact::MentionKeys(item, key_of).key_of(ref, 0, 21));
}

TEST_CASE("an officer's class stands before the words, for these words only", "[redact][content]") {
  const Item item = note("She was diagnosed with asthma.");
  const auto proposed = reader().read(item, key_of);
  const PassageRef ref{"I1", "/note", false};
  const auto decided = redact::with_decided_classes(
      proposed, item, {officer(proposed[0].passage, ref, DataClass::other)}, key_of);
  CHECK(redact::classes_of(decided).empty());
  const Item changed = note("She was diagnosed with diabetes.");
  const auto still = redact::with_decided_classes(
      reader().read(changed, key_of), changed, {officer(proposed[0].passage, ref, DataClass::other)}, key_of);
  CHECK(redact::classes_of(still).at(ref) == DataClass::health);
}

TEST_CASE("an officer's class of a record counts while its content is the same", "[redact][content]") {
  const Item item = note("A letter.", DataClass::health);
  const PassageRef whole{"I1", "", false};
  CHECK(redact::record_class(item, {officer("record-digest", whole, DataClass::other)}) == DataClass::other);
  CHECK(redact::record_class(item, {officer("older-digest", whole, DataClass::other)}) == DataClass::health);
  CHECK(redact::record_class(item, {}) == DataClass::health);
}

TEST_CASE("the policy follows the class of the passage, not that of its record", "[redact][content]") {
  rules::Policy policy;
  policy.rules.push_back(
      {.id = "health", .when = {}, .action = Action::refer, .code = "", .reason = "", .citation = ""});
  policy.rules[0].when.data_classes = {DataClass::health};
  policy.rules.push_back(
      {.id = "rest", .when = {}, .action = Action::disclose, .code = "", .reason = "", .citation = ""});
  const Item item = note("Karen Hughes was diagnosed with asthma.", DataClass::social_work);
  const redact::Scanner scanner(test::shipped_rules(), test::family());
  const auto classes = redact::classes_of(reader().read(item, key_of));
  const auto with = redact::redact_item(item, scanner, policy, key_of, classes);
  const auto without = redact::redact_item(item, scanner, policy, key_of);
  REQUIRE_FALSE(with.proposals.empty());
  CHECK(with.proposals[0].rule == "health");
  CHECK(without.proposals[0].rule == "rest");
}
