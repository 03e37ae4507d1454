#pragma once

#include "dsrkit/workflow/desk.hpp"

#include <string>
#include <string_view>

namespace dsrkit::workflow {

/// Whether somebody redacted, decided or otherwise shaped what the case discloses: then somebody else has to
/// check or approve it. "Alex" and " alex" are one person.
[[nodiscard]] bool has_shaped(Desk& desk, std::string_view reference, const std::string& actor);

}  // namespace dsrkit::workflow
