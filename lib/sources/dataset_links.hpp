#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/source.hpp"

#include <functional>
#include <string>
#include <vector>

namespace dsrkit::sources {

/// Whether a dataset hangs on another one, which parent_of() names.
using IsLinked = std::function<bool(const DatasetConfig&)>;

/// Throws Error(config_invalid) when the source declares none.
[[nodiscard]] const DatasetConfig& person_dataset(const SourceConfig& source);

/// Whether its rows say who a person is.
[[nodiscard]] bool describes_person(const DatasetConfig& dataset);

/// The id of the dataset that this one hangs on; the person dataset when nothing is said.
[[nodiscard]] std::string parent_of(const SourceConfig& source, const DatasetConfig& dataset);

/// The person dataset and what hangs on it, each after its parent. Professionals are reached otherwise.
[[nodiscard]] std::vector<const DatasetConfig*> in_dependency_order(const SourceConfig& source,
                                                                    const IsLinked& is_linked);

/// Datasets to which no link leads.
[[nodiscard]] Diagnostics unreached_datasets(const SourceConfig& source, const IsLinked& is_linked);

}  // namespace dsrkit::sources
