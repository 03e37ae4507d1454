#include "gate_units.hpp"
#include "restricted_records.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/clock/clock.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/law/statutory_gates.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/history.hpp"
#include "dsrkit/workflow/lawful.hpp"
#include "dsrkit/workflow/review.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr const char* kHealthGate = "h-gate";
constexpr const char* kRestrictedGate = "restricted-records";

bool is_named(const GateAnswer& given) {
  return !given.items.empty() || !given.passages.empty();
}

/// What the person already knows or has seen is named record by record, with the reason (Sch 3 para 6(2)).
void require_known_to_subject(const GateAnswer& given) {
  if (given.gate != kHealthGate) {
    throw Error(ErrorCode::usage, "only health data may pass because they are already known",
                "DPA 2018 Sch 3 para 6(2)");
  }
  if (!given.evidence.empty()) {
    throw Error(ErrorCode::usage, "--already-known stands in place of an opinion",
                "leave --professional, --role and --opinion out");
  }
  if (!is_named(given)) {
    throw Error(ErrorCode::gate_unsatisfied,
                "which records or passages the person already knows is missing (DPA 2018 Sch 3 para 6(2))",
                "name each with --item or --passage, as 'dsrkit review gates' lists them");
  }
}

void require_fresh_opinion(const law::StatutoryGate& gate, Date on, Date today) {
  const Date oldest = clock::oldest_usable_opinion(today);
  if (gate.ages && on < oldest) {
    throw Error(ErrorCode::not_lawful,
                "the opinion is older than six months: to be relied on " + format_date(today) +
                    " it must be of " + format_date(oldest) + " or later (" + law::gate(gate.id).citation +
                    ")",
                "ask for a new one");
  }
}

void require_answer(const law::StatutoryGate& gate, const GateAnswer& given, std::string_view reference,
                    Date today) {
  if (given.already_known) {
    require_known_to_subject(given);
    return;
  }
  law::require_evidence(gate, given.evidence, reference);
  if (is_named(given) && (given.evidence.empty() || gate.whole_case)) {
    throw Error(ErrorCode::usage, "the gate '" + gate.id + "' is answered for the whole case in words alone",
                "leave --item and --passage out, or give the evidence: --professional, --role, --opinion");
  }
  require_fresh_opinion(gate, given.on, today);
}

bool is_meant(const GatePassage& passage, const GateAnswer& given) {
  const auto begins = [&](const std::string& prefix) {
    return !passage.passage.empty() && passage.passage.starts_with(prefix);
  };
  return !is_named(given) ||
         std::find(given.items.begin(), given.items.end(), passage.item) != given.items.end() ||
         std::any_of(given.passages.begin(), given.passages.end(), begins);
}

Value covered_by(Desk& desk, std::string_view reference, const GateAnswer& given) {
  const GateUnits found = units_of_gate(desk, reference, given.gate);
  Value covered = Value::array();
  for (std::size_t i = 0; i < found.units.size(); ++i) {
    if (is_meant(found.passages[i], given)) {
      covered.push_back(found.units[i]);
    }
  }
  if (covered.as_array().empty() && is_named(given)) {
    throw Error(ErrorCode::not_found, std::string(reference) + " has no such record or passage at this gate",
                "see them with 'dsrkit review gates " + std::string(reference) + "'");
  }
  return covered;
}

Value detail_of(Desk& desk, std::string_view reference, const law::StatutoryGate& gate,
                const GateAnswer& given) {
  Value detail = Value::object({{"gate", gate.id}, {"because", given.because}});
  for (const auto& [field, value] : given.evidence) {
    detail.set(field, value);
  }
  if (given.already_known) {
    detail.set("already_known", true);
  }
  if (!gate.whole_case) {
    detail.set("covered", covered_by(desk, reference, given));
  }
  return detail;
}

/// What the officer gave, completed and checked.
Value checked_detail(Desk& desk, std::string_view reference, const GateAnswer& given,
                     const std::vector<std::string>& approved) {
  if (given.gate == kRestrictedGate) {
    if (given.already_known || !given.evidence.empty() || !given.passages.empty()) {
      throw Error(ErrorCode::usage, "the gate '" + given.gate + "' asks for no evidence",
                  "records are approved whole, with --item and --because");
    }
    return Value::object({{"gate", given.gate},
                          {"because", given.because},
                          {"items", Value(Value::Array(approved.begin(), approved.end()))}});
  }
  const law::StatutoryGate* gate = law::find_statutory_gate(given.gate);
  if (gate == nullptr) {
    throw Error(ErrorCode::usage, "the gate '" + given.gate + "' is not opened by an answer",
                law::hint_for(law::gate(given.gate).hint, reference));
  }
  require_answer(*gate, given, reference, desk.context().today);
  return detail_of(desk, reference, *gate, given);
}

}  // namespace

std::vector<std::string> answer_gate(Desk& desk, std::string_view reference, const GateAnswer& given) {
  HeldCase held(desk, reference);
  (void)law::gate(given.gate);
  const bool restricted = given.gate == kRestrictedGate;
  auto approved = restricted ? records_to_approve(desk, reference, given.items) : std::vector<std::string>{};
  CaseEvent answer;
  answer.kind = std::string(event::kGateAnswered);
  answer.on = given.on;
  answer.detail = checked_detail(desk, reference, given, approved);
  const RequestCase request = held.request();
  if (!is_open(request)) {
    throw Error(ErrorCode::wrong_state, request.reference + " has ended: no gate is open",
                "'dsrkit case reopen " + request.reference + "' opens it again");
  }
  require_lawful(request, history_of(desk, reference), answer,
                 {desk.context().today, desk.workspace().holidays()});
  held.write(event::kGateAnswered, Value::object({{"gate", given.gate}}),
             [&](store::Writer& writer) { writer.append_event(answer.kind, answer.on, answer.detail); });
  return approved;
}

}  // namespace dsrkit::workflow
