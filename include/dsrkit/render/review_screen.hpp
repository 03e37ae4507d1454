#pragma once

#include "dsrkit/workflow/review_session.hpp"

#include <cstddef>
#include <string>

namespace dsrkit::render {

struct ScreenForm {
  std::size_t width = 80;
  bool color = true;
};

/// What a review shows now: the place in its context, who, why, what can be done. Control characters of
/// records never reach the terminal.
[[nodiscard]] std::string review_screen(const workflow::ReviewSession& session, const ScreenForm& form);

}  // namespace dsrkit::render
