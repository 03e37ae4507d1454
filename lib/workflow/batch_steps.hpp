#pragma once

#include "dsrkit/workflow/batch.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// Some source that can be searched without a person was not searched to its end, or nobody looked yet; only
/// the named one unless `source` is empty.
[[nodiscard]] bool wants_gathering(Desk& desk, const std::string& reference, const std::string& source);

/// How the search of a case stands, as the event of the step "gather".
[[nodiscard]] BatchEvent gather_event(Desk& desk, const std::string& reference, const std::string& source);

/// What a failure comes to: some of them mean that somebody has to act first.
[[nodiscard]] BatchEvent failed_step(Desk& desk, const std::string& reference, std::string_view step,
                                     const Error& error);

/// Takes one case through the steps after its search, as far as the order says; what is done from the same
/// inputs already is left as it is. Ends with the first step that waits or fails. Throws only
/// Error(interrupted).
[[nodiscard]] std::vector<BatchEvent> bring_on(Desk& desk, const intake::Order& order,
                                               const std::string& reference, intake::BatchStage until);

}  // namespace dsrkit::workflow
