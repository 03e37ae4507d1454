#pragma once

#include "dsrkit/sql/reader.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace dsrkit::sql {

/// Any database with an ODBC driver. `description` is what follows "odbc:".
[[nodiscard]] std::unique_ptr<Reader> open_odbc_reader(const std::string& description,
                                                       const std::string& password,
                                                       const ReaderLimits& limits);

[[nodiscard]] bool odbc_description_holds_password(std::string_view description);

}  // namespace dsrkit::sql
