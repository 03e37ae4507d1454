#include "odbc_reader.hpp"
#include "postgres_reader.hpp"
#include "sqlite_reader.hpp"

#include "dsrkit/base/error.hpp"

namespace dsrkit::sql {
namespace {

constexpr std::string_view kOdbc = "odbc:";

bool is_postgres(std::string_view connection) {
  return connection.starts_with("postgresql://") || connection.starts_with("postgres://");
}

}  // namespace

bool holds_password(std::string_view connection) {
  if (is_postgres(connection)) {
    return postgres_address_holds_password(std::string(connection));
  }
  return connection.starts_with(kOdbc) && odbc_description_holds_password(connection.substr(kOdbc.size()));
}

bool is_server(std::string_view connection) {
  return is_postgres(connection) || connection.starts_with(kOdbc);
}

std::unique_ptr<Reader> open_reader(const std::string& connection, const std::string& password,
                                    const std::filesystem::path& folder, const ReaderLimits& limits) {
  if (holds_password(connection)) {
    throw Error(ErrorCode::config_invalid, "the connection holds a password",
                "say in 'password' where it is kept");
  }
  if (is_postgres(connection)) {
    return open_postgres_reader(connection, password, limits);
  }
  if (connection.starts_with(kOdbc)) {
    return open_odbc_reader(connection.substr(kOdbc.size()), password, limits);
  }
  return open_sqlite_reader(folder / connection, limits);
}

}  // namespace dsrkit::sql
