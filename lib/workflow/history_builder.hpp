#pragma once

#include "dsrkit/workflow/history.hpp"

namespace dsrkit::workflow {

/// Takes one event that counts into the history; kinds that say nothing of the request are passed over.
void take(CaseHistory& history, const CaseEvent& event);

}  // namespace dsrkit::workflow
