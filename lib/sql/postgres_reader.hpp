#pragma once

#include "dsrkit/sql/reader.hpp"

#include <memory>
#include <string>

namespace dsrkit::sql {

/// A PostgreSQL database through libpq; rows are streamed.
[[nodiscard]] std::unique_ptr<Reader> open_postgres_reader(const std::string& address,
                                                           const std::string& password,
                                                           const ReaderLimits& limits);

/// Whether the address or its options carry a password.
[[nodiscard]] bool postgres_address_holds_password(const std::string& address);

}  // namespace dsrkit::sql
