#pragma once

#include "dsrkit/workflow/desk.hpp"
#include "dsrkit/workflow/rights_history.hpp"

#include <string>
#include <vector>

namespace dsrkit::workflow {

/// What was done about contested statements and by restrictions, a sentence each, for the person. Systems are
/// told by their labels; the words of the statements are not repeated.
[[nodiscard]] std::vector<std::string> done_in_words(Desk& desk, const RightsHistory& rights);

}  // namespace dsrkit::workflow
