#pragma once

#include "dsrkit/workflow/blind_check.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// A place without what was decided about it: the second person must not be led.
[[nodiscard]] std::string blind_place_text(const workflow::CheckPlace& place, bool color);

[[nodiscard]] std::string check_text(const std::vector<workflow::CheckPlace>& places,
                                     const workflow::Agreement& agreement);
/// "dsrkit.check/1". What was decided is told only of answered places that differ.
[[nodiscard]] Value check_json(const std::string& reference, const std::vector<workflow::CheckPlace>& places,
                               const workflow::Agreement& agreement);

/// "12 of 14 places checked, 11 alike (kappa 0.83)"
[[nodiscard]] std::string agreement_text(const workflow::Agreement& agreement);
[[nodiscard]] Value agreement_json(const workflow::Agreement& agreement);

}  // namespace dsrkit::render
