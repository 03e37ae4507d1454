#pragma once

#include <array>
#include <string_view>

namespace dsrkit::sql {

/// What a session of PostgreSQL starts with. Rows that a policy of row-level security would hide are an
/// error: a search that silently sees less must not look complete.
inline constexpr std::array<std::string_view, 5> kPostgresSession{
    "SET default_transaction_read_only = on", "SET row_security = off", "SET DateStyle = 'ISO, YMD'",
    "SET extra_float_digits = 1", "SET bytea_output = 'hex'"};

/// One row with 1 or 0: whether a role that this one is, or may become, can change the table.
/// The parameter is the quoted name of the table.
inline constexpr std::string_view kPostgresMayWrite = R"(
SELECT CASE WHEN EXISTS (
  SELECT FROM pg_catalog.pg_roles r, pg_catalog.pg_class c
  WHERE c.oid = pg_catalog.to_regclass(CAST($1 AS text)) AND pg_catalog.pg_has_role(r.oid, 'MEMBER')
    AND (r.rolsuper OR r.oid = c.relowner
         OR pg_catalog.has_table_privilege(r.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
         OR pg_catalog.has_any_column_privilege(r.oid, c.oid, 'INSERT, UPDATE')))
THEN 1 ELSE 0 END)";

/// The same for Microsoft SQL Server and Azure Synapse.
inline constexpr std::string_view kSqlServerMayWrite = R"(
SELECT CASE WHEN HAS_PERMS_BY_NAME(x.n, 'OBJECT', 'INSERT') = 0 AND HAS_PERMS_BY_NAME(x.n, 'OBJECT', 'UPDATE') = 0
  AND HAS_PERMS_BY_NAME(x.n, 'OBJECT', 'DELETE') = 0 AND HAS_PERMS_BY_NAME(x.n, 'OBJECT', 'ALTER') = 0
THEN 0 ELSE 1 END FROM (SELECT CAST(? AS nvarchar(600)) AS n) AS x)";

}  // namespace dsrkit::sql
