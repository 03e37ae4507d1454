#include "dataset_graph.hpp"

#include <algorithm>
#include <tuple>

namespace dsrkit::sources {
namespace {

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) {
    list.push_back(text);
  }
}

bool has_identity(const DatasetConfig& dataset) {
  return std::any_of(dataset.fields.begin(), dataset.fields.end(),
                     [](const FieldMapping& field) { return field.identity; });
}

}  // namespace

bool is_by_identity(const SourceConfig& source) {
  return std::any_of(source.datasets.begin(), source.datasets.end(), has_identity);
}

DatasetGraph::DatasetGraph(const SourceConfig& source)
    : m_source(source), m_links(source.datasets.size()), m_from_columns(source.datasets.size()) {
  for (std::size_t i = 0; i < source.datasets.size(); ++i) {
    add_links(i);
  }
  put_in_order();
  report_unreached();
}

std::optional<std::size_t> DatasetGraph::index_of(const std::string& dataset) const {
  const auto& datasets = m_source.datasets;
  // "person" stands for the dataset of persons, whatever its id.
  const auto found = std::find_if(datasets.begin(), datasets.end(), [&](const DatasetConfig& candidate) {
    return candidate.id == dataset ||
           ((dataset.empty() || dataset == "person") && candidate.role == DatasetRole::person);
  });
  return found == datasets.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - datasets.begin()));
}

void DatasetGraph::add_links(std::size_t dataset) {
  const DatasetConfig& config = m_source.datasets[dataset];
  if (!config.link_column.empty()) {
    add_link(dataset, {config.link_column, config.link_to, ""});
  }
  for (const DatasetLink& link : config.links) {
    add_link(dataset, link);
  }
}

void DatasetGraph::add_link(std::size_t dataset, const DatasetLink& link) {
  const auto report = [&](std::string text) {
    m_mistakes.push_back({Severity::error, "no-such-link", m_source.id + "/" + m_source.datasets[dataset].id,
                          std::move(text)});
  };
  if (link.to.find('/') != std::string::npos && !link.to.starts_with(m_source.id + "/")) {
    if (link.to_column.empty()) {
      report("a link to another source must name a column there");
    } else {
      m_links[dataset].push_back({std::nullopt, link.to, link.to_column, link.column});
    }
    return;
  }
  const auto from =
      index_of(link.to.starts_with(m_source.id + "/") ? link.to.substr(m_source.id.size() + 1) : link.to);
  if (!from) {
    report("links to the dataset '" + link.to + "', which is not there");
    return;
  }
  const std::string& key = m_source.datasets[*from].key;
  const std::string& column = link.to_column.empty() ? key : link.to_column;
  if (column.empty()) {
    report("links to the key of the dataset '" + link.to + "', which has none");
    return;
  }
  m_links[dataset].push_back({from, "", column, link.column});
}

bool DatasetGraph::is_root(std::size_t dataset) const {
  const DatasetConfig& config = m_source.datasets[dataset];
  return config.role == DatasetRole::person || has_identity(config) ||
         std::any_of(m_links[dataset].begin(), m_links[dataset].end(),
                     [](const Link& link) { return !link.from; });
}

std::vector<std::optional<std::size_t>> DatasetGraph::distances() const {
  std::vector<std::optional<std::size_t>> distance(m_links.size());
  std::vector<std::size_t> queue;
  for (std::size_t i = 0; i < m_links.size(); ++i) {
    if (is_root(i)) {
      distance[i] = 0;
      queue.push_back(i);
    }
  }
  for (std::size_t next = 0; next < queue.size(); ++next) {
    for (std::size_t i = 0; i < m_links.size(); ++i) {
      const bool linked = std::any_of(m_links[i].begin(), m_links[i].end(),
                                      [&](const Link& link) { return link.from == queue[next]; });
      if (linked && !distance[i]) {
        distance[i] = *distance[queue[next]] + 1;
        queue.push_back(i);
      }
    }
  }
  return distance;
}

bool DatasetGraph::waits(std::size_t dataset, const std::vector<bool>& reached,
                         const std::vector<bool>& read) const {
  return std::any_of(m_links[dataset].begin(), m_links[dataset].end(), [&](const Link& link) {
    return link.from && *link.from != dataset && reached[*link.from] && !read[*link.from];
  });
}

void DatasetGraph::put_in_order() {
  const auto distance = distances();
  std::vector<bool> reached;
  for (const auto& steps : distance) {
    reached.push_back(steps.has_value());
  }
  std::vector<bool> read(m_links.size(), false);
  const auto count = static_cast<std::size_t>(std::count(reached.begin(), reached.end(), true));
  while (m_order.size() < count) {
    // Where links go round, the dataset nearest to the person breaks the ring.
    std::optional<std::size_t> best;
    const auto rank = [&](std::size_t i) {
      return std::tuple(waits(i, reached, read), distance[i].value_or(0), i);
    };
    for (std::size_t i = 0; i < m_links.size(); ++i) {
      if (reached[i] && !read[i] && (!best || rank(i) < rank(*best))) {
        best = i;
      }
    }
    auto& links = m_links[*best];
    links.erase(std::remove_if(links.begin(), links.end(),
                               [&](const Link& link) { return link.from && !read[*link.from]; }),
                links.end());
    for (const Link& link : links) {
      if (link.from) {
        add_once(m_from_columns[*link.from], link.from_column);
      }
    }
    read[*best] = true;
    m_order.push_back(*best);
  }
}

void DatasetGraph::report_unreached() {
  for (std::size_t i = 0; i < m_links.size(); ++i) {
    const DatasetConfig& dataset = m_source.datasets[i];
    if (dataset.role != DatasetRole::professional &&
        std::find(m_order.begin(), m_order.end(), i) == m_order.end()) {
      m_mistakes.push_back({Severity::error, "not-linked", m_source.id + "/" + dataset.id,
                            "no link leads from the person to this dataset"});
    }
  }
}

std::vector<std::string> DatasetGraph::columns_of(std::size_t dataset) const {
  std::vector<std::string> columns = m_from_columns[dataset];
  for (const Link& link : m_links[dataset]) {
    add_once(columns, link.column);
  }
  return columns;
}

}  // namespace dsrkit::sources
