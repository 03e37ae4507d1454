#pragma once

#include "dsrkit/workflow/exempting.hpp"
#include "dsrkit/workflow/passages.hpp"
#include "dsrkit/workflow/statutory_gates.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// "dsrkit.gates/1": the gates, and what is on record for exemptions.
[[nodiscard]] Value gates_json(const std::string& reference, const std::vector<workflow::GateTask>& tasks,
                               const std::vector<ExemptionEvidence>& exemptions);
[[nodiscard]] std::string gates_text(const std::string& reference,
                                     const std::vector<workflow::GateTask>& tasks,
                                     const std::vector<ExemptionEvidence>& exemptions);

/// "dsrkit.classes/1". Shows text of the records.
[[nodiscard]] Value classes_json(const std::string& reference,
                                 const std::vector<workflow::ClassedPassage>& passages);
[[nodiscard]] std::string classes_text(const std::vector<workflow::ClassedPassage>& passages);

/// "dsrkit.exempted/1".
[[nodiscard]] Value exempted_json(const std::string& reference, const std::string& code,
                                  const workflow::ExemptionReport& report);

}  // namespace dsrkit::render
