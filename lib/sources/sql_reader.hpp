#pragma once

#include "rows.hpp"

#include "dsrkit/base/context.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/sql/database.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace dsrkit::sources {

/// Which rows of a dataset: all, or those with one value in one of its columns.
struct Selection {
  std::string column;  ///< empty: all rows
  sql::Cell value;
};

/// Reads declared columns of declared tables, page by page in the order of the key, and can do nothing else.
/// Opens the database at its first use.
class SqlReader {
public:
  using Visit = std::function<void(const DatasetRow&)>;

  SqlReader(const SourceConfig& config, std::filesystem::path database, const Context& context,
            const SourceLimits& limits);

  /// Visits each row with a key once a key; `visit` may read other datasets.
  void for_each(const DatasetConfig& dataset, const Selection& selection, SearchLog& log, const Visit& visit);

  /// How many rows the source says there are.
  [[nodiscard]] std::int64_t count(const DatasetConfig& dataset, const Selection& selection);

  /// The query that for_each() runs for the first page, without values.
  [[nodiscard]] std::string query_text(const DatasetConfig& dataset, const Selection& selection) const;

  /// Declared tables and columns that the database does not have.
  [[nodiscard]] Diagnostics check();

private:
  sql::Database& database();
  std::size_t read_page(const DatasetConfig& dataset, const Selection& selection, sql::Cell& last, bool first,
                        SearchLog& log, const Visit& visit);
  [[nodiscard]] std::string page_query(const DatasetConfig& dataset, const Selection& selection,
                                       bool first) const;

  const SourceConfig& m_config;
  std::filesystem::path m_path;
  const Context& m_context;
  SourceLimits m_limits;
  std::unique_ptr<sql::Database> m_database;
};

}  // namespace dsrkit::sources
