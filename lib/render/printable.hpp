#pragma once

#include <string>
#include <string_view>

namespace dsrkit::render {

/// Text of records for a line of a terminal: without what would drive the terminal or turn its lines around.
[[nodiscard]] std::string one_line_printable(std::string_view text);

}  // namespace dsrkit::render
