#pragma once

#include "dsrkit/model/value.hpp"
#include "dsrkit/report/report.hpp"

#include <string>

namespace dsrkit::render {

/// dsrkit.report/1.
[[nodiscard]] Value report_json(const report::Report& report);
/// Figures and tables; by month, and with `by_week` by week too.
[[nodiscard]] std::string report_text(const report::Report& report, bool by_week);
/// Everything as one table with a figure a line: section, key, from, to, measure, value (RFC 4180).
[[nodiscard]] std::string report_csv(const report::Report& report);

}  // namespace dsrkit::render
