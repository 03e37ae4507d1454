#include "dsrkit/workflow/review.hpp"

#include "exemption_use.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/text/fold.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/history.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr std::size_t kContextBytes = 80;

bool is_wanted(const store::DecidedMention& decided, const PlaceFilter& filter) {
  const Finding& finding = decided.mention.finding;
  if (filter.open_only && !decided.open()) {
    return false;
  }
  if ((!filter.party.empty() && finding.party.value_or("") != filter.party) ||
      (!filter.kind.empty() && finding.kind != filter.kind) ||
      (!filter.item.empty() && decided.mention.passage.item != filter.item)) {
    return false;
  }
  return filter.keys.empty() ||
         std::any_of(filter.keys.begin(), filter.keys.end(),
                     [&](const std::string& key) { return decided.mention.key.starts_with(key); });
}

std::vector<store::DecidedMention> wanted_mentions(Desk& desk, std::string_view reference,
                                                   const PlaceFilter& filter) {
  std::vector<store::DecidedMention> wanted;
  desk.reg().for_each_mention(reference, [&](const store::DecidedMention& decided) {
    if (is_wanted(decided, filter)) {
      wanted.push_back(decided);
    }
  });
  return wanted;
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Some bytes on either side, cut between characters.
void cut_context(const std::string& text, const Finding& finding, ReviewPlace& place) {
  std::size_t from = finding.begin > kContextBytes ? finding.begin - kContextBytes : 0;
  while (from < finding.begin && is_continuation(text[from])) {
    ++from;
  }
  std::size_t to = std::min(text.size(), finding.end + kContextBytes);
  while (to < text.size() && to > finding.end && is_continuation(text[to])) {
    --to;
  }
  place.before = text.substr(from, finding.begin - from);
  place.text = text.substr(finding.begin, finding.end - finding.begin);
  place.after = text.substr(finding.end, to - finding.end);
}

class DecisionMaker {
public:
  explicit DecisionMaker(Desk& desk) : m_desk(desk) {}

  [[nodiscard]] Decision make(const store::DecidedMention& decided, const OfficerDecision& officer) const {
    Decision decision;
    decision.mention = decided.mention.key;
    decision.action = officer.action;
    decision.reason = officer.because;
    decision.decided_by = m_desk.context().actor;
    decision.decided_at = m_desk.context().now();
    if (officer.action == Action::redact) {
      decision.code = officer.code;
    }
    return decision;
  }

private:
  Desk& m_desk;
};

void require_reviewable(const RequestCase& request) {
  require_state(request, {CaseState::redacted, CaseState::reviewed, CaseState::bundled, CaseState::sealed},
                "review");
}

void require_reason(const OfficerDecision& officer) {
  if (officer.because.empty()) {
    throw Error(ErrorCode::usage, "a decision needs a reason", "add --because TEXT");
  }
}

/// Words are withheld only under a code that can be used there, with its evidence on record.
void require_lawful(const ExemptionUse& use, const Mention& mention, const OfficerDecision& officer) {
  if (officer.action == Action::redact) {
    (void)use.require_code(officer.code);
    use.require_place(mention, officer.code);
    use.require_recorded(mention, officer.code);
  }
}

/// What nobody may learn is disclosed by a stated override only.
void require_unprotected(const store::DecidedMention& decided, const OfficerDecision& officer) {
  if (officer.action == Action::disclose && officer.override_protection.empty() &&
      is_always_protected(decided.mention.finding.kind)) {
    throw Error(ErrorCode::not_lawful,
                "a safe address or words on the watch list are among the places (UK GDPR Article 5(1)(f))",
                "leave them withheld, or say why not with --override-protection TEXT");
  }
}

void save_decisions(Desk& desk, HeldCase& held, const std::vector<Decision>& decisions) {
  held.write("decided", Value::object({{"places", decisions.size()}}), [&](store::Writer& writer) {
    writer.append_decisions(decisions);
    writer.append_decisions(decisions_inside(desk, held.reference(), decisions));
    // What was signed off, built or sealed before rests on other decisions.
    held.move(writer, CaseState::redacted);
  });
}

}  // namespace

