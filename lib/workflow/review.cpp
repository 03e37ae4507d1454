#include "dsrkit/workflow/review.hpp"

#include "restricted_records.hpp"
#include "second_person.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/clock/clock.hpp"
#include "dsrkit/law/exemptions.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/redact/labels.hpp"
#include "dsrkit/text/fold.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/lawful.hpp"
#include "dsrkit/workflow/redaction.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr std::size_t kContextBytes = 80;
constexpr const char* kHealthGate = "h-gate";
constexpr const char* kRestrictedGate = "restricted-records";

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
  DecisionMaker(Desk& desk, std::string_view reference)
      : m_desk(desk), m_parties(desk.reg().parties(reference)), m_labels(m_parties) {}

  [[nodiscard]] Decision make(const store::DecidedMention& decided, const OfficerDecision& officer) const {
    const Finding& finding = decided.mention.finding;
    Decision decision;
    decision.mention = decided.mention.key;
    decision.action = officer.action;
    decision.reason = officer.because;
    decision.decided_by = m_desk.context().actor;
    decision.decided_at = m_desk.context().now();
    if (officer.action == Action::redact) {
      decision.code = officer.code;
      decision.label = redact::label_for(party_of(finding), m_labels, officer.code, finding.kind);
    }
    return decision;
  }

private:
  [[nodiscard]] const Party* party_of(const Finding& finding) const {
    for (const Party& party : m_parties) {
      if (finding.party == party.id) {
        return &party;
      }
    }
    return nullptr;
  }

  Desk& m_desk;
  std::vector<Party> m_parties;
  redact::Labels m_labels;
};

void require_reviewable(const RequestCase& request) {
  require_state(request, {CaseState::redacted, CaseState::reviewed, CaseState::bundled, CaseState::sealed},
                "review");
}

void require_lawful(const RequestCase& request, const OfficerDecision& officer) {
  if (officer.because.empty()) {
    throw Error(ErrorCode::usage, "a decision needs a reason", "add --because TEXT");
  }
  if (officer.action == Action::redact) {
    const law::ExemptionCatalogue catalogue = law::load_exemptions();
    (void)catalogue.require_withholdable(officer.code, request.jurisdiction);
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

void save_decisions(HeldCase& held, const std::vector<Decision>& decisions) {
  held.write("decided", Value::object({{"places", decisions.size()}}), [&](store::Writer& writer) {
    writer.append_decisions(decisions);
    // What was signed off, built or sealed before rests on other decisions.
    held.move(writer, CaseState::redacted);
  });
}

/// Answered on that day or later.
bool is_answered(Desk& desk, std::string_view reference, std::string_view gate, std::optional<Date> since) {
  const auto answers = effective_events(desk.reg().events(reference));
  return std::any_of(answers.begin(), answers.end(), [&](const CaseEvent& answer) {
    return answer.kind == event::kGateAnswered && answer.detail.text_or("gate") == gate &&
           (!since || answer.on >= *since);
  });
}

/// Somebody with parental responsibility for a child, or whom a court appointed, asks: themselves or through
/// an agent (DPA 2018 Sch 3 para 21(2)).
bool for_parent_or_manager(Desk& desk, const RequestCase& request) {
  constexpr int kChildUntil = 18;
  const auto shown = history_of(desk, request.reference).authority_shown;
  const auto born = request.subject.born;
  const bool child = !born || law::age_on(*born, desk.context().today) < kChildUntil;
  const bool parent = request.requester.capacity == Capacity::parent ||
                      shown.contains(law::Authority::parental_responsibility);
  return (parent && child) || request.requester.capacity == Capacity::deputy ||
         shown.contains(law::Authority::court_appointment);
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
  require_lawful(held.request(), decision);
  const DecisionMaker maker(desk, reference);
  std::vector<Decision> decisions;
  for (const auto& decided : wanted_mentions(desk, reference, filter)) {
    require_unprotected(decided, decision);
    decisions.push_back(maker.make(decided, decision));
  }
  if (decisions.empty()) {
    throw Error(ErrorCode::not_found, std::string(reference) + " has no such place to decide",
                "list them with 'dsrkit review list " + std::string(reference) + "'");
  }
  if (!decision.override_protection.empty()) {
    held.write("protection-overridden", Value::object({{"places", decisions.size()}}),
               [&](store::Writer& writer) {
                 writer.append_event("protection-overridden", desk.context().today,
                                     Value::object({{"because", decision.override_protection}}));
               });
  }
  save_decisions(held, decisions);
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
  const DecisionMaker maker(desk, reference);
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
      require_lawful(request, officer);
      require_unprotected(found->second, officer);
      decisions.push_back(maker.make(found->second, officer));
    }
  }
  if (!decisions.empty()) {
    save_decisions(held, decisions);
  }
  return static_cast<std::int64_t>(decisions.size());
}

