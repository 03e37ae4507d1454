#pragma once

#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/rectification.hpp"
#include "dsrkit/workflow/restriction.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// dsrkit.restrictions/1. `reference` is the case they are of, or empty for the register of all that stand.
[[nodiscard]] Value restrictions_json(const std::string& reference,
                                      const std::vector<workflow::PlacedRestriction>& restrictions);
[[nodiscard]] std::string restrictions_text(const std::vector<workflow::PlacedRestriction>& restrictions);

/// dsrkit.contested-statements/1. The words are null unless they were asked for.
[[nodiscard]] Value statements_json(const std::string& reference,
                                    const std::vector<workflow::StatementView>& statements);
[[nodiscard]] std::string statements_text(const std::vector<workflow::StatementView>& statements);

}  // namespace dsrkit::render
