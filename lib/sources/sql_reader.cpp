#include "sql_reader.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/sql/sqlite.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::sources {
namespace {

bool same_identifier(std::string_view a, std::string_view b) {
  return to_lower_ascii(a) == to_lower_ascii(b);
}

std::vector<std::string> declared_columns(const DatasetConfig& dataset) {
  std::vector<std::string> columns{dataset.key};
  if (!dataset.link_column.empty()) {
    columns.push_back(dataset.link_column);
  }
  for (const FieldMapping& field : dataset.fields) {
    columns.push_back(field.column);
  }
  return columns;
}

void check_dataset(const DatasetConfig& dataset, const std::vector<sql::TableInfo>& tables,
                   const std::string& where, Diagnostics& diagnostics) {
  const auto table = std::find_if(tables.begin(), tables.end(), [&](const sql::TableInfo& info) {
    return same_identifier(info.name, dataset.table);
  });
  if (table == tables.end()) {
    diagnostics.push_back(
        {Severity::error, "no-such-table", where, "the source has no table or view '" + dataset.table + "'"});
    return;
  }
  for (const std::string& column : declared_columns(dataset)) {
    if (std::none_of(table->columns.begin(), table->columns.end(),
                     [&](const std::string& name) { return same_identifier(name, column); })) {
      diagnostics.push_back({Severity::error, "no-such-column", where,
                             "table '" + dataset.table + "' has no column '" + column + "'"});
    }
  }
}

/// " WHERE a AND b", or nothing.
std::string where_clause(const Selection& selection, const std::string& further) {
  std::vector<std::string> conditions;
  if (!selection.column.empty()) {
    conditions.push_back(sql::quoted(selection.column) + " = ?");
  }
  if (!further.empty()) {
    conditions.push_back(further);
  }
  return conditions.empty() ? std::string() : " WHERE " + join(conditions, " AND ");
}

sql::Cells parameters_of(const Selection& selection) {
  return selection.column.empty() ? sql::Cells{} : sql::Cells{selection.value};
}

}  // namespace

SqlReader::SqlReader(const SourceConfig& config, std::filesystem::path database, const Context& context,
                     const SourceLimits& limits)
    : m_config(config), m_path(std::move(database)), m_context(context), m_limits(limits) {
}

sql::Database& SqlReader::database() {
  if (!m_database) {
    auto opened = sql::open_source(m_path);
    Diagnostics diagnostics;
    const auto tables = opened->tables();
    for (const DatasetConfig& dataset : m_config.datasets) {
      check_dataset(dataset, tables, m_config.id + "/" + dataset.id, diagnostics);
    }
    if (!diagnostics.empty()) {
      throw Error(ErrorCode::config_invalid,
                  "source '" + m_config.id + "' has not the declared shape: " + diagnostics.front().text,
                  "run 'dsrkit source check' to see every difference");
    }
    m_database = std::move(opened);
  }
  return *m_database;
}

Diagnostics SqlReader::check() {
  Diagnostics diagnostics;
  try {
    const auto tables = sql::open_source(m_path)->tables();
    for (const DatasetConfig& dataset : m_config.datasets) {
      check_dataset(dataset, tables, m_config.id + "/" + dataset.id, diagnostics);
    }
  } catch (const Error& error) {
    diagnostics.push_back({Severity::error, "unavailable", m_config.id, error.what()});
  }
  return diagnostics;
}

std::string SqlReader::page_query(const DatasetConfig& dataset, const Selection& selection,
                                  bool first) const {
  std::vector<std::string> columns;
  for (const std::string& column : declared_columns(dataset)) {
    columns.push_back(sql::quoted(column));
  }
  const std::string key = sql::quoted(dataset.key);
  return "SELECT " + join(columns, ", ") + " FROM " + sql::quoted(dataset.table) +
         where_clause(selection, first ? key + " IS NOT NULL" : key + " > ?") + " ORDER BY " + key +
         " LIMIT " + std::to_string(m_limits.page);
}

std::string SqlReader::query_text(const DatasetConfig& dataset, const Selection& selection) const {
  return page_query(dataset, selection, true);
}

std::size_t SqlReader::read_page(const DatasetConfig& dataset, const Selection& selection, sql::Cell& last,
                                 bool first, SearchLog& log, const Visit& visit) {
  const std::string statement = page_query(dataset, selection, first);
  sql::Cells parameters = parameters_of(selection);
  if (!first) {
    parameters.push_back(last);
  }
  log.query(statement);
  static const sql::Cell no_link;
  const std::size_t fields_begin = dataset.link_column.empty() ? 1 : 2;
  std::size_t rows = 0;
  database().query(statement, parameters, [&](const sql::Row& row) {
    ++rows;
    sql::Cells fields;
    for (std::size_t i = 0; i < dataset.fields.size(); ++i) {
      fields.push_back(row.cell(fields_begin + i));
    }
    const bool repeated = (!first || rows > 1) && row.cell(0) == last;
    last = row.cell(0);
    if (!repeated) {
      visit({dataset, row.cell(0), fields_begin == 1 ? no_link : row.cell(1), fields});
    }
  });
  return rows;
}

void SqlReader::for_each(const DatasetConfig& dataset, const Selection& selection, SearchLog& log,
                         const Visit& visit) {
  sql::Cell last;
  bool first = true;
  std::size_t read = 0;
  while (read < m_limits.rows) {
    if (m_context.check_interrupt) {
      m_context.check_interrupt();
    }
    const std::size_t rows = read_page(dataset, selection, last, first, log, visit);
    if (rows < m_limits.page) {
      return;
    }
    first = false;
    read += rows;
  }
  log.gap("dataset '" + dataset.id + "' has more rows than the limit of " + std::to_string(m_limits.rows));
}

std::int64_t SqlReader::count(const DatasetConfig& dataset, const Selection& selection) {
  std::int64_t rows = 0;
  database().query("SELECT count(*) FROM " + sql::quoted(dataset.table) + where_clause(selection, ""),
                   parameters_of(selection), [&](const sql::Row& row) { rows = row.integer(0); });
  return rows;
}

}  // namespace dsrkit::sources
