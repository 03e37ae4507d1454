#pragma once

#include "dsrkit/intake/intake.hpp"
#include "dsrkit/workflow/intake.hpp"

namespace dsrkit::workflow {

/// What is to be done when a file has one request only and that cannot be opened.
enum class LoneMistake { is_thrown, is_listed };

/// Fills in what the requests of a file leave open, and takes out those that cannot be opened: they become
/// findings, and count as wrong.
void complete_requests(Desk& desk, const IntakeOptions& options, intake::Reading& reading, LoneMistake lone);

/// Opens a completed request, unless it was opened before; a dry run opens nothing.
TakenRequest take_request(Desk& desk, intake::Draft draft, bool dry_run);

}  // namespace dsrkit::workflow
