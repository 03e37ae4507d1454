#pragma once

#include "dsrkit/workflow/history.hpp"

#include <algorithm>
#include <vector>

namespace dsrkit::workflow {

/// The question asked last of those without an answer, or null.
[[nodiscard]] inline const Question* last_open(const std::vector<Question>& questions) {
  const auto found = std::find_if(questions.rbegin(), questions.rend(),
                                  [](const Question& question) { return question.open(); });
  return found == questions.rend() ? nullptr : &*found;
}

}  // namespace dsrkit::workflow
