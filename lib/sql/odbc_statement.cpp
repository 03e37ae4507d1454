#include "odbc_statement.hpp"

#include "sql_state.hpp"
#include "utf16.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

namespace dsrkit::sql {
namespace {

static_assert(sizeof(SQLWCHAR) == sizeof(char16_t), "unixODBC's wide characters are UTF-16");

constexpr std::size_t kPiece = std::size_t{32} * 1024;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

SQLPOINTER pointer_to(const void* data) {
  // ODBC takes input through pointers to what is not constant.
  return const_cast<void*>(data);
}

/// ODBC passes integer attributes in place of a pointer.
SQLPOINTER as_pointer(std::size_t value) {
  return reinterpret_cast<SQLPOINTER>(value);
}

bool is_text(SQLSMALLINT type) {
  switch (type) {
    case SQL_CHAR:
    case SQL_VARCHAR:
    case SQL_LONGVARCHAR:
    case SQL_WCHAR:
    case SQL_WVARCHAR:
    case SQL_WLONGVARCHAR: return true;
    default: return false;
  }
}

/// Numbers come as text, so that a driver cannot make one of what is none.
Cell number_or_text(std::string text, SQLSMALLINT type) {
  if (type == SQL_BIT) {
    return text == "1" ? "true" : text == "0" ? "false" : text;
  }
  if (odbc_column_type(type) == ColumnType::integer) {
    if (const auto integer = to_integer(text)) {
      return *integer;
    }
  }
  if (type == SQL_REAL || type == SQL_FLOAT || type == SQL_DOUBLE) {
    if (const auto real = to_real(text)) {
      return *real;
    }
  }
  return text;
}

}  // namespace

ColumnType odbc_column_type(SQLSMALLINT type) {
  switch (type) {
    case SQL_BIT: return ColumnType::boolean;
    case SQL_TINYINT:
    case SQL_SMALLINT:
    case SQL_INTEGER:
    case SQL_BIGINT: return ColumnType::integer;
    case SQL_REAL:
    case SQL_FLOAT:
    case SQL_DOUBLE:
    case SQL_NUMERIC:
    case SQL_DECIMAL: return ColumnType::number;
    case SQL_BINARY:
    case SQL_VARBINARY:
    case SQL_LONGVARBINARY: return ColumnType::bytes;
    case SQL_DATE:
    case SQL_TIMESTAMP:
    case SQL_TYPE_DATE:
    case SQL_TYPE_TIMESTAMP: return ColumnType::date;
    default: return is_text(type) ? ColumnType::text : ColumnType::unknown;
  }
}

OdbcHandle::OdbcHandle(SQLSMALLINT kind, SQLHANDLE parent) : m_kind(kind) {
  if (!SQL_SUCCEEDED(SQLAllocHandle(kind, parent, &m_handle))) {
    throw Error(ErrorCode::source_unavailable, "the ODBC driver manager gives no handle");
  }
}

OdbcHandle::~OdbcHandle() {
  if (m_kind == SQL_HANDLE_DBC) {
    (void)SQLDisconnect(m_handle);
  }
  (void)SQLFreeHandle(m_kind, m_handle);
}

void OdbcHandle::check(SQLRETURN result, const std::string& about, const ReaderLimits& limits) const {
  if (SQL_SUCCEEDED(result) || result == SQL_NO_DATA) {
    return;
  }
  constexpr std::size_t kStateLength = 5;
  std::array<SQLCHAR, kStateLength + 1> state{};
  SQLINTEGER native = 0;
  SQLSMALLINT length = 0;
  std::array<SQLCHAR, 1> no_words{};
  (void)SQLGetDiagRec(m_kind, m_handle, 1, state.data(), &native, no_words.data(), 1, &length);
  throw state_error(std::string(state.begin(), state.begin() + kStateLength), about, limits);
}

/// A parameter as a driver reads it while the statement runs.
struct OdbcStatement::Bound {
  Bound(const Cell& cell, bool narrow_text) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
      integer = *whole;
      set(SQL_C_SBIGINT, SQL_BIGINT, &integer, sizeof integer, 0);
    } else if (const auto* blob = std::get_if<Blob>(&cell)) {
      text = blob->bytes;
      set(SQL_C_BINARY, SQL_VARBINARY, text.data(), text.size(), text.size());
    } else if (auto value = to_text(cell)) {
      text = std::move(*value);
      if (narrow_text || is_ascii(text)) {
        set(SQL_C_CHAR, SQL_VARCHAR, text.data(), text.size(), text.size());
      } else {
        wide = to_utf16(text);
        set(SQL_C_WCHAR, SQL_WVARCHAR, wide.data(), wide.size() * sizeof(char16_t), wide.size());
      }
    } else {
      set(SQL_C_CHAR, SQL_VARCHAR, nullptr, 0, 0);
      length = SQL_NULL_DATA;
    }
  }

  Bound(const Bound&) = delete;
  Bound& operator=(const Bound&) = delete;

  void set(SQLSMALLINT as, SQLSMALLINT type, const void* from, std::size_t bytes, std::size_t characters) {
    c_type = as;
    sql_type = type;
    data = from;
    length = static_cast<SQLLEN>(bytes);
    size = std::max<SQLULEN>(characters, 1);
  }

  std::int64_t integer = 0;
  std::string text;
  std::u16string wide;
  SQLSMALLINT c_type = SQL_C_CHAR;
  SQLSMALLINT sql_type = SQL_VARCHAR;
  const void* data = nullptr;
  SQLLEN length = 0;
  SQLULEN size = 1;
};

