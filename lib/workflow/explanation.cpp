#include "dsrkit/workflow/explanation.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/rules/policy.hpp"
#include "dsrkit/workflow/redaction.hpp"

#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr std::size_t kShortestKey = 6;

ReviewPlace only_place(Desk& desk, std::string_view reference, const std::string& key) {
  if (key.size() < kShortestKey) {
    throw Error(ErrorCode::usage, "the key of a place is too short to tell which one is meant",
                "give at least its first 6 characters, as 'dsrkit review list' prints them");
  }
  PlaceFilter one;
  one.keys = {key};
  auto places = review_places(desk, reference, one);
  if (places.empty()) {
    throw Error(ErrorCode::not_found, std::string(reference) + " has no such place",
                "list them with 'dsrkit review list " + std::string(reference) + "'");
  }
  if (places.size() > 1) {
    throw Error(ErrorCode::usage, "several places begin so", "give more characters of the key");
  }
  return std::move(places.front());
}

std::string citation_of(Desk& desk, const std::vector<Decision>& decisions) {
  const rules::Policy policy = rules::load_policy("default", desk.workspace().rule_folders());
  std::string citation;
  for (const Decision& decision : decisions) {
    for (const rules::PolicyRule& rule : policy.rules) {
      if (!decision.rule.empty() && rule.id == decision.rule) {
        citation = rule.citation;
      }
    }
  }
  return citation;
}

bool was_signed_off(CaseState state) {
  return state == CaseState::reviewed || state == CaseState::bundled || state == CaseState::sealed ||
         state == CaseState::released;
}

}  // namespace

Explanation explain_place(Desk& desk, std::string_view reference, const std::string& key) {
  Explanation story;
  story.place = only_place(desk, reference, key);
  const HeldCase held(desk, reference);
  const Mention& mention = story.place.decided.mention;
  story.reference = held.reference();
  story.item = desk.reg().item_of(reference, mention.passage.item);
  for (Party& party : desk.reg().parties(reference)) {
    if (mention.finding.party == party.id) {
      story.party = std::move(party);
    }
  }
  if (story.party) {
    story.consents = consent_history(desk, reference, story.party->id);
  }
  story.decisions = desk.reg().decision_history(reference, mention.key);
  story.citation = citation_of(desk, story.decisions);
  story.stale = desk.reg().stage_digest(reference, "redact") != redaction_basis(desk, held);
  story.signed_off = was_signed_off(held.request().state);
  return story;
}

}  // namespace dsrkit::workflow