std::vector<ReviewPlace> review_places(Desk& desk, std::string_view reference, const PlaceFilter& filter) {
  const HeldCase held(desk, reference);
  std::vector<ReviewPlace> places;
  std::string loaded;
  std::map<PassageRef, std::string> texts;
  for (auto& decided : wanted_mentions(desk, reference, filter)) {
    const PassageRef& at = decided.mention.passage;
    if (at.item != loaded) {
      loaded = at.item;
      texts.clear();
      for_each_passage(held.load_item(desk.reg().item_of(reference, at.item)),
                       [&](const Passage& passage) { texts[passage.ref] = passage.text; });
    }
    ReviewPlace place;
    place.decided = std::move(decided);
    const auto text = texts.find(place.decided.mention.passage);
    const Finding& finding = place.decided.mention.finding;
    if (text == texts.end() || finding.end > text->second.size()) {
      throw Error(ErrorCode::wrong_state,
                  std::string(reference) + ": a place does not fit its record any more",
                  "run 'dsrkit redact " + std::string(reference) + "' again");
    }
    cut_context(text->second, finding, place);
    places.push_back(std::move(place));
  }
  return places;
}

std::int64_t decide_places(Desk& desk, std::string_view reference, const PlaceFilter& filter,
                           const OfficerDecision& decision) {
  HeldCase held(desk, reference);
  require_reviewable(held.request());
  require_reason(decision);
  const ExemptionUse use(desk, reference);
  if (decision.action == Action::redact) {
    (void)use.require_code(decision.code);
  }
  const DecisionMaker maker(desk);
  std::vector<Decision> decisions;
  for (const auto& decided : wanted_mentions(desk, reference, filter)) {
    require_unprotected(decided, decision);
    require_lawful(use, decided.mention, decision);
    decisions.push_back(maker.make(decided, decision));
  }
  if (decisions.empty()) {
    throw Error(ErrorCode::not_found, std::string(reference) + " has no such place to decide",
                "list them with 'dsrkit review list " + std::string(reference) + "'");
  }
  if (!decision.override_protection.empty()) {
    Value places = Value::array();
    for (const Decision& one : decisions) {
      places.push_back(one.mention);
    }
    held.write(event::kProtectionOverridden, Value::object({{"places", decisions.size()}}),
               [&](store::Writer& writer) {
                 writer.append_event(event::kProtectionOverridden, desk.context().today,
                                     Value::object({{"because", decision.override_protection},
                                                    {"places", std::move(places)}}));
               });
  }
  save_decisions(desk, held, decisions);
  return static_cast<std::int64_t>(decisions.size());
}

std::int64_t import_decisions(Desk& desk, std::string_view reference, const Value& review) {
  HeldCase held(desk, reference);
  const RequestCase request = held.request();
  require_reviewable(request);
  if (review.text_or("format") != "dsrkit.review/1" || review.text_or("case") != reference) {
    throw Error(ErrorCode::data_invalid, "this is not a review of " + std::string(reference),
                "export one with 'dsrkit review export " + std::string(reference) + "'");
  }
  std::map<std::string, store::DecidedMention> known;
  desk.reg().for_each_mention(
      reference, [&](const store::DecidedMention& decided) { known.emplace(decided.mention.key, decided); });
  const DecisionMaker maker(desk);
  const ExemptionUse use(desk, reference);
  std::vector<Decision> decisions;
  std::set<std::string> named;
  const Value* places = review.find("places");
  for (const Value& place : places == nullptr ? Value::Array{} : places->as_array()) {
    const auto found = known.find(place.text_or("mention"));
    if (found == known.end()) {
      throw Error(ErrorCode::data_invalid,
                  "the review names a place that " + std::string(reference) + " has not",
                  "export the review again; the records have changed");
    }
    const auto action = parse_action(place.text_or("action", "refer"));
    if (!action) {
      throw Error(ErrorCode::data_invalid, "an action must be disclose, redact or refer");
    }
    const OfficerDecision officer{*action, place.text_or("code", "TP"), place.text_or("reason")};
    const auto& before = found->second.decision;
    if (!named.insert(found->first).second) {
      throw Error(ErrorCode::data_invalid, "the review decides a place twice", "keep one of the two");
    }
    const bool same = before ? before->action == officer.action && before->reason == officer.because &&
                                   (officer.action != Action::redact || before->code == officer.code)
                             : officer.action == Action::refer;
    if (!same) {
      require_reason(officer);
      require_lawful(use, found->second.mention, officer);
      require_unprotected(found->second, officer);
      decisions.push_back(maker.make(found->second, officer));
    }
  }
  if (!decisions.empty()) {
    save_decisions(desk, held, decisions);
  }
  return static_cast<std::int64_t>(decisions.size());
}

}  // namespace dsrkit::workflow
