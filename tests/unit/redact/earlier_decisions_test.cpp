#include "dsrkit/redact/earlier_decisions.hpp"

#include "family.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

using namespace dsrkit;

namespace {

constexpr const char* kNote = "Zelda Quartz came with Karen.";

std::string key_of(std::string_view text) {
  return std::to_string(std::hash<std::string_view>{}(text));
}

Item note_item(const std::string& text) {
  Item item;
  item.id = "I1";
  item.data_class = DataClass::social_work;
  item.content = Value::object({{"before", "Nadia"}, {"note", text}, {"after", "Nadia"}});
  return item;
}

/// The family and, when she is known, a worker whose name the policy discloses.
redact::ItemRedaction redacted(const Item& item, bool with_worker) {
  auto parties = test::family();
  if (with_worker) {
    Party worker;
    worker.id = "P11";
    worker.role = PartyRole::professional;
    worker.names = {"Zelda Quartz"};
    worker.job = "social worker";
    parties.push_back(worker);
  }
  const redact::Scanner scanner(test::shipped_rules(), parties);
  return redact::redact_item(item, scanner, rules::load_policy(), key_of);
}

redact::EarlierPlace place(const Item& item, std::size_t begin, std::size_t end, Action action,
                           std::string rule = "") {
  const PassageRef ref{item.id, "/note", false};
  redact::EarlierPlace place;
  place.mention = {redact::MentionKeys(item, key_of).key_of(ref, begin, end), ref, {}};
  place.mention.finding.begin = begin;
  place.mention.finding.end = end;
  Decision decision;
  decision.mention = place.mention.key;
  decision.action = action;
  decision.rule = std::move(rule);
  place.decision = decision;
  return place;
}

const Decision& proposal_at(const redact::ItemRedaction& redaction, std::size_t begin, std::size_t end) {
  static const Decision kNone;
  for (const Mention& mention : redaction.mentions) {
    if (mention.passage.pointer == "/note" && mention.finding.begin == begin && mention.finding.end == end) {
      for (const Decision& proposal : redaction.proposals) {
        if (proposal.mention == mention.key) {
          return proposal;
        }
      }
    }
  }
  FAIL_CHECK("there is no such proposal");
  return kNone;
}

bool has_place(const redact::ItemRedaction& redaction, const Mention& mention) {
  return std::find(redaction.mentions.begin(), redaction.mentions.end(), mention) != redaction.mentions.end();
}

}  // namespace

TEST_CASE("A place that has grown over an officer's decision waits for an officer", "[redact][earlier]") {
  const Item item = note_item(kNote);
  auto redaction = redacted(item, true);
  REQUIRE(proposal_at(redaction, 0, 12).action == Action::disclose);
  const Action action = GENERATE(Action::redact, Action::disclose);
  redact::respect_earlier_decisions(redaction, item, {place(item, 0, 5, action)}, key_of);
  const Decision& proposal = proposal_at(redaction, 0, 12);
  CHECK(proposal.action == Action::refer);
  CHECK(proposal.rule == redact::kEarlierDecision);
  CHECK(proposal.reason ==
        "An officer had decided on part of these words: " + std::string(action_name(action)));
  CHECK(proposal_at(redaction, 23, 28).action == Action::redact);
}

TEST_CASE("What waits because of an earlier decision still waits in the next run", "[redact][earlier]") {
  const Item item = note_item(kNote);
  auto redaction = redacted(item, true);
  redact::respect_earlier_decisions(redaction, item, {place(item, 0, 5, Action::redact)}, key_of);
  std::vector<redact::EarlierPlace> earlier;
  for (std::size_t i = 0; i < redaction.mentions.size(); ++i) {
    earlier.push_back({redaction.mentions[i], redaction.proposals.at(i)});
  }
  auto again = redacted(item, true);
  redact::respect_earlier_decisions(again, item, earlier, key_of);
  CHECK(again.proposals == redaction.proposals);
  CHECK(again.mentions == redaction.mentions);
}

TEST_CASE("A decision of the policy holds nothing up", "[redact][earlier]") {
  const Item item = note_item(kNote);
  auto redaction = redacted(item, true);
  const auto before = redaction.proposals;
  redact::respect_earlier_decisions(redaction, item, {place(item, 0, 5, Action::redact, "third-party")},
                                    key_of);
  CHECK(redaction.proposals == before);
}

TEST_CASE("A record that has changed is not compared with earlier decisions", "[redact][earlier]") {
  const Item item = note_item(kNote);
  auto redaction = redacted(item, true);
  const auto before = redaction.proposals;
  redact::respect_earlier_decisions(
      redaction, item, {place(note_item("Zelda Opal came with Karen."), 0, 5, Action::redact)}, key_of);
  CHECK(redaction.proposals == before);
}

TEST_CASE("Words that an officer withheld stay withheld when nothing is found there any more",
          "[redact][earlier]") {
  const Item item = note_item("The thing was blue. Karen left.");
  auto redaction = redacted(item, false);
  const auto proposals = redaction.proposals;
  const auto withheld = place(item, 4, 9, Action::redact);
  const auto shown = place(item, 14, 18, Action::disclose);
  REQUIRE_FALSE(has_place(redaction, withheld.mention));
  redact::respect_earlier_decisions(redaction, item, {withheld, shown}, key_of);
  CHECK(has_place(redaction, withheld.mention));
  CHECK_FALSE(has_place(redaction, shown.mention));
  CHECK(redaction.proposals == proposals);
  REQUIRE(redaction.mentions.size() == 4);
  CHECK(redaction.mentions[0].passage.pointer == "/before");
  CHECK(redaction.mentions[1] == withheld.mention);
  CHECK(redaction.mentions[3].passage.pointer == "/after");
}

TEST_CASE("A withheld place of which only a part is found again stays as it was", "[redact][earlier]") {
  const Item item = note_item(kNote);
  auto redaction = redacted(item, true);
  const auto withheld = place(item, 0, 17, Action::redact);
  redact::respect_earlier_decisions(redaction, item, {withheld}, key_of);
  CHECK(has_place(redaction, withheld.mention));
  CHECK(proposal_at(redaction, 0, 12).action == Action::refer);
}

TEST_CASE("The same place keeps its proposal: the officer's decision stands by itself", "[redact][earlier]") {
  const Item item = note_item(kNote);
  auto redaction = redacted(item, true);
  const auto before = redaction.proposals;
  redact::respect_earlier_decisions(redaction, item, {place(item, 0, 12, Action::redact)}, key_of);
  CHECK(redaction.proposals == before);
}

TEST_CASE("what stands inside a passage that an officer withheld goes with it", "[redact][decisions]") {
  const Item item = note_item(kNote);
  redact::EarlierPlace passage = place(item, 0, std::string(kNote).size(), Action::redact);
  passage.mention.finding.kind = redact::kPassageKind;
  passage.decision->code = "LPP";
  passage.decision->label = "[passage: withheld, code LPP]";
  auto redaction = redacted(item, true);
  redact::respect_earlier_decisions(redaction, item, {passage}, key_of);
  CHECK(has_place(redaction, passage.mention));
  const Decision& inside = proposal_at(redaction, 0, 12);
  CHECK(inside.action == Action::redact);
  CHECK(inside.code == "LPP");
  CHECK(inside.rule == redact::kWholePassage);
  passage.decision->action = Action::disclose;
  auto released = redacted(item, true);
  redact::respect_earlier_decisions(released, item, {passage}, key_of);
  CHECK(proposal_at(released, 0, 12).code.empty());
}
