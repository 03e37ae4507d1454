#include "sql_reader.hpp"

#include "sql_drift.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::sources {

SqlReader::SqlReader(const SourceConfig& config, SqlPlace place, const Context& context)
    : m_config(config), m_place(std::move(place)), m_context(context) {
}

std::unique_ptr<sql::Reader> SqlReader::connect() const {
  sql::ReaderLimits limits;
  limits.statement_timeout = std::chrono::seconds(m_config.statement_timeout);
  limits.value_bytes = m_place.limits.value_bytes;
  limits.check_interrupt = m_context.check_interrupt;
  try {
    std::string password;
    if (m_config.password.is_set() && m_place.secrets) {
      password = m_place.secrets(m_config.password);
    }
    return sql::open_reader(m_config.connection, password, m_place.folder, limits);
  } catch (const Error& error) {
    throw error.within("source '" + m_config.id + "'");
  }
}

sql::Reader& SqlReader::reader(SearchLog& log) {
  if (m_reader) {
    return *m_reader;
  }
  auto opened = connect();
  for (const DatasetConfig& dataset : m_config.datasets) {
    try {
      auto columns = opened->columns(dataset.table);
      if (const auto drift = check_shape(columns, opened->names_have_case(), dataset, ""); !drift.empty()) {
        throw Error(ErrorCode::config_invalid,
                    "source '" + m_config.id + "' has not the declared shape: " + drift.front().text,
                    "run 'dsrkit source check' to see every difference");
      }
      m_columns[dataset.id] = std::move(*columns);
      require_read_only(*opened, dataset, log);
    } catch (const Error& error) {
      throw error.code() == ErrorCode::source_unavailable ? error.within(name_of(dataset)) : error;
    }
  }
  m_reader = std::move(opened);
  return *m_reader;
}

void SqlReader::require_read_only(sql::Reader& reader, const DatasetConfig& dataset, SearchLog& log) const {
  const auto writable = reader.why_writable(dataset.table);
  if (!writable) {
    return;
  }
  if (m_config.allow_writable_role.empty()) {
    throw Error(ErrorCode::config_invalid, "source '" + m_config.id + "' is not safe to read: " + *writable,
                "use an account that can only read, or say in 'allow_writable_role' why not");
  }
  log.remark("an account that can change this source was used: " + m_config.allow_writable_role);
}

std::string SqlReader::name_of(const DatasetConfig& dataset) const {
  return "source '" + m_config.id + "', dataset '" + dataset.id + "'";
}

void SqlReader::examine(sql::Reader& reader, const DatasetConfig& dataset, Diagnostics& diagnostics) const {
  const std::string where = m_config.id + "/" + dataset.id;
  Diagnostics found = check_shape(reader.columns(dataset.table), reader.names_have_case(), dataset, where);
  if (!has_errors(found)) {
    found = check_sample(reader, dataset, where);
    if (const auto writable = reader.why_writable(dataset.table)) {
      const std::string& allowed = m_config.allow_writable_role;
      found.push_back({allowed.empty() ? Severity::error : Severity::warning, "writable", where,
                       *writable + (allowed.empty() ? "" : "; allowed: " + allowed)});
    }
  }
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
}

Diagnostics SqlReader::check() const {
  Diagnostics diagnostics;
  const auto attempt = [&](const std::string& where, const auto& action) {
    try {
      action();
      return true;
    } catch (const Error& error) {
      diagnostics.push_back({Severity::error, "unavailable", where, error.what()});
      return false;
    }
  };
  std::unique_ptr<sql::Reader> reader;
  const bool answers = attempt(m_config.id, [&] {
    reader = connect();
    if (const std::string server = reader->server(); !server.empty()) {
      diagnostics.push_back({Severity::note, "server", m_config.id, server});
    }
  });
  for (const DatasetConfig& dataset : m_config.datasets) {
    const bool read = answers && attempt(m_config.id + "/" + dataset.id, [&] {
                        // A failure ends a session: the next dataset gets one of its own.
                        reader = reader ? std::move(reader) : connect();
                        examine(*reader, dataset, diagnostics);
                      });
    if (!read) {
      reader.reset();
    }
  }
  return diagnostics;
}

