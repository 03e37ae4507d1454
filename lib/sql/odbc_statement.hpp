#pragma once

#include "dsrkit/sql/reader.hpp"

#include <memory>
#include <sql.h>
#include <sqlext.h>
#include <string>
#include <vector>

namespace dsrkit::sql {

/// Any ODBC handle; frees it.
class OdbcHandle {
public:
  /// Throws Error(source_unavailable) when the driver manager has no more of them.
  OdbcHandle(SQLSMALLINT kind, SQLHANDLE parent);
  OdbcHandle(const OdbcHandle&) = delete;
  OdbcHandle& operator=(const OdbcHandle&) = delete;
  ~OdbcHandle();

  [[nodiscard]] SQLHANDLE get() const { return m_handle; }

  /// Throws what the driver's SQLSTATE means when `result` is a failure.
  void check(SQLRETURN result, const std::string& about, const ReaderLimits& limits) const;

private:
  SQLSMALLINT m_kind;
  SQLHANDLE m_handle = nullptr;
};

/// How a driver is to be treated.
struct OdbcTraits {
  bool narrow_text = false;  ///< its char is UTF-8, and its wide characters lose what is not
};

/// One statement and its result.
class OdbcStatement {
public:
  OdbcStatement(const OdbcHandle& connection, const OdbcTraits& traits, std::string about,
                const ReaderLimits& limits);

  [[nodiscard]] SQLHSTMT get() const { return m_handle.get(); }

  void check(SQLRETURN result) const { m_handle.check(result, m_about, m_limits); }

  /// `rows` is a wish that a driver may ignore; 0 asks for all.
  void run(const std::string& text, const Cells& parameters, std::size_t rows);
  /// Shows at most `rows` rows of the result to `visit`; 0 shows all.
  void for_each_row(std::size_t rows, const RowVisitor& visit);

private:
  struct Bound;

  void describe();
  [[nodiscard]] Cell read_cell(SQLUSMALLINT column, SQLSMALLINT type) const;
  template <typename Unit>
  [[nodiscard]] bool read_pieces(SQLUSMALLINT column, SQLSMALLINT target, std::basic_string<Unit>& value,
                                 bool& null) const;

  OdbcTraits m_traits;
  std::string m_about;
  const ReaderLimits& m_limits;
  OdbcHandle m_handle;
  std::vector<SQLSMALLINT> m_types;
};

/// The type of a column by its SQL type.
[[nodiscard]] ColumnType odbc_column_type(SQLSMALLINT type);

}  // namespace dsrkit::sql
