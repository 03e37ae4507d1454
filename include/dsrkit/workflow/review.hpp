#pragma once

#include "dsrkit/law/exemptions.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/register/records.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// Which places of a case; empty members do not narrow.
struct PlaceFilter {
  bool open_only = false;
  std::string party;
  std::string kind;
  std::string item;
  std::vector<std::string> keys;  ///< keys or their beginnings
};

/// A place to decide, with what stands around it. For an officer's eyes.
struct ReviewPlace {
  store::DecidedMention decided;
  std::string before;
  std::string text;
  std::string after;
};

/// What an officer decides for some places.
struct OfficerDecision {
  Action action = Action::refer;
  std::string code = "TP";  ///< of a redaction
  std::string because;
  /// Why words on the watch list or a safe address may be disclosed all the same; without it they never are.
  std::string override_protection = {};
};

/// Places in the order of items; with the text around them read from the vault.
[[nodiscard]] std::vector<ReviewPlace> review_places(Desk& desk, std::string_view reference,
                                                     const PlaceFilter& filter);

/// Decides every place of the filter the same way; the case falls back to redacted when it was further.
/// Returns how many. Throws Error(not_found) when there is none, Error(not_lawful) for a code that cannot
/// withhold words here.
std::int64_t decide_places(Desk& desk, std::string_view reference, const PlaceFilter& filter,
                           const OfficerDecision& decision);

/// Takes decisions of an exported review ("dsrkit.review/1"): one a place, by key.
std::int64_t import_decisions(Desk& desk, std::string_view reference, const Value& review);

/// The answer to a gate (see law/gates.hpp), for example that a health professional was asked.
struct GateAnswer {
  std::string gate;
  Date on{};
  std::string because;
  std::vector<std::string> items = {};     ///< only these records; empty: all that wait
  std::vector<std::string> passages = {};  ///< only these passages: keys or their beginnings
  law::Evidence evidence = {};             ///< fields that the gate asks for (law/statutory_gates.hpp)
  bool already_known = false;              ///< the person knows or has seen the named health data
};

/// Records it. Throws Error(gate_unsatisfied) naming what is missing of the evidence, and Error(not_lawful)
/// for a health opinion that is too old today. An answer covers what the gate stands before now, or what it
/// names; passages that come later wait again. Restricted records are approved one by one and by somebody who
/// neither redacted nor decided in the case: throws Error(actor_not_allowed) for them, Error(not_found) for
/// an item that waits for nobody. Returns which records were approved.
std::vector<std::string> answer_gate(Desk& desk, std::string_view reference, const GateAnswer& given);
/// Gates that this case must pass and has not: their ids. See gate_tasks() for what each needs.
[[nodiscard]] std::vector<std::string> open_gates(Desk& desk, std::string_view reference);

}  // namespace dsrkit::workflow
