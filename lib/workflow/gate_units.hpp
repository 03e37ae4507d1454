#pragma once

#include "dsrkit/workflow/statutory_gates.hpp"

#include <string>
#include <vector>

namespace dsrkit::workflow {

/// What an answer names that covers a passage or record: enough of its key or digest that the same words, and
/// no others, are meant later.
[[nodiscard]] std::string unit_of(const GatePassage& passage, const std::string& record_digest);

/// What a gate stands before in a case, and how an answer names each.
struct GateUnits {
  std::vector<GatePassage> passages;
  std::vector<std::string> units;  ///< of each passage
};

/// All of a gate, whatever was answered.
[[nodiscard]] GateUnits units_of_gate(Desk& desk, std::string_view reference, std::string_view gate);

}  // namespace dsrkit::workflow
