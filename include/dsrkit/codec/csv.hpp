#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::codec {

/// One record of comma-separated values (RFC 4180), ended by CR LF. A field is quoted when it must be. A text
/// that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay as they are.
[[nodiscard]] std::string csv_record(std::span<const std::string> fields);

/// A record as it stands in the text. `line` is where it begins, counted from 1.
struct CsvRecord {
  std::size_t line = 0;
  std::vector<std::string> fields;

  bool operator==(const CsvRecord&) const = default;
};

/// A table of separated values: its first record names the columns.
struct CsvTable {
  char delimiter = ',';
  std::vector<std::string> columns;  ///< each once: empty names are made up, repeated ones numbered
  std::vector<CsvRecord> records;    ///< may have more or fewer fields than there are columns
  std::vector<std::string>
      doubts;  ///< "line 7: ...": where the text is not as it should be; all of it is kept
};

/// Reads separated values (RFC 4180; lines may end with LF, CR LF or CR). Without a delimiter the one of
/// comma, semicolon and tab is taken that gives the records the most columns alike. `text` is UTF-8 without a
/// byte order mark.
[[nodiscard]] CsvTable parse_csv(std::string_view text, std::optional<char> delimiter = std::nullopt);

}  // namespace dsrkit::codec
