#include "dsrkit/workflow/sign_off.hpp"

#include "second_person.hpp"
#include "third_party_balance.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/workflow/history.hpp"
#include "dsrkit/workflow/redaction.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <algorithm>
#include <set>

namespace dsrkit::workflow {
namespace {

void require_decided(const store::MentionCounts& counts, const std::string& reference) {
  if (counts.open > 0) {
    throw Error(ErrorCode::review_incomplete,
                reference + ": " + std::to_string(counts.open) + " places are still open",
                "see them with 'dsrkit review list " + reference + " --open'");
  }
}

/// A place may have become protected after it was disclosed: only an override of its own lets it stay so.
void require_protected(Desk& desk, const std::string& reference) {
  std::set<std::string> overridden;
  for (const CaseEvent& given : desk.reg().events(reference, event::kProtectionOverridden)) {
    const Value* places = given.detail.find("places");
    for (const Value& place : places == nullptr ? Value::Array{} : places->as_array()) {
      overridden.insert(place.as_string());
    }
  }
  desk.reg().for_each_mention(reference, [&](const store::DecidedMention& decided) {
    const bool shown = decided.decision && decided.decision->action == Action::disclose;
    if (shown && is_always_protected(decided.mention.finding.kind) &&
        !overridden.contains(decided.mention.key)) {
      throw Error(ErrorCode::review_incomplete,
                  reference +
                      ": a safe address or words on the watch list stand disclosed "
                      "(UK GDPR Article 5(1)(f))",
                  "withhold them: 'dsrkit review decide " + reference + " " +
                      decided.mention.key.substr(0, 12) + " --action redact --because TEXT'");
    }
  });
}

/// The places as they stand are what is signed: whether naming somebody is reasonable must be weighed by now.
void require_weighed(Desk& desk, const std::string& reference) {
  const auto tasks = gate_tasks(desk, reference);
  if (std::any_of(tasks.begin(), tasks.end(),
                  [](const GateTask& task) { return task.open && task.gate->id == kBalanceGate; })) {
    throw law::gate_error(kBalanceGate, reference);
  }
}

void require_checked(Desk& desk, const Agreement& agreement, const std::string& reference,
                     const std::string& settled) {
  if (desk.workspace().config().require_blind_check && agreement.unanswered() > 0) {
    throw Error(ErrorCode::review_incomplete,
                reference + ": " + std::to_string(agreement.unanswered()) +
                    " places of the second person's check are not answered",
                "look at them with 'dsrkit review check " + reference + "'");
  }
  if (!agreement.differing.empty() && settled.empty()) {
    throw Error(ErrorCode::review_incomplete,
                reference + ": the second person would decide otherwise at " +
                    std::to_string(agreement.differing.size()) + " of the places checked",
                "see them with 'dsrkit review check " + reference +
                    " --differing'; decide them again, or say with --settled TEXT how it was settled");
  }
}

}  // namespace

Agreement sign_off(Desk& desk, std::string_view reference, const std::string& settled) {
  const Agreement agreement = agreement_of(desk, reference);
  HeldCase held(desk, reference);
  require_state(held.request(),
                {CaseState::redacted, CaseState::reviewed, CaseState::bundled, CaseState::sealed}, "review");
  require_fresh_redaction(desk, held);
  const auto counts = desk.reg().mention_counts(reference);
  require_decided(counts, held.reference());
  if (has_shaped(desk, reference, desk.context().actor)) {
    throw Error(ErrorCode::actor_not_allowed,
                held.reference() + ": whoever redacted or decided cannot sign off",
                "let a second person run this command, under their own name (--actor)");
  }
  require_protected(desk, held.reference());
  require_weighed(desk, held.reference());
  require_checked(desk, agreement, held.reference(), settled);
  Value detail = Value::object({{"redacted", counts.redacted},
                                {"disclosed", counts.disclosed},
                                {"checked", agreement.answered},
                                {"to_check", agreement.places},
                                {"agreed", agreement.agreed}});
  if (!settled.empty()) {
    detail.set("settled", settled);
  }
  held.write("signed-off", Value::object({{"mentions", counts.mentions}, {"checked", agreement.answered}}),
             [&](store::Writer& writer) {
               writer.append_event("signed-off", desk.context().today, std::move(detail));
               held.move(writer, CaseState::reviewed);
             });
  return agreement;
}

}  // namespace dsrkit::workflow
