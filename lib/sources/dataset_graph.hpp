#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/source.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dsrkit::sources {

/// How the datasets of one source hang together: which are read, in which order, and by which links. Links
/// may form any graph; a dataset is read once, after all that lead to it, and links that lead back are not
/// followed.
class DatasetGraph {
public:
  struct Link {
    std::optional<std::size_t> from;  ///< index of the dataset; nothing: of another source
    std::string outside;              ///< "source/dataset" of another source
    std::string from_column;
    std::string column;  ///< of the dataset that is reached
  };

  explicit DatasetGraph(const SourceConfig& source);

  /// Indices into SourceConfig::datasets: those that something leads to, in the order to read them.
  [[nodiscard]] const std::vector<std::size_t>& order() const { return m_order; }

  /// The links that are followed to a dataset.
  [[nodiscard]] const std::vector<Link>& links_to(std::size_t dataset) const { return m_links[dataset]; }

  /// Columns of a dataset that links need besides the declared ones, at either end.
  [[nodiscard]] std::vector<std::string> columns_of(std::size_t dataset) const;

  /// Columns of a dataset that links to other datasets start from.
  [[nodiscard]] const std::vector<std::string>& sources_of_links(std::size_t dataset) const {
    return m_from_columns[dataset];
  }

  /// An error for each dataset that nothing leads to and each link that names what is not there.
  [[nodiscard]] const Diagnostics& mistakes() const { return m_mistakes; }

private:
  void add_links(std::size_t dataset);
  void add_link(std::size_t dataset, const DatasetLink& link);
  [[nodiscard]] std::optional<std::size_t> index_of(const std::string& dataset) const;
  [[nodiscard]] bool is_root(std::size_t dataset) const;
  [[nodiscard]] std::vector<std::optional<std::size_t>> distances() const;
  [[nodiscard]] bool waits(std::size_t dataset, const std::vector<bool>& reached,
                           const std::vector<bool>& read) const;
  void put_in_order();
  void report_unreached();

  const SourceConfig& m_source;
  std::vector<std::vector<Link>> m_links;
  std::vector<std::vector<std::string>> m_from_columns;
  std::vector<std::size_t> m_order;
  Diagnostics m_mistakes;
};

/// Whether a person of the source is whoever has one of its identity values, as in sources without a dataset
/// of persons.
[[nodiscard]] bool is_by_identity(const SourceConfig& source);

}  // namespace dsrkit::sources
