#include "sql_reader.hpp"

#include "sql_drift.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/crypto/digest.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::sources {
namespace {

constexpr std::size_t kKeyBytes = 8;

/// A key for a row that has none: the same row has the same key in every run.
std::string content_key(const sql::Row& row) {
  std::string content;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto text = sql::to_text(row.cell(i));
    content += text ? std::to_string(text->size()) + ":" + *text : "-";
  }
  return to_hex(crypto::sha256(content).substr(0, kKeyBytes));
}

/// So many values are asked for when there are `count`: the last one is repeated. Long lists of several
/// columns would be too many together.
std::size_t padded(std::size_t count, std::size_t columns) {
  constexpr std::array<std::size_t, 3> kLengths{1, 8, 64};
  const auto length = std::find_if(kLengths.begin(), kLengths.end(),
                                   [&](std::size_t candidate) { return candidate >= count; });
  if (length != kLengths.end()) {
    return *length;
  }
  return columns == 1 ? std::max(count, kMostValues) : count;
}

}  // namespace

/// Where reading a selection stands.
struct SqlReader::Page {
  const Selection& selection;
  sql::Cell last;
  bool first = true;
  std::map<std::string, std::size_t> same;  ///< rows without key, by their content
  bool shares_keys = false;                 ///< several rows had one key
};

std::vector<Selection> selections_of(const std::string& column, const std::vector<std::string>& values,
                                     bool any_case) {
  std::vector<Selection> selections;
  for (std::size_t begin = 0; begin < values.size(); begin += kMostValues) {
    const std::size_t end = std::min(values.size(), begin + kMostValues);
    ValuesOf some{column, {}, any_case};
    for (std::size_t i = begin; i < end; ++i) {
      some.values.emplace_back(values[i]);
    }
    selections.push_back({std::move(some)});
  }
  return selections;
}

SqlReader::SqlReader(const SourceConfig& config, const DatasetGraph& graph, const Surroundings& surroundings)
    : m_config(config), m_surroundings(surroundings) {
  for (std::size_t i = 0; i < config.datasets.size(); ++i) {
    const DatasetConfig& dataset = config.datasets[i];
    auto& columns = m_selected[dataset.id] = declared_columns(dataset);
    const auto add = [&](const std::string& column) {
      if (std::find(columns.begin(), columns.end(), column) == columns.end()) {
        columns.push_back(column);
      }
    };
    for (const std::string& column : graph.columns_of(i)) {
      add(column);
    }
    for (const auto& [linked, column] : surroundings.linked_from_outside) {
      if (linked == dataset.id) {
        add(column);
      }
    }
  }
}

const std::vector<std::string>& SqlReader::columns_of(const DatasetConfig& dataset) const {
  return m_selected.at(dataset.id);
}

std::size_t SqlReader::position(const DatasetConfig& dataset, const std::string& column) const {
  const auto& columns = columns_of(dataset);
  const auto found = std::find(columns.begin(), columns.end(), column);
  if (found == columns.end()) {
    throw Error(ErrorCode::internal, name_of(dataset) + ": column '" + column + "' is not read");
  }
  return static_cast<std::size_t>(found - columns.begin());
}

std::unique_ptr<sql::Reader> SqlReader::connect() const {
  sql::ReaderLimits limits;
  limits.statement_timeout = std::chrono::seconds(m_config.statement_timeout);
  limits.value_bytes = m_surroundings.limits.value_bytes;
  limits.check_interrupt = m_surroundings.context.check_interrupt;
  try {
    std::string password;
    if (m_config.password.is_set() && m_surroundings.secrets) {
      password = m_surroundings.secrets(m_config.password);
    }
    return sql::open_reader(m_config.connection, password, m_surroundings.workspace, limits);
  } catch (const Error& error) {
    throw error.within("source '" + m_config.id + "'");
  }
}

