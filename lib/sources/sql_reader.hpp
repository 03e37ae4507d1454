#pragma once

#include "dataset_graph.hpp"
#include "rows.hpp"

#include "dsrkit/base/context.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/sources/source.hpp"
#include "dsrkit/sql/reader.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dsrkit::sources {

/// Values that one column may have.
struct ValuesOf {
  std::string column;
  std::vector<sql::Cell> values;
  bool any_case = false;  ///< the values are texts in small letters
};

/// Which rows of a dataset: all, or those with one of the values in one of the columns. At most kMostValues
/// of them in all.
using Selection = std::vector<ValuesOf>;

/// SQL Server takes 2,100 parameters; lists are made up to a few lengths, so that statements repeat.
inline constexpr std::size_t kMostValues = 512;

/// Cuts values of one column into selections.
[[nodiscard]] std::vector<Selection> selections_of(const std::string& column,
                                                   const std::vector<std::string>& values,
                                                   bool any_case = false);

/// Reads declared columns of declared tables, page by page in the order of the key, and can do nothing else.
/// A dataset without a key is read in one go; its rows get keys made of their content. Connects at its first
/// use, and again after a failure. Its errors name the source and the dataset.
class SqlReader {
public:
  /// Gets a row, and all columns of columns_of() in their order.
  using Visit = std::function<void(const DatasetRow&, const sql::Row&)>;
  /// What the searches that share a query note of it.
  using Logs = std::vector<SearchLog*>;

  SqlReader(const SourceConfig& config, const DatasetGraph& graph, const Surroundings& surroundings);

  /// Visits each row with a key once a key; `visit` must not read from this reader.
  void for_each(const DatasetConfig& dataset, const Selection& selection, const Logs& logs,
                const Visit& visit);

  /// How many rows the source says there are.
  [[nodiscard]] std::int64_t count(const DatasetConfig& dataset, const Selection& selection,
                                   const Logs& logs);

  /// The query that for_each() runs for the first page, without values.
  [[nodiscard]] std::string query_text(const DatasetConfig& dataset, const Selection& selection,
                                       const Logs& logs);

  /// The columns that are read of a dataset: its key, its link column, its fields, and what other links need.
  [[nodiscard]] const std::vector<std::string>& columns_of(const DatasetConfig& dataset) const;
  [[nodiscard]] std::size_t position(const DatasetConfig& dataset, const std::string& column) const;

  /// Declared tables and columns that the database does not have, columns whose values cannot be what is
  /// declared, and what the account could change; beside that which server it is.
  [[nodiscard]] Diagnostics check() const;

private:
  using Columns = std::vector<sql::ColumnInfo>;
  struct Page;

  [[nodiscard]] std::unique_ptr<sql::Reader> connect() const;
  sql::Reader& reader(const Logs& logs);
  void require_read_only(sql::Reader& reader, const DatasetConfig& dataset, const Logs& logs) const;
  void examine(sql::Reader& reader, const DatasetConfig& dataset, Diagnostics& diagnostics) const;
  [[nodiscard]] std::string name_of(const DatasetConfig& dataset) const;
  void read(const DatasetConfig& dataset, const sql::Select& select, const sql::Cells& parameters,
            const sql::RowVisitor& visit);
  std::size_t read_page(const DatasetConfig& dataset, Page& page, const Logs& logs, const Visit& visit);
  [[nodiscard]] sql::Select page_of(const DatasetConfig& dataset, bool first) const;
  [[nodiscard]] sql::Cell as_parameter(const DatasetConfig& dataset, const std::string& column,
                                       const sql::Cell& value) const;
  [[nodiscard]] std::optional<sql::Cell> in_other_type(const DatasetConfig& dataset,
                                                       const sql::Cell& value) const;
  bool select_values(const DatasetConfig& dataset, const Selection& selection, sql::Select& select,
                     sql::Cells& parameters) const;

  const SourceConfig& m_config;
  const Surroundings& m_surroundings;
  std::map<std::string, std::vector<std::string>> m_selected;  ///< columns, by dataset
  std::unique_ptr<sql::Reader> m_reader;
  std::map<std::string, Columns> m_columns;  ///< as the database has them, by dataset
};

}  // namespace dsrkit::sources