OdbcStatement::OdbcStatement(const OdbcHandle& connection, const OdbcTraits& traits, std::string about,
                             const ReaderLimits& limits)
    : m_traits(traits),
      m_about(std::move(about)),
      m_limits(limits),
      m_handle(SQL_HANDLE_STMT, connection.get()) {
  using std::chrono::seconds;
  const auto timeout =
      std::max<std::int64_t>(1, std::chrono::duration_cast<seconds>(limits.statement_timeout).count());
  // Wishes: a driver that does not know them says so, and what follows does not depend on them.
  (void)SQLSetStmtAttr(get(), SQL_ATTR_QUERY_TIMEOUT, as_pointer(static_cast<std::size_t>(timeout)), 0);
}

void OdbcStatement::run(const std::string& text, const Cells& parameters, std::size_t rows) {
  if (rows > 0) {
    (void)SQLSetStmtAttr(get(), SQL_ATTR_MAX_ROWS, as_pointer(rows), 0);
  }
  check(SQLPrepare(get(), static_cast<SQLCHAR*>(pointer_to(text.data())),
                   static_cast<SQLINTEGER>(text.size())));
  std::deque<Bound> bound;
  for (const Cell& cell : parameters) {
    Bound& one = bound.emplace_back(cell, m_traits.narrow_text);
    check(SQLBindParameter(get(), static_cast<SQLUSMALLINT>(bound.size()), SQL_PARAM_INPUT, one.c_type,
                           one.sql_type, one.size, 0, pointer_to(one.data), one.length, &one.length));
  }
  check(SQLExecute(get()));
  check(SQLFreeStmt(get(), SQL_RESET_PARAMS));
}

void OdbcStatement::describe() {
  SQLSMALLINT columns = 0;
  check(SQLNumResultCols(get(), &columns));
  m_types.assign(static_cast<std::size_t>(columns), SQL_VARCHAR);
  for (std::size_t i = 0; i < m_types.size(); ++i) {
    std::array<SQLCHAR, 1> no_name{};
    SQLSMALLINT name_length = 0;
    SQLULEN size = 0;
    SQLSMALLINT digits = 0;
    SQLSMALLINT nullable = 0;
    check(SQLDescribeCol(get(), static_cast<SQLUSMALLINT>(i + 1), no_name.data(), 1, &name_length,
                         &m_types[i], &size, &digits, &nullable));
  }
}

void OdbcStatement::for_each_row(std::size_t rows, const RowVisitor& visit) {
  describe();
  Cells cells;
  for (std::size_t seen = 0; rows == 0 || seen < rows; ++seen) {
    if (m_limits.check_interrupt) {
      m_limits.check_interrupt();
    }
    const SQLRETURN result = SQLFetch(get());
    check(result);
    if (result == SQL_NO_DATA) {
      return;
    }
    cells.clear();
    for (std::size_t i = 0; i < m_types.size(); ++i) {
      cells.push_back(read_cell(static_cast<SQLUSMALLINT>(i + 1), m_types[i]));
    }
    visit(Row(cells));
  }
}

template <typename Unit>
bool OdbcStatement::read_pieces(SQLUSMALLINT column, SQLSMALLINT target, std::basic_string<Unit>& value,
                                bool& null) const {
  const std::size_t end = target == SQL_C_BINARY ? 0 : 1;  // text ends with a zero
  std::vector<Unit> piece(kPiece);
  while (true) {
    SQLLEN left = 0;
    const SQLRETURN result = SQLGetData(get(), column, target, piece.data(),
                                        static_cast<SQLLEN>(piece.size() * sizeof(Unit)), &left);
    check(result);
    if (result == SQL_NO_DATA) {
      return true;
    }
    null = left == SQL_NULL_DATA;
    if (null) {
      return true;
    }
    const std::size_t room = piece.size() - end;
    const bool more = left == SQL_NO_TOTAL || static_cast<std::size_t>(left) > room * sizeof(Unit);
    value.append(piece.data(), more ? room : static_cast<std::size_t>(left) / sizeof(Unit));
    if (value.size() > m_limits.value_bytes) {
      return false;
    }
    if (!more) {
      return true;
    }
  }
}

Cell OdbcStatement::read_cell(SQLUSMALLINT column, SQLSMALLINT type) const {
  const ColumnType kind = odbc_column_type(type);
  bool null = false;
  if (kind == ColumnType::text && !m_traits.narrow_text) {
    std::u16string value;
    if (!read_pieces(column, SQL_C_WCHAR, value, null)) {
      return LeftOut{};
    }
    return null ? Cell() : Cell(from_utf16(value));
  }
  std::string value;
  if (!read_pieces(column, kind == ColumnType::bytes ? SQL_C_BINARY : SQL_C_CHAR, value, null)) {
    return LeftOut{};
  }
  if (null) {
    return {};
  }
  return kind == ColumnType::bytes ? Cell(Blob{std::move(value)}) : number_or_text(std::move(value), type);
}

}  // namespace dsrkit::sql
