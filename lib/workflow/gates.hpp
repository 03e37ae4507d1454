#pragma once

#include "dsrkit/base/error.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <optional>
#include <string_view>

namespace dsrkit::workflow {

/// Why the requester may not learn anything yet, not even whether something is held: identity unproved, or
/// something not shown that they must show (UK GDPR Article 12(6)).
[[nodiscard]] std::optional<Error> why_unknown(Desk& desk, std::string_view reference);
void require_known_requester(Desk& desk, std::string_view reference);

/// Known, and no fee open (UK GDPR Article 12(5)): nothing else bars the hand-over on the requester's side.
/// Throws Error(gate_unsatisfied).
void require_requester(Desk& desk, std::string_view reference);

/// Every source searched to its end, answered, or waived (UK GDPR Article 15(1A)). Throws
/// Error(gate_unsatisfied).
void require_settled_sources(Desk& desk, std::string_view reference);

/// Searched to the end, and nothing there. Throws Error(wrong_state), also when nothing was searched at all.
void require_nothing_found(Desk& desk, std::string_view reference);

}  // namespace dsrkit::workflow
