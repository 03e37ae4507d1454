#include "postgres_reader.hpp"

#include "postgres_connection.hpp"
#include "select.hpp"
#include "server_sql.hpp"

#include "dsrkit/base/strings.hpp"

#include <libpq-fe.h>

namespace dsrkit::sql {
namespace {

/// Of pg_type, the same in every database.
enum TypeId : Oid {
  kBool = 16,
  kBytea = 17,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kFloat4 = 700,
  kFloat8 = 701,
  kDate = 1082,
  kTimestamp = 1114,
  kTimestampWithZone = 1184,
  kNumeric = 1700
};

constexpr std::string_view kColumns = R"(
SELECT a.attname, CAST(a.atttypid AS bigint) FROM pg_catalog.pg_attribute a
WHERE a.attrelid = pg_catalog.to_regclass(CAST($1 AS text)) AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attnum)";
constexpr std::string_view kExists = "SELECT 1 WHERE pg_catalog.to_regclass(CAST($1 AS text)) IS NOT NULL";

ColumnType type_of(Oid id) {
  switch (id) {
    case kBool: return ColumnType::boolean;
    case kBytea: return ColumnType::bytes;
    case kInt2:
    case kInt4:
    case kInt8: return ColumnType::integer;
    case kFloat4:
    case kFloat8:
    case kNumeric: return ColumnType::number;
    case kDate:
    case kTimestamp:
    case kTimestampWithZone: return ColumnType::date;
    default: return ColumnType::text;
  }
}

Cell read_bytes(std::string_view hex, std::size_t limit) {
  constexpr std::string_view kPrefix = "\\x";
  hex.remove_prefix(kPrefix.size());
  return hex.size() / 2 > limit ? Cell(LeftOut{}) : Cell(Blob{from_hex(hex)});
}

Cell read_cell(const PGresult& row, int column, std::size_t limit) {
  if (PQgetisnull(&row, 0, column) != 0) {
    return {};
  }
  const std::string_view text(PQgetvalue(&row, 0, column),
                              static_cast<std::size_t>(PQgetlength(&row, 0, column)));
  switch (PQftype(&row, column)) {
    case kBool: return text == "t" ? "true" : "false";
    case kBytea: return read_bytes(text, limit);
    case kInt2:
    case kInt4:
    case kInt8: return to_integer(text).value_or(0);
    case kFloat4:
    case kFloat8:
      if (const auto real = to_real(text)) {
        return *real;
      }
      break;
    default: break;
  }
  return text.size() > limit ? Cell(LeftOut{}) : Cell(std::string(text));
}

class PostgresReader final : public Reader {
public:
  PostgresReader(const std::string& address, const std::string& password, const ReaderLimits& limits)
      : m_value_bytes(limits.value_bytes), m_connection(address, password, limits) {}

  std::string text_of(const Select& select) const override {
    return select_text(select, kDialect, Lists::shortened);
  }

  void read(const Select& select, const Cells& parameters, const RowVisitor& visit) override {
    run(select_text(select, kDialect, Lists::full), parameters, select.table, visit);
  }

  std::optional<std::vector<ColumnInfo>> columns(const std::string& table) override {
    const Cells name{quoted_name(table, kDialect)};
    std::optional<std::vector<ColumnInfo>> columns;
    run(std::string(kExists), name, table, [&](const Row&) { columns.emplace(); });
    if (columns) {
      run(std::string(kColumns), name, table, [&](const Row& row) {
        columns->push_back({row.text(0), type_of(static_cast<Oid>(row.integer(1)))});
      });
    }
    return columns;
  }

  bool names_have_case() const override { return true; }

  std::optional<std::string> why_writable(const std::string& table) override {
    bool writable = false;
    run(std::string(kPostgresMayWrite), {quoted_name(table, kDialect)}, table,
        [&](const Row& row) { writable = row.integer(0) != 0; });
    return writable ? std::optional<std::string>("its account can change table '" + table + "'")
                    : std::nullopt;
  }

  std::string server() override { return "PostgreSQL " + m_connection.parameter("server_version"); }

private:
  inline static const Dialect kDialect{.numbered_parameters = true};

  void run(const std::string& statement, const Cells& parameters, const std::string& table,
           const RowVisitor& visit) {
    Cells cells;
    m_connection.query(statement, parameters, "table '" + table + "'", [&](const PGresult& row) {
      cells.clear();
      for (int column = 0; column < PQnfields(&row); ++column) {
        cells.push_back(read_cell(row, column, m_value_bytes));
      }
      visit(Row(cells));
    });
  }

  std::size_t m_value_bytes;
  PostgresConnection m_connection;
};

}  // namespace

std::unique_ptr<Reader> open_postgres_reader(const std::string& address, const std::string& password,
                                             const ReaderLimits& limits) {
  return std::make_unique<PostgresReader>(address, password, limits);
}

bool postgres_address_holds_password(const std::string& address) {
  PQconninfoOption* options = PQconninfoParse(address.c_str(), nullptr);
  bool holds = false;
  for (const PQconninfoOption* option = options; option != nullptr && option->keyword != nullptr; ++option) {
    const std::string_view keyword = option->keyword;
    holds = holds || ((keyword == "password" || keyword == "sslpassword") && option->val != nullptr);
  }
  PQconninfoFree(options);
  return holds;
}

}  // namespace dsrkit::sql
