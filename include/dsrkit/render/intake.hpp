#pragma once

#include "dsrkit/workflow/intake.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// dsrkit.opened/1. It carries no names.
[[nodiscard]] Value intake_json(const workflow::IntakeResult& result);
/// The reference of each request, one a line in the order of the file; of a dry run a table of what would be
/// opened.
[[nodiscard]] std::string intake_text(const workflow::IntakeResult& result);
/// What an officer should know of it: doubts, requests that were there already, wrong ones.
[[nodiscard]] std::vector<std::string> intake_notes(const workflow::IntakeResult& result);

}  // namespace dsrkit::render
