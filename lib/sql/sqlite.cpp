#include "dsrkit/sql/sqlite.hpp"

#include "dsrkit/base/error.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <unordered_map>
#include <utility>

namespace dsrkit::sql {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

enum class Use { store, source };

constexpr int kPrimaryCode = 0xff;
constexpr int kStepsBetweenLooks = 10000;
constexpr std::size_t kStatementsKept = 64;

Error store_error(const SQLite::Exception& failure, const std::string& name) {
  switch (failure.getErrorCode() & kPrimaryCode) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::busy, name + " is in use by another process",
              "wait until it has finished and run the command again"};
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return {ErrorCode::io_failed, "cannot read or write " + name + ": " + failure.getErrorStr(),
              "free some space and run the command again; nothing was changed"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorCode::integrity, name + " is damaged or no SQLite database", "restore it from a backup"};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_READONLY:
      return {ErrorCode::input_unreadable, "cannot open " + name + " for writing",
              "check that the file is there and is yours"};
    default: return {ErrorCode::internal, name + ": " + failure.what()};
  }
}

/// SQLite's own words only where they can name nothing but tables and columns.
Error source_error(const SQLite::Exception& failure, const std::string& name, const ReaderLimits& limits) {
  const int code = failure.getErrorCode() & kPrimaryCode;
  if (code == SQLITE_INTERRUPT) {
    return {ErrorCode::source_unavailable, name + ": a statement took longer than " +
                                               std::to_string(limits.statement_timeout.count()) + " ms"};
  }
  const std::string_view words = failure.what();
  const bool schema = words.starts_with("no such table") || words.starts_with("no such column");
  return {ErrorCode::source_unavailable, name + ": " + (schema ? failure.what() : failure.getErrorStr()),
          schema ? "compare the source's configuration with its database" : ""};
}

Cell read_cell(const SQLite::Column& column, std::size_t limit) {
  switch (column.getType()) {
    case SQLITE_INTEGER: return std::int64_t{column.getInt64()};
    case SQLITE_FLOAT: return column.getDouble();
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      if (static_cast<std::size_t>(column.getBytes()) > limit) {
        return LeftOut{};
      }
      return column.isText() ? Cell(column.getString()) : Cell(Blob{column.getString()});
    default: return std::monostate{};
  }
}

void bind(SQLite::Statement& statement, const Cells& parameters) {
  if (static_cast<std::size_t>(statement.getBindParameterCount()) != parameters.size()) {
    throw Error(ErrorCode::internal, "a statement got a wrong number of parameters");
  }
  statement.clearBindings();
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const int place = static_cast<int>(i) + 1;
    const Cell& cell = parameters[i];
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
      statement.bind(place, *integer);
    } else if (const auto* real = std::get_if<double>(&cell)) {
      statement.bind(place, *real);
    } else if (const auto* text = std::get_if<std::string>(&cell)) {
      statement.bindNoCopy(place, *text);
    } else if (const auto* blob = std::get_if<Blob>(&cell)) {
      statement.bindNoCopy(place, blob->bytes.data(), static_cast<int>(blob->bytes.size()));
    }
  }
}

class SqliteDatabase final : public Database {
public:
  SqliteDatabase(const std::filesystem::path& path, Use use, const ReaderLimits& limits)
      : m_use(use), m_name(path.string()), m_limits(limits) {
    guarded([&] {
      const int mode = use == Use::store ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
      m_database.emplace(m_name, mode, static_cast<int>(limits.busy_timeout.count()));
      m_database->exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;");
      if (use == Use::store) {
        m_database->exec(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
            "PRAGMA secure_delete = ON;");
      } else {
        m_database->exec("PRAGMA query_only = ON;");
        sqlite3_progress_handler(m_database->getHandle(), kStepsBetweenLooks, &SqliteDatabase::out_of_time,
                                 this);
      }
      // SQLite opens lazily: only a first look tells whether this is a database.
      m_database->exec("SELECT count(*) FROM sqlite_master;");
    });
  }

  std::int64_t execute(std::string_view statement, const Cells& parameters) override {
    query(statement, parameters, [](const Row&) {});
    return m_database->getChanges();
  }

  void query(std::string_view statement, const Cells& parameters, const RowVisitor& visit) override {
    Lease lease(*this, statement);
    guarded([&] { bind(lease.statement(), parameters); });
    Cells cells;
    milliseconds left = m_limits.statement_timeout;
    while (step(lease.statement(), left)) {
      cells.clear();
      for (int i = 0; i < lease.statement().getColumnCount(); ++i) {
        cells.push_back(read_cell(lease.statement().getColumn(i), m_limits.value_bytes));
      }
      visit(Row(cells));
    }
  }

