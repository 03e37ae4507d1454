#pragma once

#include "dsrkit/workflow/rule_preview.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// "dsrkit.rules-preview/1".
[[nodiscard]] Value rule_effects_json(const std::vector<workflow::RuleEffect>& effects);
[[nodiscard]] std::string rule_effects_text(const std::vector<workflow::RuleEffect>& effects);

}  // namespace dsrkit::render
