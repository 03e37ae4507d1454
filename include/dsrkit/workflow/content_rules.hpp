#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/rules/rule_set.hpp"

#include <filesystem>
#include <vector>

namespace dsrkit::workflow {

/// Rules that name a gate which no passage can meet: they would never block anything.
[[nodiscard]] Diagnostics unknown_gates(const rules::RuleSet& content);

/// rules::load_content_rules(), whose gates the law knows. Throws Error(config_invalid) otherwise.
[[nodiscard]] rules::RuleSet load_content_rules(const std::vector<std::filesystem::path>& overlays);

}  // namespace dsrkit::workflow
