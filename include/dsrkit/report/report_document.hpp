#pragma once

#include "dsrkit/pdf/document.hpp"
#include "dsrkit/report/report.hpp"

#include <filesystem>
#include <string>

namespace dsrkit::report {

struct ReportCover {
  std::string controller;  ///< whose requests these are
  Date made_on{};
  bool by_week = false;  ///< with the table of weeks, on pages of its own
};

/// Writes the report for people who decide: headline figures, a chart of the months and a table of the
/// rights on one A4 page.
pdf::DocumentResult write_document(const Report& report, const ReportCover& cover,
                                   const std::filesystem::path& path);

}  // namespace dsrkit::report
