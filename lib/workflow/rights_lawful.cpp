#include "dsrkit/workflow/rights_lawful.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/rectification.hpp"
#include "dsrkit/law/restriction.hpp"
#include "dsrkit/workflow/history.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// One event on trial.
struct Trial {
  const RequestCase& request;
  const RightsHistory& before;
  const CaseEvent& event;
};

[[noreturn]] void forbid(const Trial& trial, const std::string& message, std::string hint) {
  throw Error(ErrorCode::not_lawful, trial.request.reference + ": " + message, std::move(hint));
}

std::string numbers_hint(const Trial& trial) {
  return "'dsrkit case show " + trial.request.reference + "' numbers them";
}

void require_rectification(const Trial& trial) {
  if (trial.request.right != Right::rectification) {
    forbid(trial, "statements are contested in a request for rectification (UK GDPR Article 16)",
           "name the request for rectification: its reference begins with RC");
  }
}

void settle(const Trial& trial) {
  require_rectification(trial);
  const auto* statement = trial.before.statement(number_in(trial.event.detail, "statement"));
  if (statement == nullptr) {
    forbid(trial, "no statement of this number is contested (UK GDPR Article 16)", numbers_hint(trial));
  }
  if (statement->settled) {
    forbid(trial,
           "statement " + std::to_string(statement->number) + " was settled on " +
               format_date(*statement->settled),
           "take that back first with 'dsrkit case correct'");
  }
  const auto done = try_parse_date(trial.event.detail.text_or("done"));
  if (trial.event.on < statement->on ||
      (done && (*done < trial.request.received || *done > trial.event.on))) {
    forbid(trial,
           "statement " + std::to_string(statement->number) +
               " is settled after it was contested, and done no later than that",
           "check the days");
  }
  const std::string why = law::why_no_outcome(statement->nature, trial.event.detail.text_or("outcome"));
  if (!why.empty()) {
    forbid(trial, why, "record 'completed' with what the person adds, or 'kept' and marked as disputed");
  }
}

bool contests_a_fact(const RightsHistory& rights) {
  return std::any_of(rights.statements.begin(), rights.statements.end(),
                     [](const auto& statement) { return statement.nature == "fact" && !statement.settled; });
}

void place(const Trial& trial) {
  const auto& ground = law::restriction_ground(trial.event.detail.text_or("ground"));
  if (!ground.applies_to(trial.request.right)) {
    forbid(trial,
           "the ground '" + ground.id + "' is not for a case of " +
               std::string(right_name(trial.request.right)) + " (" + ground.citation + ")",
           "it is there when " + ground.text);
  }
  if (trial.request.right == Right::rectification && !contests_a_fact(trial.before)) {
    forbid(trial, "no fact is contested and being verified (" + ground.citation + ")",
           "record it first with 'dsrkit rectify item " + trial.request.reference + "'");
  }
}

const Restriction& restriction_of(const Trial& trial) {
  const auto* restriction = trial.before.restriction(number_in(trial.event.detail, "restriction"));
  if (restriction == nullptr) {
    forbid(trial, "there is no restriction of this number (UK GDPR Article 18)",
           "'dsrkit restrict list " + trial.request.reference + "' numbers them");
  }
  if (trial.event.on < restriction->on) {
    forbid(trial,
           format_date(trial.event.on) + " is before the restriction began (" + format_date(restriction->on) +
               ")",
           "give the day on which it happened");
  }
  return *restriction;
}

const Restriction& standing(const Trial& trial) {
  const Restriction& restriction = restriction_of(trial);
  if (!restriction.stands()) {
    forbid(trial,
           "restriction " + std::to_string(restriction.number) + " was lifted on " +
               format_date(*restriction.lifted),
           "nothing is left to do with it");
  }
  return restriction;
}

void tell(const Trial& trial) {
  (void)restriction_of(trial);
}

void tell_lifting(const Trial& trial) {
  (void)standing(trial);
}

void lift(const Trial& trial) {
  const Restriction& restriction = standing(trial);
  if (!restriction.lifting_told || trial.event.on <= *restriction.lifting_told) {
    forbid(trial, "the person must be told before the restriction is lifted (UK GDPR Article 18(3))",
           restriction.lifting_told
               ? "lift it on a later day than " + format_date(*restriction.lifting_told)
               : "write 'dsrkit letter " + trial.request.reference +
                     " restriction-lifting', and record it with 'dsrkit restrict tell --of lifting'");
  }
}

void use(const Trial& trial) {
  if (trial.request.right == Right::complaint) {
    forbid(trial, "a complaint uses no records of its own (DPA 2018 s.164A)", "name the case that uses them");
  }
}

void require_all_settled(const Trial& trial) {
  const auto& statements = trial.before.statements;
  const bool all = std::all_of(statements.begin(), statements.end(), [&](const auto& statement) {
    return statement.settled && *statement.settled <= trial.event.on;
  });
  if (statements.empty() || !all) {
    forbid(trial, "not every contested statement is settled by then (UK GDPR Article 16)",
           "record what came of each with 'dsrkit rectify settle " + trial.request.reference + "'");
  }
}

void require_placed(const Trial& trial) {
  const auto& restrictions = trial.before.restrictions;
  if (std::none_of(restrictions.begin(), restrictions.end(),
                   [&](const Restriction& one) { return one.on <= trial.event.on; })) {
    forbid(trial, "nothing is restricted by then (UK GDPR Article 18(1))",
           "restrict it with 'dsrkit restrict place " + trial.request.reference +
               "', or refuse it with 'dsrkit refuse'");
  }
}

void decide(const Trial& trial) {
  if (trial.request.right == Right::rectification) {
    require_all_settled(trial);
  } else if (trial.request.right == Right::restriction) {
    require_placed(trial);
  } else if (trial.request.right != Right::complaint) {
    forbid(trial,
           "such an outcome is not for a case of " + std::string(right_name(trial.request.right)) +
               " (DPA 2018 s.164A(4); UK GDPR Articles 16, 18)",
           "name a complaint (CM), or a request for rectification (RC) or restriction (RS)");
  }
}

using Rule = void (*)(const Trial&);

constexpr std::array<std::pair<std::string_view, Rule>, 8> kRules{{
    {event::kStatementContested, require_rectification},
    {event::kStatementSettled, settle},
    {event::kRestrictionPlaced, place},
    {event::kRestrictionTold, tell},
    {event::kRestrictionLiftingTold, tell_lifting},
    {event::kRestrictionLifted, lift},
    {event::kRestrictedUse, use},
    {event::kDecided, decide},
}};

}  // namespace

void require_lawful_right(const RequestCase& request, const RightsHistory& before, const CaseEvent& event) {
  const auto* const rule = std::find_if(kRules.begin(), kRules.end(),
                                        [&](const auto& entry) { return entry.first == event.kind; });
  if (rule != kRules.end()) {
    rule->second({request, before, event});
  }
}

void require_lawful_rights(const RequestCase& request, const std::vector<CaseEvent>& events) {
  RightsHistory before;
  for (const CaseEvent& event : effective_events(events)) {
    require_lawful_right(request, before, event);
    take(before, event);
  }
}

}  // namespace dsrkit::workflow