std::vector<std::string> answer_gate(Desk& desk, std::string_view reference, const GateAnswer& given) {
  const std::string& gate = given.gate;
  HeldCase held(desk, reference);
  (void)law::gate(gate);
  static const std::set<std::string> kAnswerable{"childabuse", "sw-reporter", "ed-reporter", kHealthGate,
                                                 kRestrictedGate};
  if (!kAnswerable.contains(gate)) {
    throw Error(ErrorCode::usage, "the gate '" + gate + "' is not opened by an answer", law::gate(gate).hint);
  }
  if (gate == kHealthGate && given.on < clock::oldest_usable_opinion(desk.context().today)) {
    throw Error(ErrorCode::not_lawful, "the opinion is older than six months (DPA 2018 Sch 3 para 6)",
                "ask for a new one");
  }
  const std::vector<std::string> records =
      gate == kRestrictedGate ? records_to_approve(desk, reference, given.items) : given.items;
  if (!records.empty() && gate != kRestrictedGate) {
    throw Error(ErrorCode::usage, "the gate '" + gate + "' is answered for the whole case",
                "leave --item out");
  }
  const RequestCase request = held.request();
  if (!is_open(request)) {
    throw Error(ErrorCode::wrong_state, request.reference + " has ended: no gate is open",
                "'dsrkit case reopen " + request.reference + "' opens it again");
  }
  CaseEvent answer;
  answer.kind = std::string(event::kGateAnswered);
  answer.on = given.on;
  answer.detail = Value::object({{"gate", gate}, {"because", given.because}});
  if (gate == kRestrictedGate) {
    answer.detail.set("items", Value(Value::Array(records.begin(), records.end())));
  }
  require_lawful(request, history_of(desk, reference), answer,
                 {desk.context().today, desk.workspace().holidays()});
  held.write(event::kGateAnswered, Value::object({{"gate", gate}}),
             [&](store::Writer& writer) { writer.append_event(answer.kind, answer.on, answer.detail); });
  return records;
}

std::vector<std::string> open_gates(Desk& desk, std::string_view reference) {
  const RequestCase request = desk.reg().case_of(reference);
  std::set<DataClass> classes;
  desk.reg().for_each_item(reference, [&](const Item& item) { classes.insert(item.data_class); });
  const bool social_work = classes.contains(DataClass::social_work);
  const std::vector<std::pair<const char*, bool>> needed{
      // DPA 2018 Sch 3 para 21: any record may be of child abuse, whatever its class.
      {"childabuse", !classes.empty() && for_parent_or_manager(desk, request)},
      // DPA 2018 Sch 3 paras 12 and 20: what came from the Principal Reporter (Scotland).
      {"sw-reporter", social_work},
      {"ed-reporter", classes.contains(DataClass::education)},
      // DPA 2018 Sch 3 para 6: data concerning health need an opinion, not older than six months at reliance.
      {kHealthGate, classes.contains(DataClass::health)},
  };
  std::vector<std::string> open;
  for (const auto& [gate, applies] : needed) {
    const auto since = std::string_view(gate) == kHealthGate
                           ? std::optional(clock::oldest_usable_opinion(desk.context().today))
                           : std::nullopt;
    if (applies && law::gate(gate).applies_in(request.jurisdiction) &&
        !is_answered(desk, reference, gate, since)) {
      open.emplace_back(gate);
    }
  }
  if (!unapproved_records(desk, reference).empty()) {
    open.emplace_back(kRestrictedGate);
  }
  return open;
}

void sign_off(Desk& desk, std::string_view reference) {
  HeldCase held(desk, reference);
  const RequestCase request = held.request();
  require_reviewable(request);
  require_fresh_redaction(desk, held);
  const auto counts = desk.reg().mention_counts(reference);
  if (counts.open > 0) {
    throw Error(ErrorCode::review_incomplete,
                std::string(reference) + ": " + std::to_string(counts.open) + " places are still open",
                "see them with 'dsrkit review list " + std::string(reference) + " --open'");
  }
  if (has_shaped(desk, reference, desk.context().actor)) {
    throw Error(ErrorCode::actor_not_allowed,
                std::string(reference) + ": whoever redacted or decided cannot sign off",
                "let a second person run this command, under their own name (--actor)");
  }
  held.write("signed-off", Value::object({{"mentions", counts.mentions}}), [&](store::Writer& writer) {
    writer.append_event("signed-off", desk.context().today,
                        Value::object({{"redacted", counts.redacted}, {"disclosed", counts.disclosed}}));
    held.move(writer, CaseState::reviewed);
  });
}

}  // namespace dsrkit::workflow
