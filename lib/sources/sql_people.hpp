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

  /// By key; people who are not there are left out.
  [[nodiscard]] std::map<std::string, KnownPerson> load(const std::set<std::string>& keys,
                                                        const SqlReader::Logs& logs);

private:
  [[nodiscard]] bool describes_person(const DatasetConfig& dataset) const;
  [[nodiscard]] std::vector<std::set<std::string>> possible_keys(std::span<const Sought> sought,
                                                                 const Recogniser& recogniser,
                                                                 const SqlReader::Logs& logs);

  const SourceConfig& m_config;
  SqlReader& m_reader;
  const SourceLimits& m_limits;
};

}  // namespace dsrkit::sources
