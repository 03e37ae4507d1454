#pragma once

#include "rows.hpp"

#include "dsrkit/base/context.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/sql/reader.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dsrkit::sources {

/// Which rows of a dataset: all, or those with one value in one of its columns.
struct Selection {
  std::string column;  ///< empty: all rows
  sql::Cell value;
};

/// Where the database is and what reading it may cost.
struct SqlPlace {
  std::filesystem::path folder;  ///< that the path of an SQLite file starts from
  SecretReader secrets;
  SourceLimits limits;
};

/// Reads declared columns of declared tables, page by page in the order of the key, and can do nothing else.
/// Connects at its first use, and again after a failure. Its errors name the source and the dataset.
class SqlReader {
public:
  using Visit = std::function<void(const DatasetRow&)>;

  SqlReader(const SourceConfig& config, SqlPlace place, const Context& context);

  /// Visits each row with a key once a key; `visit` must not read from this reader.
  void for_each(const DatasetConfig& dataset, const Selection& selection, SearchLog& log, const Visit& visit);

  /// How many rows the source says there are.
  [[nodiscard]] std::int64_t count(const DatasetConfig& dataset, const Selection& selection, SearchLog& log);

  /// The query that for_each() runs for the first page, without values.
  [[nodiscard]] std::string query_text(const DatasetConfig& dataset, const Selection& selection,
                                       SearchLog& log);

  /// Declared tables and columns that the database does not have, columns whose values cannot be what is
  /// declared, and what the account could change; beside that which server it is.
  [[nodiscard]] Diagnostics check() const;

private:
  using Columns = std::vector<sql::ColumnInfo>;

  [[nodiscard]] std::unique_ptr<sql::Reader> connect() const;
  sql::Reader& reader(SearchLog& log);
  void require_read_only(sql::Reader& reader, const DatasetConfig& dataset, SearchLog& log) const;
  void examine(sql::Reader& reader, const DatasetConfig& dataset, Diagnostics& diagnostics) const;
  [[nodiscard]] std::string name_of(const DatasetConfig& dataset) const;
  void read(const DatasetConfig& dataset, const sql::Select& select, const sql::Cells& parameters,
            const sql::RowVisitor& visit);
  std::size_t read_page(const DatasetConfig& dataset, const Selection& selection, sql::Cell& last, bool first,
                        SearchLog& log, const Visit& visit);
  [[nodiscard]] sql::Select page(const DatasetConfig& dataset, const Selection& selection, bool first) const;
  [[nodiscard]] std::optional<sql::Cells> parameters_of(const DatasetConfig& dataset,
                                                        const Selection& selection) const;

  const SourceConfig& m_config;
  SqlPlace m_place;
  const Context& m_context;
  std::unique_ptr<sql::Reader> m_reader;
  std::map<std::string, Columns> m_columns;  ///< by dataset
};

}  // namespace dsrkit::sources
