#pragma once

#include "dsrkit/law/standing.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::render {

/// For the officer: what must still be shown before the requester may have the data, and which command
/// records it for this case.
[[nodiscard]] std::vector<std::string> standing_lines(const std::vector<law::StandingGap>& gaps,
                                                      std::string_view case_reference);

}  // namespace dsrkit::render
