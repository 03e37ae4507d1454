#pragma once

#include "dsrkit/sql/database.hpp"

#include <cstdint>
#include <string_view>

namespace dsrkit::store {

/// The schema this program writes.
[[nodiscard]] std::int64_t latest_schema();

/// Brings a database from `version` to the latest schema, in one transaction.
void migrate(sql::Database& database, std::int64_t version);

}  // namespace dsrkit::store
