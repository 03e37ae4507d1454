#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/intake/intake.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::intake {

/// Something written under the name of a column (dsrkit-requests(5)).
using Cell = std::pair<std::string, std::string>;

/// The names of the columns of a request.
[[nodiscard]] const std::vector<std::string>& request_columns();

/// Where in a file something stands, for findings: "line 3".
[[nodiscard]] std::string line_place(std::size_t line);

/// What is to be told of a column that nobody knows, with the nearest of the known ones.
[[nodiscard]] std::string unknown_column(std::string_view written, const std::vector<std::string>& known);

/// The request that stands in one row. Every cell belongs to one of request_columns(), and empty ones say
/// nothing. What is wrong becomes findings without values; then there is no request.
[[nodiscard]] std::optional<Draft> read_request_row(std::size_t line, const std::vector<Cell>& cells,
                                                    Diagnostics& findings);

}  // namespace dsrkit::intake
