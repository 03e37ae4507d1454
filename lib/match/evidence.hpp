#pragma once

#include "comparison.hpp"

#include "dsrkit/model/match.hpp"

#include <vector>

namespace dsrkit::match {

/// What was compared and how it came out, a sentence a field, without the values.
[[nodiscard]] std::vector<MatchEvidence> describe(const Comparison& c);

}  // namespace dsrkit::match
