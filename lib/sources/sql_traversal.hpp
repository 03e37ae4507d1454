#pragma once

#include "dataset_graph.hpp"
#include "sql_reader.hpp"

#include "dsrkit/sources/source.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dsrkit::sources {

/// For whom a row was found, and whether a row that led to it was restricted.
struct Owner {
  std::size_t wanted = 0;             ///< index of the case
  std::optional<std::size_t> person;  ///< index into its people; nothing: rows of other sources lead here
  bool restricted = false;
};

/// The first dataset rows of a person: those with these values in these columns.
struct Start {
  std::size_t dataset = 0;
  std::string column;
  std::vector<std::string> values;
  Owner owner;
  bool any_case = false;  ///< the values are in small letters, and the column in any
};

/// Follows the links from several people at once, each dataset with one query for all of them (more when
/// there are many values, or pages). Memory grows with the rows that others hang on, not with those at the
/// ends.
class SqlTraversal {
public:
  /// A row, for whom it is, and the query that found it.
  using Visit = std::function<void(const DatasetRow&, const std::vector<Owner>&, const std::string& query)>;

  SqlTraversal(const SourceConfig& config, const DatasetGraph& graph, SqlReader& reader,
               const Surroundings& surroundings, std::span<const Wanted> wanted);

  /// Visits each row once, with a case at most once.
  void run(const std::vector<Start>& starts, const Visit& visit);

private:
  /// What is looked for in one column, and for whom.
  class Values {
  public:
    void add(const sql::Cell& value, const Owner& owner);
    /// Whose the value is: the closest spelling counts, as databases find equal what differs in case or
    /// trailing blanks.
    [[nodiscard]] const std::vector<Owner>* owners_of(const sql::Cell& value) const;

    [[nodiscard]] const std::vector<sql::Cell>& all() const { return m_values; }

    bool any_case = false;

  private:
    std::vector<sql::Cell> m_values;
    std::unordered_map<std::string, std::vector<Owner>> m_written;
    std::unordered_map<std::string, std::vector<Owner>> m_bare;   ///< without blanks around
    std::unordered_map<std::string, std::vector<Owner>> m_loose;  ///< without case either
  };

  using ByColumn = std::map<std::string, Values>;

  void read(std::size_t dataset, const ByColumn& looked_for, const Visit& visit);
  [[nodiscard]] ByColumn looked_for(std::size_t dataset, const std::vector<Start>& starts) const;
  [[nodiscard]] std::vector<Owner> owners_of(std::size_t dataset, const sql::Row& row,
                                             const ByColumn& looked_for) const;
  [[nodiscard]] static std::vector<Selection> selections(const ByColumn& looked_for);
  void keep_values(std::size_t dataset, const sql::Row& row, const std::vector<Owner>& owners);

  const SourceConfig& m_config;
  const DatasetGraph& m_graph;
  SqlReader& m_reader;
  const Surroundings& m_surroundings;
  std::span<const Wanted> m_wanted;
  SqlReader::Logs m_logs;
  std::vector<ByColumn> m_found;  ///< values that links start from, by dataset
};

}  // namespace dsrkit::sources
