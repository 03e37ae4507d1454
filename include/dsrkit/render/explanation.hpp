#pragma once

#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/explanation.hpp"

#include <string>

namespace dsrkit::render {

/// dsrkit.explanation/1. The words of the record stand in it only when `show_text`.
[[nodiscard]] Value explanation_json(const workflow::Explanation& story, bool show_text);
[[nodiscard]] std::string explanation_text(const workflow::Explanation& story, bool show_text);

}  // namespace dsrkit::render
