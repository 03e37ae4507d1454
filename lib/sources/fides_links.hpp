#pragma once

#include "fides_document.hpp"

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::sources {

/// A collection's name, so that it can stand in "source/dataset".
[[nodiscard]] std::string fides_dataset_id(std::string_view collection);

/// Makes links of the references, each at the dataset that it leads to. The sources are those of the
/// datasets, in their order. Reports references that name nothing, those that SQL cannot follow, those that
/// lead to or from other sources, and datasets that nothing leads to.
void add_fides_links(const std::vector<FidesDataset>& datasets, std::vector<SourceConfig>& sources,
                     Diagnostics& diagnostics);

}  // namespace dsrkit::sources
