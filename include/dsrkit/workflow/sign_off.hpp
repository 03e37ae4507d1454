#pragma once

#include "dsrkit/workflow/blind_check.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <string>
#include <string_view>

namespace dsrkit::workflow {

/// A second person confirms the redaction. Returns how far the check agreed with the decisions.
/// Refuses (review_incomplete) while a place is open, while an answer of the check differs from a decision
/// unless `settled` says how that was settled, and, where the configuration requires the check, before it is
/// complete; (actor_not_allowed) for somebody who redacted or decided in this case: nobody checks their own
/// work.
Agreement sign_off(Desk& desk, std::string_view reference, const std::string& settled = {});

}  // namespace dsrkit::workflow
