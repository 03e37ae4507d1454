#pragma once

#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/disclosure.hpp"
#include "dsrkit/workflow/redaction.hpp"
#include "dsrkit/workflow/review.hpp"
#include "dsrkit/workflow/sealing.hpp"
#include "dsrkit/workflow/verifying.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// dsrkit.redaction/1.
[[nodiscard]] Value redaction_json(const workflow::RedactionReport& report);
[[nodiscard]] std::string redaction_text(const workflow::RedactionReport& report);

/// dsrkit.review/1: places with their text, for an officer. Import reads the same format.
[[nodiscard]] Value review_json(const std::string& reference,
                                const std::vector<workflow::ReviewPlace>& places);
/// Decisions whose place is there no more ("dsrkit.stale/1").
[[nodiscard]] Value stale_json(const std::string& reference, const std::vector<Decision>& decisions);
[[nodiscard]] std::string stale_text(const std::vector<Decision>& decisions);
[[nodiscard]] std::string review_text(const std::vector<workflow::ReviewPlace>& places);
/// One place for the terminal review: the text in its context, who, why, what is proposed.
[[nodiscard]] std::string place_text(const workflow::ReviewPlace& place, bool color);

/// dsrkit.bundle/1.
[[nodiscard]] Value bundle_json(const workflow::BundleReport& report);
[[nodiscard]] std::string bundle_text(const workflow::BundleReport& report);

/// dsrkit.seal/1. The password itself is never shown.
[[nodiscard]] Value seal_json(const workflow::SealReport& report);
[[nodiscard]] std::string seal_text(const workflow::SealReport& report);

/// dsrkit.verification/1. `trusted` is null unless a trusted certificate was given.
[[nodiscard]] Value verification_json(const pdf::Verification& verification, bool trust_asked);
[[nodiscard]] std::string verification_text(const pdf::Verification& verification, bool trust_asked);

}  // namespace dsrkit::render
