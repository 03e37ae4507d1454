#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/source.hpp"

#include <string>
#include <vector>

namespace dsrkit::sources {

/// Throws Error(config_invalid) when the source declares none.
[[nodiscard]] const DatasetConfig& person_dataset(const SourceConfig& source);

/// Whether its rows say who a person is.
[[nodiscard]] bool describes_person(const DatasetConfig& dataset);

/// The id of the dataset that this one hangs on; the person dataset when nothing is said.
[[nodiscard]] std::string parent_of(const SourceConfig& source, const DatasetConfig& dataset);

/// The column of a dataset that holds the key of a person, whichever way the link is declared; empty when it
/// hangs on no person directly.
[[nodiscard]] std::string person_column(const SourceConfig& source, const DatasetConfig& dataset);

/// The person dataset and what hangs on it, each after its parent. Professionals are reached otherwise.
[[nodiscard]] std::vector<const DatasetConfig*> in_dependency_order(const SourceConfig& source);

/// Datasets to which no link leads.
[[nodiscard]] Diagnostics unreached_datasets(const SourceConfig& source);

}  // namespace dsrkit::sources
