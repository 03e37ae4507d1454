#pragma once

#include "dsrkit/workflow/desk.hpp"

#include <string_view>

namespace dsrkit::workflow {

/// Identity proved, everything shown that the requester must show, and no fee open (UK GDPR Articles 12(5),
/// 12(6)): until then they may not even learn that nothing is held. Throws Error(gate_unsatisfied).
void require_requester(Desk& desk, std::string_view reference);

/// Every source searched to its end, answered, or waived (UK GDPR Article 15(1A)). Throws
/// Error(gate_unsatisfied).
void require_settled_sources(Desk& desk, std::string_view reference);

/// Searched to the end, and nothing there. Throws Error(wrong_state), also when nothing was searched at all.
void require_nothing_found(Desk& desk, std::string_view reference);

}  // namespace dsrkit::workflow
