#pragma once

#include "batch_lines.hpp"

#include <string>
#include <vector>

namespace dsrkit::workflow {

/// Searches the sources for all lines together that go so far, confirms strong matches where the order says
/// so, and searches again for those. Returns the lines whose sources did not answer.
[[nodiscard]] std::vector<BatchLine*> gather_lines(Desk& desk, const std::vector<BatchLine*>& lines,
                                                   BatchTelling& telling);

}  // namespace dsrkit::workflow
