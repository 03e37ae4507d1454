#pragma once

#include "batch_lines.hpp"

#include <string>
#include <vector>

namespace dsrkit::workflow {

/// Opens the requests among the lines, each once, and looks up the cases of the others. A line that cannot be
/// opened, or whose case is not there, ends. `service` is the profile of requests that do not name theirs.
void open_lines(Desk& desk, std::vector<BatchLine>& lines, const std::string& service, BatchTelling& telling);

}  // namespace dsrkit::workflow
