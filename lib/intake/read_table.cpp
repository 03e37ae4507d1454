#include "formats.hpp"
#include "request_row.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/csv.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::intake {
namespace {

void check_columns(const codec::CsvTable& table, Diagnostics& findings) {
  const auto& known = request_columns();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (std::find(known.begin(), known.end(), table.columns[i]) == known.end()) {
      findings.push_back({Severity::error, "unknown-column",
                          line_place(1) + ", column " + std::to_string(i + 1),
                          unknown_column(table.columns[i], known)});
    }
  }
  if (std::find(table.columns.begin(), table.columns.end(), "subject") == table.columns.end()) {
    findings.push_back({Severity::error, "missing-column", line_place(1), "the column 'subject' is missing"});
  }
}

bool is_empty(const codec::CsvRecord& record) {
  return std::all_of(record.fields.begin(), record.fields.end(),
                     [](const std::string& cell) { return trim(cell).empty(); });
}

void read_row(const codec::CsvRecord& record, const std::vector<std::string>& columns, Reading& reading) {
  const std::size_t errors = reading.findings.size();
  if (record.fields.size() != columns.size()) {
    reading.findings.push_back({Severity::error, "wrong-count", line_place(record.line),
                                std::to_string(record.fields.size()) + " fields under " +
                                    std::to_string(columns.size()) + " column names"});
  }
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < std::min(columns.size(), record.fields.size()); ++i) {
    cells.emplace_back(columns[i], record.fields[i]);
  }
  auto draft = read_request_row(record.line, cells, reading.findings);
  if (draft && reading.findings.size() == errors) {
    reading.drafts.push_back(std::move(*draft));
  } else {
    ++reading.wrong;
  }
}

/// A quotation mark in the wrong place moves everything behind it: no row can be trusted then.
void require_well_formed(const codec::CsvTable& table, std::string_view what) {
  for (const std::string& doubt : table.doubts) {
    if (doubt.find("quotation mark") != std::string::npos) {
      throw Error(ErrorCode::data_invalid, std::string(what) + ": " + doubt,
                  "double each quotation mark inside a quoted field (RFC 4180)");
    }
  }
}

}  // namespace

Reading read_table(std::string_view text, std::string_view what) {
  const codec::CsvTable table = codec::parse_csv(text, ',');
  require_well_formed(table, what);
  Reading reading;
  check_columns(table, reading.findings);
  if (has_errors(reading.findings)) {
    reading.wrong = std::max<std::size_t>(table.records.size(), 1);
    return reading;
  }
  for (const codec::CsvRecord& record : table.records) {
    if (!is_empty(record)) {
      read_row(record, table.columns, reading);
    }
  }
  return reading;
}

}  // namespace dsrkit::intake
