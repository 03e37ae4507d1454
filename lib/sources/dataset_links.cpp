#include "dataset_links.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>

namespace dsrkit::sources {

const DatasetConfig& person_dataset(const SourceConfig& source) {
  const auto dataset =
      std::find_if(source.datasets.begin(), source.datasets.end(),
                   [](const DatasetConfig& candidate) { return candidate.role == DatasetRole::person; });
  if (dataset == source.datasets.end()) {
    throw Error(ErrorCode::config_invalid, "source '" + source.id + "' declares no person dataset");
  }
  return *dataset;
}

bool describes_person(const DatasetConfig& dataset) {
  switch (dataset.role) {
    case DatasetRole::person:
    case DatasetRole::alias:
    case DatasetRole::identifier:
    case DatasetRole::address: return true;
    case DatasetRole::household:
    case DatasetRole::relation:
    case DatasetRole::professional:
    case DatasetRole::record: return false;
  }
  return false;
}

std::string parent_of(const SourceConfig& source, const DatasetConfig& dataset) {
  return dataset.link_to.empty() || dataset.link_to == "person" ? person_dataset(source).id : dataset.link_to;
}

std::string person_column(const SourceConfig& source, const DatasetConfig& dataset) {
  const DatasetConfig& people = person_dataset(source);
  std::vector<DatasetLink> links = dataset.links;
  if (!dataset.link_column.empty()) {
    links.insert(links.begin(), {dataset.link_column, dataset.link_to, ""});
  }
  const auto link = std::find_if(links.begin(), links.end(), [&](const DatasetLink& candidate) {
    const bool to_people = candidate.to.empty() || candidate.to == "person" || candidate.to == people.id ||
                           candidate.to == source.id + "/" + people.id;
    return to_people && (candidate.to_column.empty() || candidate.to_column == people.key);
  });
  return link == links.end() ? std::string() : link->column;
}

std::vector<const DatasetConfig*> in_dependency_order(const SourceConfig& source) {
  std::vector<const DatasetConfig*> ordered{&person_dataset(source)};
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    for (const DatasetConfig& dataset : source.datasets) {
      const bool known = std::find(ordered.begin(), ordered.end(), &dataset) != ordered.end();
      if (!known && dataset.role != DatasetRole::professional &&
          parent_of(source, dataset) == ordered[i]->id) {
        ordered.push_back(&dataset);
      }
    }
  }
  return ordered;
}

Diagnostics unreached_datasets(const SourceConfig& source) {
  Diagnostics diagnostics;
  const auto reached = in_dependency_order(source);
  for (const DatasetConfig& dataset : source.datasets) {
    if (dataset.role != DatasetRole::professional &&
        std::find(reached.begin(), reached.end(), &dataset) == reached.end()) {
      diagnostics.push_back({Severity::error, "not-linked", source.id + "/" + dataset.id,
                             "no link leads from the person to this dataset"});
    }
  }
  return diagnostics;
}

}  // namespace dsrkit::sources
