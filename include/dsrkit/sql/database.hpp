#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dsrkit::sql {

/// Bytes that are not text.
struct Blob {
  std::string bytes;

  bool operator==(const Blob&) const = default;
};

/// A value that was larger than a reader may take: it stays where it is.
struct LeftOut {
  bool operator==(const LeftOut&) const = default;
};

/// One parameter or one column of a row; `std::monostate` is null.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string, Blob, LeftOut>;
using Cells = std::vector<Cell>;

/// The cell as text, or nullopt for null and for a value that was left out. Doubles in their shortest exact
/// form, blobs in hexadecimal.
[[nodiscard]] std::optional<std::string> to_text(const Cell& cell);

/// The whole text as a decimal number, or nullopt.
[[nodiscard]] std::optional<std::int64_t> to_integer(std::string_view text);
[[nodiscard]] std::optional<double> to_real(std::string_view text);

/// One row of a result. The typed readers throw Error(integrity) when the column is of another type.
class Row {
public:
  explicit Row(std::span<const Cell> cells) : m_cells(cells) {}

  [[nodiscard]] std::size_t size() const { return m_cells.size(); }

  [[nodiscard]] const Cell& cell(std::size_t column) const;
  [[nodiscard]] bool is_null(std::size_t column) const;
  [[nodiscard]] bool boolean(std::size_t column) const;
  [[nodiscard]] std::int64_t integer(std::size_t column) const;
  [[nodiscard]] double real(std::size_t column) const;
  [[nodiscard]] const std::string& text(std::size_t column) const;
  [[nodiscard]] const std::string& blob(std::size_t column) const;

private:
  std::span<const Cell> m_cells;
};

/// Receives the rows of a result one by one; a row lives as long as the call.
using RowVisitor = std::function<void(const Row&)>;

/// A table or view and its columns, in the order of the database.
struct TableInfo {
  std::string name;
  std::vector<std::string> columns;

  bool operator==(const TableInfo&) const = default;
};

/// The narrow face of a database engine. Statements are written with `?` for each parameter, in order, and in
/// the SQL that SQLite and PostgreSQL share. Values travel as parameters only, so that no message can carry
/// them.
class Database {
public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  /// Runs one statement and returns how many rows it changed.
  virtual std::int64_t execute(std::string_view statement, const Cells& parameters = {}) = 0;
  /// Runs one statement and shows each row of its result to `visit`, which may run other statements.
  virtual void query(std::string_view statement, const Cells& parameters, const RowVisitor& visit) = 0;
  /// Runs several statements without parameters or results: a step of a schema.
  virtual void execute_script(std::string_view statements) = 0;

  /// Begins a transaction that holds the right to write from its start. Throws Error(busy) when another
  /// process keeps it for longer than the waiting time.
  virtual void begin() = 0;
  virtual void commit() = 0;
  /// Does nothing when no transaction is open: the engine may already have given it up.
  virtual void rollback() noexcept = 0;

  /// The number the schema's last step left; 0 in an empty database.
  [[nodiscard]] virtual std::int64_t schema_version() = 0;
  virtual void set_schema_version(std::int64_t version) = 0;
  /// Tables and views by name; a view that no longer works has no columns.
  [[nodiscard]] virtual std::vector<TableInfo> tables() = 0;
  /// Reads the whole structure; throws Error(integrity) when it is damaged.
  virtual void check() = 0;
};

/// A transaction that is undone unless it is committed.
class Transaction {
public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  void commit();

private:
  Database& m_database;
  bool m_open = true;
};

/// A table or column name in double quotes, safe inside a statement.
[[nodiscard]] std::string quoted(std::string_view identifier);

}  // namespace dsrkit::sql
