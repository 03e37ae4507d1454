#pragma once

#include "comparison.hpp"

#include "dsrkit/model/match.hpp"

#include <vector>

namespace dsrkit::match {

/// What speaks against the two being one person; any of it makes a conflict.
[[nodiscard]] std::vector<MatchEvidence> vetoes(const Comparison& c);

/// Whether the names agree enough to look on where there is no birth date to compare and no number in common.
[[nodiscard]] bool names_may_do(const NameComparison& names);

/// Whether the two are one person beyond doubt, unless a veto speaks.
[[nodiscard]] bool is_proven(const Comparison& c);

/// Orders the list for the officer: how much of what could agree does, 0 to 1. Absent fields count half.
[[nodiscard]] double score_of(const Comparison& c);

}  // namespace dsrkit::match
