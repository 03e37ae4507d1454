#pragma once

#include "dsrkit/sql/database.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::sql {

/// How long to wait for another process that writes.
inline constexpr std::chrono::milliseconds kBusyTimeout{5000};

/// What reading somebody else's database may cost.
struct ReaderLimits {
  std::chrono::milliseconds statement_timeout{60000};  ///< of one statement
  std::chrono::milliseconds busy_timeout = kBusyTimeout;
  std::chrono::seconds connect_timeout{10};
  std::size_t value_bytes = std::numeric_limits<std::size_t>::max();  ///< a larger value is LeftOut
  std::function<void()> check_interrupt = {};                         ///< called while waiting; may throw
};

enum class Comparison { equal, greater, not_null };

/// `column` compared with the next parameter; not_null takes none.
struct Condition {
  std::string column;
  Comparison comparison = Comparison::equal;
};

/// `column` is one of the next `count` parameters.
struct OneOf {
  std::string column;
  std::size_t count = 1;
  bool any_case = false;  ///< in small letters it is, as the parameters are
};

/// Named columns of one table or view: all that can be asked of a Reader, so that no text of a configuration
/// or record is ever run as SQL.
struct Select {
  std::string table;                  ///< a name, or a schema and a name with a dot between them
  std::vector<std::string> columns;   ///< empty: the number of rows
  std::vector<Condition> conditions;  ///< all hold
  std::string order_by;               ///< column; empty: any order
  std::size_t limit = 0;              ///< rows at most; 0: all
  std::vector<OneOf> any_of = {};     ///< unless empty, one of them holds; their parameters come first
};

enum class ColumnType { unknown, integer, number, text, date, boolean, bytes };

struct ColumnInfo {
  std::string name;
  ColumnType type = ColumnType::unknown;

  bool operator==(const ColumnInfo&) const = default;
};

/// Somebody else's database, for reading only. Every failure is Error(source_unavailable) and says what
/// failed without any value of a parameter or a row; waiting too long is one. What `visit` and
/// check_interrupt throw passes through.
class Reader {
public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;

  /// The statement that read() runs, without values, and with a list of parameters as one.
  [[nodiscard]] virtual std::string text_of(const Select& select) const = 0;
  /// Shows each row to `visit` as it arrives; `visit` must not read from the same reader.
  virtual void read(const Select& select, const Cells& parameters, const RowVisitor& visit) = 0;

  /// The columns of a table or view in the order of the database; nullopt when there is no such table.
  [[nodiscard]] virtual std::optional<std::vector<ColumnInfo>> columns(const std::string& table) = 0;
  /// Whether names that differ in case only are different names.
  [[nodiscard]] virtual bool names_have_case() const = 0;
  /// Why the account in use is not known to be unable to change the table, found by reading privileges, never
  /// by trying; nullopt when it cannot.
  [[nodiscard]] virtual std::optional<std::string> why_writable(const std::string& table) = 0;
  /// Product and version of a server; empty for a file.
  [[nodiscard]] virtual std::string server() = 0;
};

/// Whether a connection carries a password itself, where it would stand in a configuration file.
[[nodiscard]] bool holds_password(std::string_view connection);

/// Opens what `connection` names: "postgresql://user@host:port/database?sslmode=verify-full" (libpq),
/// "odbc:DSN=..." or "odbc:Driver=...;..." (any ODBC driver), or the path of an SQLite database below
/// `folder`. Throws Error(config_invalid) when the connection is malformed or holds a password, and
/// Error(source_unavailable).
[[nodiscard]] std::unique_ptr<Reader> open_reader(const std::string& connection, const std::string& password,
                                                  const std::filesystem::path& folder,
                                                  const ReaderLimits& limits = {});

/// Whether open_reader() would ask a server for it, so that a password may be needed.
[[nodiscard]] bool is_server(std::string_view connection);

}  // namespace dsrkit::sql
