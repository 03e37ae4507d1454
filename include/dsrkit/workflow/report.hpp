#pragma once

#include "dsrkit/report/report.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <filesystem>
#include <optional>

namespace dsrkit::workflow {

/// The report of a period: without `from` the twelve months up to its end, without `to` up to today. Throws
/// Error(usage) for a period that lies in the future or ends before it begins.
[[nodiscard]] report::Report report_on(Desk& desk, std::optional<Date> from, std::optional<Date> to);

/// Writes the report as a PDF under the controller's name.
void write_report(Desk& desk, const report::Report& report, bool by_week, const std::filesystem::path& path);

}  // namespace dsrkit::workflow
