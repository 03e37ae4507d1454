#pragma once

#include "dataset_graph.hpp"
#include "people_around.hpp"
#include "sql_identities.hpp"
#include "sql_people.hpp"
#include "sql_reader.hpp"
#include "sql_traversal.hpp"

#include "dsrkit/sources/source.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace dsrkit::sources {

/// A relational database with declared tables or views, opened for reading only. Several subjects go down
/// together, with the queries of one.
class SqlSource : public Source {
public:
  SqlSource(SourceConfig config, Surroundings surroundings);

  [[nodiscard]] const SourceConfig& config() const override { return m_config; }

  [[nodiscard]] std::size_t together() const override;
  [[nodiscard]] std::vector<std::vector<SourcePerson>> find_candidates(std::span<const Sought> sought,
                                                                       const Recogniser& recogniser) override;
  void fetch(std::span<const Wanted> wanted, const CaseSink& sink) override;
  [[nodiscard]] Diagnostics check() override;

private:
  /// Of the cases that are fetched together.
  struct Around {
    std::vector<PeopleAround> people;                      ///< by case
    std::map<std::string, std::set<std::size_t>> workers;  ///< cases, by key of the worker
    /// Cases, by dataset of households and group.
    std::map<const DatasetConfig*, std::map<std::string, std::set<std::size_t>>> groups;
  };

  void fetch_all(std::span<const Wanted> wanted, const CaseSink& sink, Around& around);
  /// Keys of people as the rows spell them, and their relation.
  using Members = std::map<std::string, std::string>;

  [[nodiscard]] std::vector<Members> household_members(std::size_t cases, const SqlReader::Logs& logs,
                                                       const Around& around);
  [[nodiscard]] std::vector<Start> starts_of(std::span<const Wanted> wanted, const SqlReader::Logs& logs);
  [[nodiscard]] FetchedItem item_of(const DatasetRow& row, const Wanted& wanted, const Owner& owner,
                                    const std::string& query) const;
  void note(const DatasetRow& row, const std::vector<Owner>& owners, Around& around) const;
  void add_household(std::span<const Wanted> wanted, const SqlReader::Logs& logs, Around& around);
  void add_professionals(const SqlReader::Logs& logs, Around& around);

  SourceConfig m_config;
  Surroundings m_surroundings;
  bool m_by_identity;
  DatasetGraph m_graph;
  SqlReader m_reader;
  SqlPeople m_people;
  SqlIdentities m_identities;
};

}  // namespace dsrkit::sources
