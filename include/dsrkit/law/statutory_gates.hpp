#pragma once

#include "dsrkit/law/exemptions.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::law {

/// What opens one of the gates that stand before single records and passages. Citation and message are those
/// of gates.hpp.
struct StatutoryGate {
  std::string id;
  std::vector<EvidenceField> evidence = {};  ///< what must be on record before release
  std::vector<std::string> codes = {};       ///< under which passages are withheld when the test is met
  bool for_representatives = false;          ///< only when a parent or somebody a court appointed asks
  bool in_words = false;                     ///< the officer's sentence is enough, though fields say more
  bool ages = false;                         ///< an opinion is good for six months (Sch 3 paras 5, 6)
  bool whole_case = false;                   ///< stands before the case, whatever the passages say
};

/// The gates in the order in which they are looked at.
[[nodiscard]] const std::vector<StatutoryGate>& statutory_gates();
/// One of them, or null.
[[nodiscard]] const StatutoryGate* find_statutory_gate(std::string_view id);

/// Whether the opinion says that the test is met, so that the passages must not be released.
inline constexpr std::string_view kTestMet = "met";
inline constexpr std::string_view kTestNotMet = "not-met";

/// Throws Error(gate_unsatisfied) naming what is missing of the evidence, and Error(usage) for a field that
/// the gate does not ask for or an opinion that is neither "met" nor "not-met".
void require_evidence(const StatutoryGate& gate, const Evidence& given, std::string_view case_reference);

}  // namespace dsrkit::law