  void execute_script(std::string_view statements) override {
    guarded([&] { m_database->exec(std::string(statements)); });
  }

  void begin() override { execute("BEGIN IMMEDIATE", {}); }

  void commit() override { execute("COMMIT", {}); }

  void rollback() noexcept override { m_database->tryExec("ROLLBACK"); }

  std::int64_t schema_version() override {
    std::int64_t version = 0;
    query("PRAGMA user_version", {}, [&](const Row& row) { version = row.integer(0); });
    return version;
  }

  void set_schema_version(std::int64_t version) override {
    execute("PRAGMA user_version = " + std::to_string(version), {});
  }

  std::vector<TableInfo> tables() override {
    std::vector<TableInfo> tables;
    query(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite!_%' "
        "ESCAPE '!' ORDER BY name",
        {}, [&](const Row& row) {
          tables.push_back({row.text(0), columns_of(row.text(0))});
        });
    return tables;
  }

  void check() override {
    bool sound = false;
    query("PRAGMA quick_check(1)", {}, [&](const Row& row) { sound = row.text(0) == "ok"; });
    if (!sound) {
      throw Error(m_use == Use::store ? ErrorCode::integrity : ErrorCode::source_unavailable,
                  m_name + " is damaged", "restore it from a backup");
    }
  }

private:
  /// A prepared statement, kept for the next use unless it is in use already.
  class Lease {
  public:
    Lease(SqliteDatabase& database, std::string_view text)
        : m_database(database), m_node(database.m_idle.extract(std::string(text))) {
      if (m_node.empty()) {
        database.guarded([&] {
          SQLite::Statement fresh(*database.m_database, std::string(text));
          Statements one;
          one.emplace(text, std::move(fresh));
          m_node = one.extract(one.begin());
        });
      }
    }

    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    ~Lease() {
      statement().tryReset();
      if (m_database.m_idle.size() < kStatementsKept) {
        m_database.m_idle.insert(std::move(m_node));
      }
    }

    [[nodiscard]] SQLite::Statement& statement() { return m_node.mapped(); }

  private:
    using Statements = std::unordered_map<std::string, SQLite::Statement>;

    SqliteDatabase& m_database;
    Statements::node_type m_node;
  };

  template <typename Action>
  auto guarded(const Action& action) const -> decltype(action()) {
    try {
      return action();
    } catch (const SQLite::Exception& failure) {
      throw m_use == Use::store ? store_error(failure, m_name) : source_error(failure, m_name, m_limits);
    }
  }

  /// Only the time inside the engine counts, not what is done with the rows.
  bool step(SQLite::Statement& statement, milliseconds& left) {
    m_deadline = Clock::now() + left;
    const bool row = guarded([&] { return statement.executeStep(); });
    left = std::chrono::duration_cast<milliseconds>(m_deadline - Clock::now());
    return row;
  }

  static int out_of_time(void* self) {
    return Clock::now() > static_cast<SqliteDatabase*>(self)->m_deadline ? 1 : 0;
  }

  std::vector<std::string> columns_of(const std::string& table) {
    constexpr std::int64_t kHidden = 1;
    std::vector<std::string> columns;
    try {
      query("SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> ? ORDER BY cid", {table, kHidden},
            [&](const Row& row) { columns.push_back(row.text(0)); });
    } catch (const Error&) {
      columns.clear();
    }
    return columns;
  }

  Use m_use;
  std::string m_name;
  ReaderLimits m_limits;
  Clock::time_point m_deadline = Clock::time_point::max();
  std::optional<SQLite::Database> m_database;
  std::unordered_map<std::string, SQLite::Statement> m_idle;
};

}  // namespace

std::unique_ptr<Database> create_store(const std::filesystem::path& path, milliseconds busy_timeout) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) {
    throw Error(ErrorCode::output_exists, "cannot create " + path.string() + ": " + std::strerror(errno));
  }
  ::close(file);
  return open_store(path, busy_timeout);
}

std::unique_ptr<Database> open_store(const std::filesystem::path& path, milliseconds busy_timeout) {
  ReaderLimits limits;
  limits.busy_timeout = busy_timeout;
  return std::make_unique<SqliteDatabase>(path, Use::store, limits);
}

std::unique_ptr<Database> open_source(const std::filesystem::path& path, const ReaderLimits& limits) {
  return std::make_unique<SqliteDatabase>(path, Use::source, limits);
}

}  // namespace dsrkit::sql
