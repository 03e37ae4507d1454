#pragma once

#include "dsrkit/report/report.hpp"

#include <string>
#include <vector>

namespace dsrkit::report {

struct NamedPeriod {
  std::string name;
  Period period;
};

using CaseList = std::vector<const CaseFacts*>;

/// The figures of the cases in each period. The periods follow one another without a gap; cases are in the
/// order of receipt.
[[nodiscard]] std::vector<Figures> figures_of(const CaseList& cases, const std::vector<NamedPeriod>& periods);

/// The months and the ISO weeks of a period, cut off at its ends.
[[nodiscard]] std::vector<NamedPeriod> months_of(const Period& period);
[[nodiscard]] std::vector<NamedPeriod> weeks_of(const Period& period);

}  // namespace dsrkit::report