sql::Reader& SqlReader::reader(const Logs& logs) {
  if (m_reader) {
    return *m_reader;
  }
  auto opened = connect();
  for (const DatasetConfig& dataset : m_config.datasets) {
    try {
      auto columns = opened->columns(dataset.table);
      if (const auto drift =
              check_shape(columns, opened->names_have_case(), dataset, columns_of(dataset), "");
          !drift.empty()) {
        throw Error(ErrorCode::config_invalid,
                    "source '" + m_config.id + "' has not the declared shape: " + drift.front().text,
                    "run 'dsrkit source check' to see every difference");
      }
      m_columns[dataset.id] = std::move(*columns);
      require_read_only(*opened, dataset, logs);
    } catch (const Error& error) {
      throw error.code() == ErrorCode::source_unavailable ? error.within(name_of(dataset)) : error;
    }
  }
  m_reader = std::move(opened);
  return *m_reader;
}

void SqlReader::require_read_only(sql::Reader& reader, const DatasetConfig& dataset, const Logs& logs) const {
  const auto writable = reader.why_writable(dataset.table);
  if (!writable) {
    return;
  }
  if (m_config.allow_writable_role.empty()) {
    throw Error(ErrorCode::config_invalid, "source '" + m_config.id + "' is not safe to read: " + *writable,
                "use an account that can only read, or say in 'allow_writable_role' why not");
  }
  for (SearchLog* log : logs) {
    log->remark("an account that can change this source was used: " + m_config.allow_writable_role);
  }
}

std::string SqlReader::name_of(const DatasetConfig& dataset) const {
  return "source '" + m_config.id + "', dataset '" + dataset.id + "'";
}

void SqlReader::examine(sql::Reader& reader, const DatasetConfig& dataset, Diagnostics& diagnostics) const {
  const std::string where = m_config.id + "/" + dataset.id;
  Diagnostics found = check_shape(reader.columns(dataset.table), reader.names_have_case(), dataset,
                                  columns_of(dataset), where);
  if (!has_errors(found)) {
    found = check_sample(reader, dataset, columns_of(dataset), where);
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

sql::Select SqlReader::page_of(const DatasetConfig& dataset, bool first) const {
  using sql::Comparison;
  const SourceLimits& limits = m_surroundings.limits;
  sql::Select select{dataset.table, columns_of(dataset), {}, dataset.key, limits.page};
  if (dataset.key.empty()) {
    select.limit = limits.rows;
  } else {
    select.conditions.push_back({dataset.key, first ? Comparison::not_null : Comparison::greater});
  }
  return select;
}

sql::Cell SqlReader::as_parameter(const DatasetConfig& dataset, const std::string& column,
                                  const sql::Cell& value) const {
  const auto& columns = m_columns.at(dataset.id);
  const auto is = [&](sql::ColumnType type) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const sql::ColumnInfo& info) { return info.name == column && info.type == type; });
  };
  const auto* text = std::get_if<std::string>(&value);
  if (text != nullptr && is(sql::ColumnType::integer)) {
    const auto number = sql::to_integer(*text);
    return number ? sql::Cell(*number) : sql::Cell();
  }
  if (text == nullptr && is(sql::ColumnType::text)) {
    const auto written = sql::to_text(value);
    return written ? sql::Cell(*written) : sql::Cell();
  }
  return value;
}

/// In SQLite a number and its text differ in columns without a type, such as those that a view computes.
std::optional<sql::Cell> SqlReader::in_other_type(const DatasetConfig& dataset,
                                                  const sql::Cell& value) const {
  const auto& columns = m_columns.at(dataset.id);
  if (std::any_of(columns.begin(), columns.end(),
                  [](const sql::ColumnInfo& info) { return info.type != sql::ColumnType::unknown; })) {
    return std::nullopt;
  }
  const std::string text = sql::to_text(value).value_or("");
  const auto number = sql::to_integer(text);
  if (!number || std::to_string(*number) != text) {
    return std::nullopt;
  }
  return std::holds_alternative<std::string>(value) ? sql::Cell(*number) : sql::Cell(text);
}

