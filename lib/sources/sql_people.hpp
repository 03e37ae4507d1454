#pragma once

#include "known_person.hpp"
#include "sql_reader.hpp"

#include "dsrkit/sources/source.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace dsrkit::sources {

/// The people of a database with a dataset of persons: each table is read once, whoever is looked for.
class SqlPeople {
public:
  SqlPeople(const SourceConfig& config, SqlReader& reader, const SourceLimits& limits);

  [[nodiscard]] std::vector<std::vector<SourcePerson>> find(std::span<const Sought> sought,
                                                            const Recogniser& recogniser);

  /// By their own keys, however `keys` spell them; people who are not there are left out.
  [[nodiscard]] std::map<std::string, KnownPerson> load(const std::set<std::string>& keys,
                                                        const SqlReader::Logs& logs);

private:
  /// The column of a person's own row, or of one that says more of the person, that holds the person's key;
  /// empty for other datasets.
  [[nodiscard]] std::string key_column(const DatasetConfig& dataset) const;
  [[nodiscard]] std::string key_in(const DatasetConfig& dataset, const sql::Row& row) const;
  [[nodiscard]] std::vector<std::set<std::string>> possible_keys(std::span<const Sought> sought,
                                                                 const Recogniser& recogniser,
                                                                 const SqlReader::Logs& logs);

  const SourceConfig& m_config;
  SqlReader& m_reader;
  const SourceLimits& m_limits;
};

}  // namespace dsrkit::sources
