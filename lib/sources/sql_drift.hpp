#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/source.hpp"
#include "dsrkit/sql/reader.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dsrkit::sources {

/// The columns that a dataset names, the key first when it has one, then the link.
[[nodiscard]] std::vector<std::string> declared_columns(const DatasetConfig& dataset);

/// Which of the columns needed of a dataset the database does not have, given the columns of its table, or
/// nothing when there is no such table.
[[nodiscard]] Diagnostics check_shape(const std::optional<std::vector<sql::ColumnInfo>>& columns,
                                      bool names_have_case, const DatasetConfig& dataset,
                                      const std::vector<std::string>& needed, const std::string& where);

/// Whether a sample of the rows holds what the columns are declared to mean. No value is told.
[[nodiscard]] Diagnostics check_sample(sql::Reader& reader, const DatasetConfig& dataset,
                                       const std::vector<std::string>& needed, const std::string& where);

}  // namespace dsrkit::sources
