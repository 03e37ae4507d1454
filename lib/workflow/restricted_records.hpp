#pragma once

#include "dsrkit/workflow/desk.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// The items of a case that their source restricts and whose disclosure nobody has approved who may. An
/// approval does not count when its giver has shaped the case, before or after (UK GDPR Article 5(1)(f)).
[[nodiscard]] std::vector<std::string> unapproved_records(Desk& desk, std::string_view reference);

/// Which items the user of the desk approves: those named, or all that wait. Throws Error(actor_not_allowed)
/// for somebody who has shaped the case, Error(not_found) when one of them waits for nobody.
[[nodiscard]] std::vector<std::string> records_to_approve(Desk& desk, std::string_view reference,
                                                          const std::vector<std::string>& named);

}  // namespace dsrkit::workflow
