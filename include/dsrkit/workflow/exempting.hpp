#pragma once

#include "dsrkit/law/exemptions.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// Words to withhold under a code, with what the law asks to be on record.
struct ExemptionClaim {
  std::vector<std::string> keys;  ///< of places or whole passages, or their beginnings
  std::string code;
  law::Evidence evidence;
  std::string because;
};

struct ExemptionReport {
  std::int64_t places = 0;
  std::int64_t passages = 0;  ///< of these, whole passages
  std::vector<std::string> warnings;
};

/// Records the evidence and withholds the places; a passage becomes a place of its own, of kind "passage",
/// that later redactions keep, and what is found inside goes with it. The case falls back to redacted. Throws
/// Error(gate_unsatisfied) naming what is missing of the evidence, Error(not_lawful) for a code that cannot
/// be used here, Error(not_found) for a key of nothing.
ExemptionReport exempt_places(Desk& desk, std::string_view reference, const ExemptionClaim& claim);

}  // namespace dsrkit::workflow
