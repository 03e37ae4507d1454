#include "odbc_reader.hpp"

#include "odbc_statement.hpp"
#include "select.hpp"
#include "server_sql.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace dsrkit::sql {
namespace {

enum class Product { sqlite, postgres, mysql, sql_server, other };

Product product_of(const std::string& name) {
  const std::string lower = to_lower_ascii(name);
  if (lower == "sqlite") {
    return Product::sqlite;
  }
  if (lower == "postgresql") {
    return Product::postgres;
  }
  if (lower == "mysql" || lower == "mariadb") {
    return Product::mysql;
  }
  return lower == "microsoft sql server" ? Product::sql_server : Product::other;
}

SQLCHAR* chars(const std::string& text) {
  return reinterpret_cast<SQLCHAR*>(const_cast<char*>(text.c_str()));
}

SQLSMALLINT length_of(const std::string& text) {
  return static_cast<SQLSMALLINT>(text.size());
}

bool is_word(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

/// Rows past a page are never fetched, whatever the product. Where it knows LIMIT it need not prepare them:
/// their drivers take no notice of SQL_ATTR_MAX_ROWS, and keep the whole result in memory.
bool has_limit(Product product) {
  return product == Product::sqlite || product == Product::postgres || product == Product::mysql;
}

std::string with_password(const std::string& description, const std::string& password) {
  if (password.empty()) {
    return description;
  }
  const std::string value = is_word(password) ? password : "{" + replace_all(password, "}", "}}") + "}";
  return description + (description.ends_with(';') ? "" : ";") + "PWD=" + value + ";";
}

class OdbcReader final : public Reader {
public:
  OdbcReader(const std::string& description, const std::string& password, const ReaderLimits& limits)
      : m_limits(limits), m_environment(SQL_HANDLE_ENV, nullptr), m_connection(connection_handle()) {
    connect(with_password(description, password));
    m_product = product_of(info(SQL_DBMS_NAME));
    m_traits.narrow_text = m_product == Product::sqlite;
    const std::string quote(trim(info(SQL_IDENTIFIER_QUOTE_CHAR)));
    m_dialect = {quote, quote, false, has_limit(m_product)};
    begin_session();
  }

  std::string text_of(const Select& select) const override {
    return select_text(select, m_dialect, Lists::shortened);
  }

  void read(const Select& select, const Cells& parameters, const RowVisitor& visit) override {
    run(select_text(select, m_dialect, Lists::full), parameters, select.table, select.limit, visit);
  }

  std::optional<std::vector<ColumnInfo>> columns(const std::string& table) override {
    constexpr std::size_t kSchema = 1;
    constexpr std::size_t kTable = 2;
    constexpr std::size_t kColumn = 3;
    constexpr std::size_t kType = 4;
    const auto [schema, name] = schema_and_name(table);
    OdbcStatement statement = new_statement(table);
    // Names are search patterns here, which may find more tables than the one.
    statement.check(SQLColumns(statement.get(), nullptr, 0, schema.empty() ? nullptr : chars(schema),
                               length_of(schema), chars(name), length_of(name), nullptr, 0));
    std::vector<ColumnInfo> columns;
    std::optional<std::string> first_schema;
    statement.for_each_row(0, [&, wanted = name](const Row& row) {
      const std::string found_in = to_text(row.cell(kSchema)).value_or("");
      if (!same_name(to_text(row.cell(kTable)).value_or(""), wanted) ||
          first_schema.value_or(found_in) != found_in) {
        return;
      }
      first_schema = found_in;
      const auto type = to_integer(to_text(row.cell(kType)).value_or(""));
      columns.push_back({to_text(row.cell(kColumn)).value_or(""),
                         m_product == Product::sqlite
                             ? ColumnType::unknown
                             : odbc_column_type(static_cast<SQLSMALLINT>(type.value_or(SQL_VARCHAR)))});
    });
    return columns.empty() ? std::nullopt : std::optional(std::move(columns));
  }

  bool names_have_case() const override {
    SQLUSMALLINT kind = SQL_IC_SENSITIVE;
    (void)SQLGetInfo(m_connection.get(), SQL_QUOTED_IDENTIFIER_CASE, &kind, sizeof kind, nullptr);
    return kind == SQL_IC_SENSITIVE && m_product != Product::sqlite;
  }

  std::optional<std::string> why_writable(const std::string& table) override {
    switch (m_product) {
      case Product::sqlite: return file_writable();
      case Product::postgres: return answer_of(replace_all(std::string(kPostgresMayWrite), "$1", "?"), table);
      case Product::sql_server: return answer_of(std::string(kSqlServerMayWrite), table);
      case Product::mysql:
      case Product::other: return listed_privileges(table);
    }
    return std::nullopt;
  }

  std::string server() override {
    const std::string version = info(SQL_DBMS_VER);
    return info(SQL_DBMS_NAME) + (version.empty() ? "" : " " + version) + " through ODBC driver " +
           info(SQL_DRIVER_NAME) + " " + info(SQL_DRIVER_VER);
  }

private:
  OdbcHandle connection_handle() {
    (void)SQLSetEnvAttr(m_environment.get(), SQL_ATTR_ODBC_VERSION,
                        reinterpret_cast<SQLPOINTER>(std::size_t{SQL_OV_ODBC3}), 0);
    return {SQL_HANDLE_DBC, m_environment.get()};
  }

  void connect(const std::string& description) {
    const auto timeout = static_cast<std::size_t>(m_limits.connect_timeout.count());
    (void)SQLSetConnectAttr(m_connection.get(), SQL_ATTR_LOGIN_TIMEOUT, reinterpret_cast<SQLPOINTER>(timeout),
                            0);
    // Drivers do not keep their word on this: it only spares locks. What protects is the account.
    (void)SQLSetConnectAttr(m_connection.get(), SQL_ATTR_ACCESS_MODE,
                            reinterpret_cast<SQLPOINTER>(std::size_t{SQL_MODE_READ_ONLY}), 0);
    m_connection.check(SQLDriverConnect(m_connection.get(), nullptr, chars(description),
                                        length_of(description), nullptr, 0, nullptr, SQL_DRIVER_NOPROMPT),
                       "the ODBC connection", m_limits);
  }

  void begin_session() {
    if (m_product == Product::postgres) {
      for (const std::string_view statement : kPostgresSession) {
        new_statement("").run(std::string(statement), {}, 0);
      }
    } else if (m_product == Product::sqlite) {
      new_statement("").run("PRAGMA query_only = ON", {}, 0);
    }
  }

  [[nodiscard]] std::string info(SQLUSMALLINT what) const {
    std::array<SQLCHAR, 512> text{};
    SQLSMALLINT length = 0;
    const SQLRETURN result =
        SQLGetInfo(m_connection.get(), what, text.data(), static_cast<SQLSMALLINT>(text.size()), &length);
    if (!SQL_SUCCEEDED(result) || length < 0) {
      return {};
    }
    const auto size = std::min(static_cast<std::size_t>(length), text.size() - 1);
    return {text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size)};
  }

  [[nodiscard]] OdbcStatement new_statement(const std::string& table) const {
    return {m_connection, m_traits, table.empty() ? "the session" : "table '" + table + "'", m_limits};
  }

  void run(const std::string& text, const Cells& parameters, const std::string& table, std::size_t rows,
           const RowVisitor& visit) {
    OdbcStatement statement = new_statement(table);
    statement.run(text, parameters, rows);
    statement.for_each_row(rows, visit);
  }

  [[nodiscard]] static std::pair<std::string, std::string> schema_and_name(const std::string& table) {
    const auto dot = table.rfind('.');
    return dot == std::string::npos ? std::pair(std::string(), table)
                                    : std::pair(table.substr(0, dot), table.substr(dot + 1));
  }

  [[nodiscard]] bool same_name(const std::string& a, const std::string& b) const {
    return names_have_case() ? a == b : to_lower_ascii(a) == to_lower_ascii(b);
  }

  std::optional<std::string> answer_of(const std::string& question, const std::string& table) {
    bool writable = true;
    run(question, {quoted_name(table, m_dialect)}, table, 1,
        [&](const Row& row) { writable = to_text(row.cell(0)) != "0"; });
    return writable ? std::optional<std::string>("its account can change table '" + table + "'")
                    : std::nullopt;
  }

  /// The driver opens the file for writing, whatever it is asked: only the file itself can refuse.
  [[nodiscard]] std::optional<std::string> file_writable() const {
    using std::filesystem::perms;
    const std::string file = info(SQL_DATABASE_NAME);
    if (file.starts_with("file:") && file.find("mode=ro") != std::string::npos) {
      return std::nullopt;
    }
    std::error_code failure;
    const auto mode = std::filesystem::status(file, failure).permissions();
    const perms any_write = perms::owner_write | perms::group_write | perms::others_write;
    if (!failure && mode != perms::unknown && (mode & any_write) == perms::none) {
      return std::nullopt;
    }
    return "its file can be written; take the permission away, or leave ODBC out";
  }

  std::optional<std::string> listed_privileges(const std::string& table) {
    constexpr std::size_t kTable = 2;
    constexpr std::size_t kGrantee = 4;
    constexpr std::size_t kPrivilege = 5;
    const auto [schema, name] = schema_and_name(table);
    const std::string user = info(SQL_USER_NAME);
    OdbcStatement statement = new_statement(table);
    const SQLRETURN result =
        SQLTablePrivileges(statement.get(), nullptr, 0, schema.empty() ? nullptr : chars(schema),
                           length_of(schema), chars(name), length_of(name));
    bool says_anything = false;
    std::optional<std::string> found;
    if (SQL_SUCCEEDED(result)) {
      statement.for_each_row(0, [&, wanted = name](const Row& row) {
        if (!same_name(to_text(row.cell(kTable)).value_or(""), wanted)) {
          return;
        }
        const std::string grantee = to_lower_ascii(to_text(row.cell(kGrantee)).value_or(""));
        const std::string privilege = to_lower_ascii(to_text(row.cell(kPrivilege)).value_or(""));
        says_anything = true;
        if ((grantee == to_lower_ascii(user) || grantee == "public") &&
            (privilege == "insert" || privilege == "update" || privilege == "delete")) {
          found = "its account can change table '" + table + "'";
        }
      });
    }
    return says_anything ? found : "the driver does not tell who can change table '" + table + "'";
  }

  ReaderLimits m_limits;
  OdbcHandle m_environment;
  OdbcHandle m_connection;
  OdbcTraits m_traits;
  Product m_product = Product::other;
  Dialect m_dialect;
};

}  // namespace

std::unique_ptr<Reader> open_odbc_reader(const std::string& description, const std::string& password,
                                         const ReaderLimits& limits) {
  return std::make_unique<OdbcReader>(description, password, limits);
}

bool odbc_description_holds_password(std::string_view description) {
  const std::vector<std::string> parts = split(description, ';');
  return std::any_of(parts.begin(), parts.end(), [](const std::string& part) {
    const std::string keyword(trim(to_lower_ascii(part.substr(0, part.find('=')))));
    return keyword == "pwd" || keyword == "password";
  });
}

}  // namespace dsrkit::sql
