#include "sql_drift.hpp"

#include "read_value.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::sources {
namespace {

constexpr std::size_t kSample = 200;

bool means_date(const FieldMapping& field) {
  return field.meaning == "date" || field.meaning == "person.born";
}

bool can_hold_date(sql::ColumnType type) {
  switch (type) {
    case sql::ColumnType::unknown:
    case sql::ColumnType::text:
    case sql::ColumnType::date: return true;
    case sql::ColumnType::integer:
    case sql::ColumnType::number:
    case sql::ColumnType::boolean:
    case sql::ColumnType::bytes: return false;
  }
  return false;
}

void check_column(const std::vector<sql::ColumnInfo>& columns, const std::string& name, bool is_date,
                  bool names_have_case, const DatasetConfig& dataset, const std::string& where,
                  Diagnostics& diagnostics) {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const sql::ColumnInfo& info) {
    return info.name == name || (!names_have_case && to_lower_ascii(info.name) == to_lower_ascii(name));
  });
  if (found == columns.end()) {
    diagnostics.push_back({Severity::error, "no-such-column", where,
                           "table '" + dataset.table + "' has no column '" + name + "'"});
  } else if (is_date && !can_hold_date(found->type)) {
    diagnostics.push_back({Severity::error, "not-a-date", where, "column '" + name + "' cannot hold a date"});
  }
}

/// How the values of one date column look.
struct DateColumn {
  std::size_t field = 0;
  std::size_t dates = 0;
  std::size_t others = 0;
};

}  // namespace

std::vector<std::string> declared_columns(const DatasetConfig& dataset) {
  std::vector<std::string> columns;
  if (!dataset.key.empty()) {
    columns.push_back(dataset.key);
  }
  if (!dataset.link_column.empty()) {
    columns.push_back(dataset.link_column);
  }
  for (const FieldMapping& field : dataset.fields) {
    columns.push_back(field.column);
  }
  return columns;
}

Diagnostics check_shape(const std::optional<std::vector<sql::ColumnInfo>>& columns, bool names_have_case,
                        const DatasetConfig& dataset, const std::vector<std::string>& needed,
                        const std::string& where) {
  Diagnostics diagnostics;
  if (!columns) {
    return {
        {Severity::error, "no-such-table", where, "the source has no table or view '" + dataset.table + "'"}};
  }
  for (const std::string& column : needed) {
    const bool is_date =
        std::any_of(dataset.fields.begin(), dataset.fields.end(),
                    [&](const FieldMapping& field) { return field.column == column && means_date(field); });
    check_column(*columns, column, is_date, names_have_case, dataset, where, diagnostics);
  }
  if (dataset.key.empty() &&
      (dataset.role == DatasetRole::person || dataset.role == DatasetRole::professional)) {
    diagnostics.push_back({Severity::error, "no-key", where, "must say which column identifies a row"});
  }
  return diagnostics;
}

Diagnostics check_sample(sql::Reader& reader, const DatasetConfig& dataset,
                         const std::vector<std::string>& needed, const std::string& where) {
  std::vector<DateColumn> looked_at;
  sql::Select select{dataset.table, {}, {}, "", kSample};
  for (std::size_t i = 0; i < dataset.fields.size(); ++i) {
    if (means_date(dataset.fields[i])) {
      looked_at.push_back({i});
      select.columns.push_back(dataset.fields[i].column);
    }
  }
  if (looked_at.empty()) {
    // One row of what would be read shows whether it may be read at all.
    select.columns = needed;
    select.limit = 1;
  }
  reader.read(select, {}, [&](const sql::Row& row) {
    for (std::size_t i = 0; i < looked_at.size(); ++i) {
      const std::string text(trim(sql::to_text(row.cell(i)).value_or("")));
      if (!text.empty()) {
        ++(read_date(text) ? looked_at[i].dates : looked_at[i].others);
      }
    }
  });
  Diagnostics diagnostics;
  for (const DateColumn& column : looked_at) {
    if (column.others > 0) {
      diagnostics.push_back({column.dates == 0 ? Severity::error : Severity::warning, "not-a-date", where,
                             "column '" + dataset.fields[column.field].column + "' is declared a date, and " +
                                 std::to_string(column.others) + " of " +
                                 std::to_string(column.others + column.dates) + " sampled values are none"});
    }
  }
  return diagnostics;
}

}  // namespace dsrkit::sources