sql::Select SqlReader::page(const DatasetConfig& dataset, const Selection& selection, bool first) const {
  using sql::Comparison;
  sql::Select select{dataset.table, declared_columns(dataset), {}, dataset.key, m_place.limits.page};
  if (!selection.column.empty()) {
    select.conditions.push_back({selection.column, Comparison::equal});
  }
  select.conditions.push_back({dataset.key, first ? Comparison::not_null : Comparison::greater});
  return select;
}

std::optional<sql::Cells> SqlReader::parameters_of(const DatasetConfig& dataset,
                                                   const Selection& selection) const {
  if (selection.column.empty()) {
    return sql::Cells{};
  }
  const auto* text = std::get_if<std::string>(&selection.value);
  const auto& columns = m_columns.at(dataset.id);
  const bool whole_numbers = std::any_of(columns.begin(), columns.end(), [&](const sql::ColumnInfo& column) {
    return column.name == selection.column && column.type == sql::ColumnType::integer;
  });
  if (text == nullptr || !whole_numbers) {
    return sql::Cells{selection.value};
  }
  const auto number = sql::to_integer(*text);
  return number ? std::optional(sql::Cells{*number}) : std::nullopt;
}

std::string SqlReader::query_text(const DatasetConfig& dataset, const Selection& selection, SearchLog& log) {
  return reader(log).text_of(page(dataset, selection, true));
}

void SqlReader::read(const DatasetConfig& dataset, const sql::Select& select, const sql::Cells& parameters,
                     const sql::RowVisitor& visit) {
  bool visiting = false;
  try {
    m_reader->read(select, parameters, [&](const sql::Row& row) {
      visiting = true;
      visit(row);
      visiting = false;
    });
  } catch (const Error& error) {
    m_reader.reset();
    if (visiting || error.code() != ErrorCode::source_unavailable) {
      throw;
    }
    throw error.within(name_of(dataset));
  } catch (...) {
    m_reader.reset();
    throw;
  }
}

std::size_t SqlReader::read_page(const DatasetConfig& dataset, const Selection& selection, sql::Cell& last,
                                 bool first, SearchLog& log, const Visit& visit) {
  const sql::Select select = page(dataset, selection, first);
  log.query(reader(log).text_of(select));
  auto parameters = parameters_of(dataset, selection);
  if (!parameters) {
    return 0;
  }
  if (!first) {
    parameters->push_back(last);
  }
  static const sql::Cell no_link;
  const std::size_t fields_begin = dataset.link_column.empty() ? 1 : 2;
  std::size_t rows = 0;
  sql::Cells fields;
  read(dataset, select, *parameters, [&](const sql::Row& row) {
    ++rows;
    fields.clear();
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
  while (read < m_place.limits.rows) {
    if (m_context.check_interrupt) {
      m_context.check_interrupt();
    }
    const std::size_t rows = read_page(dataset, selection, last, first, log, visit);
    if (rows < m_place.limits.page) {
      return;
    }
    first = false;
    read += rows;
  }
  log.gap("dataset '" + dataset.id + "' has more rows than the limit of " +
          std::to_string(m_place.limits.rows));
}

std::int64_t SqlReader::count(const DatasetConfig& dataset, const Selection& selection, SearchLog& log) {
  (void)reader(log);
  std::int64_t rows = 0;
  sql::Select select{dataset.table, {}, {}, "", 0};
  if (!selection.column.empty()) {
    select.conditions.push_back({selection.column, sql::Comparison::equal});
  }
  if (const auto parameters = parameters_of(dataset, selection)) {
    read(dataset, select, *parameters, [&](const sql::Row& row) {
      rows = sql::to_integer(sql::to_text(row.cell(0)).value_or("")).value_or(0);
    });
  }
  return rows;
}

}  // namespace dsrkit::sources
