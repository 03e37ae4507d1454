#pragma once

#include "dsrkit/model/request_case.hpp"

#include <string>
#include <vector>

namespace dsrkit::law {

/// Whether recipients are told what came of a request for this right: rectification, erasure and restriction
/// (UK GDPR Article 19).
[[nodiscard]] bool recipients_are_told(Right right);

/// Why one need not be told: "impossible" or "disproportionate" effort (UK GDPR Article 19); nothing else.
[[nodiscard]] std::vector<std::string> notification_exceptions();

/// That recipients are told, and named to whoever asks, for the person; empty for rights that Article 19 is
/// not about.
[[nodiscard]] std::string recipients_told_text(Right right);

}  // namespace dsrkit::law