/// False when the columns cannot hold any of the values.
bool SqlReader::select_values(const DatasetConfig& dataset, const Selection& selection, sql::Select& select,
                              sql::Cells& parameters) const {
  for (const ValuesOf& some : selection) {
    const std::size_t before = parameters.size();
    for (const sql::Cell& value : some.values) {
      sql::Cell parameter = as_parameter(dataset, some.column, value);
      if (!std::holds_alternative<std::monostate>(parameter)) {
        parameters.push_back(std::move(parameter));
      }
      if (auto other = in_other_type(dataset, value)) {
        parameters.push_back(std::move(*other));
      }
    }
    if (parameters.size() > before) {
      const std::size_t count = padded(parameters.size() - before, selection.size());
      parameters.resize(before + count, parameters.back());
      select.any_of.push_back({some.column, count, some.any_case});
    }
  }
  return selection.empty() || !select.any_of.empty();
}

std::string SqlReader::query_text(const DatasetConfig& dataset, const Selection& selection,
                                  const Logs& logs) {
  sql::Reader& source = reader(logs);
  sql::Select select = page_of(dataset, true);
  for (const ValuesOf& some : selection) {
    select.any_of.push_back({some.column, padded(some.values.size(), selection.size()), some.any_case});
  }
  return source.text_of(select);
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

std::size_t SqlReader::read_page(const DatasetConfig& dataset, Page& page, const Logs& logs,
                                 const Visit& visit) {
  static const sql::Cell no_link;
  const bool has_key = !dataset.key.empty();
  const std::size_t link_at = has_key ? 1 : 0;
  const std::size_t fields_begin = link_at + (dataset.link_column.empty() ? 0 : 1);
  sql::Reader& source = reader(logs);
  sql::Select select = page_of(dataset, page.first);
  sql::Cells parameters;
  const bool possible = select_values(dataset, page.selection, select, parameters);
  for (SearchLog* log : logs) {
    log->query(source.text_of(select));
    log->page();
  }
  if (!possible) {
    return 0;
  }
  if (!page.first) {
    parameters.push_back(page.last);
  }
  std::size_t rows = 0;
  sql::Cells fields;
  sql::Cell made_key;
  read(dataset, select, parameters, [&](const sql::Row& row) {
    ++rows;
    fields.clear();
    for (std::size_t i = 0; i < dataset.fields.size(); ++i) {
      fields.push_back(row.cell(fields_begin + i));
    }
    if (!has_key) {
      const std::string digest = content_key(row);
      made_key = digest + "-" + std::to_string(++page.same[digest]);
    }
    const sql::Cell& key = has_key ? row.cell(0) : made_key;
    const bool repeated = has_key && (!page.first || rows > 1) && key == page.last;
    page.last = key;
    page.shares_keys = page.shares_keys || repeated;
    if (!repeated) {
      visit({dataset, key, dataset.link_column.empty() ? no_link : row.cell(link_at), fields}, row);
    }
  });
  page.first = false;
  return rows;
}

void SqlReader::for_each(const DatasetConfig& dataset, const Selection& selection, const Logs& logs,
                         const Visit& visit) {
  const SourceLimits& limits = m_surroundings.limits;
  const std::size_t whole_page = dataset.key.empty() ? limits.rows : limits.page;
  Page page{selection, {}, true, {}};
  const auto note_gap = [&](const std::string& text) {
    for (SearchLog* log : logs) {
      log->gap("dataset '" + dataset.id + "' has " + text);
    }
  };
  std::size_t read = 0;
  while (read < limits.rows) {
    if (m_surroundings.context.check_interrupt) {
      m_surroundings.context.check_interrupt();
    }
    if (m_surroundings.wait_for_room) {
      m_surroundings.wait_for_room();
    }
    const std::size_t rows = read_page(dataset, page, logs, visit);
    if (rows < whole_page) {
      if (page.shares_keys) {
        note_gap("several rows with one key; only one of them was read");
      }
      return;
    }
    read += rows;
  }
  note_gap("more rows than the limit of " + std::to_string(limits.rows));
}

std::int64_t SqlReader::count(const DatasetConfig& dataset, const Selection& selection, const Logs& logs) {
  (void)reader(logs);
  std::int64_t rows = 0;
  sql::Select select{dataset.table, {}, {}, "", 0};
  sql::Cells parameters;
  if (select_values(dataset, selection, select, parameters)) {
    read(dataset, select, parameters, [&](const sql::Row& row) {
      rows = sql::to_integer(sql::to_text(row.cell(0)).value_or("")).value_or(0);
    });
  }
  return rows;
}

}  // namespace dsrkit::sources
