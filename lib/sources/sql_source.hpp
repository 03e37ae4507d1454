#pragma once

#include "plausible.hpp"
#include "sql_reader.hpp"

#include "dsrkit/sources/source.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace dsrkit::sources {

/// A relational database with declared tables or views, opened for reading only.
class SqlSource : public Source {
public:
  SqlSource(SourceConfig config, SqlPlace place, const Context& context, std::string case_reference);

  [[nodiscard]] const SourceConfig& config() const override { return m_config; }

  [[nodiscard]] std::vector<SourcePerson> find_candidates(const DataSubject& subject,
                                                          SearchLog& log) override;
  void fetch_records(const std::string& person, SearchLog& log, const ItemSink& sink) override;
  [[nodiscard]] std::vector<Party> parties_around(const std::string& person, SearchLog& log) override;
  [[nodiscard]] Diagnostics check() override;

private:
  /// A row about the person, and the query that found it.
  using VisitRow = std::function<void(const DatasetRow&, bool restricted, const std::string& query)>;

  /// What is known of a person besides the details: needed when it becomes a party.
  struct KnownPerson {
    PersonDetails details;
    std::vector<std::string> safe_addresses;
    bool found = false;
    bool deceased = false;
  };

  /// Keys of visited rows that other datasets hang on, by dataset; the flag is `restricted`.
  using ParentKeys = std::map<std::string, std::vector<std::pair<sql::Cell, bool>>>;

  [[nodiscard]] const DatasetConfig& person_dataset() const;
  [[nodiscard]] std::string parent_of(const DatasetConfig& dataset) const;
  [[nodiscard]] bool is_parent(const std::string& dataset) const;
  [[nodiscard]] std::vector<const DatasetConfig*> in_dependency_order() const;
  void check_links(Diagnostics& diagnostics) const;

  [[nodiscard]] std::set<std::string> plausible_keys(const PlausibleFilter& filter, SearchLog& log);
  [[nodiscard]] KnownPerson load_person(const std::string& key, SearchLog& log);
  [[nodiscard]] static Party party_of(KnownPerson person);
  void traverse(const std::string& person, SearchLog& log, bool claim, const VisitRow& visit);
  void add_household(const std::string& person, SearchLog& log, std::vector<Party>& parties);
  [[nodiscard]] std::vector<Party> professionals(const std::set<std::string>& references, SearchLog& log);

  SourceConfig m_config;
  const Context& m_context;
  std::string m_case;
  SourceLimits m_limits;
  SqlReader m_reader;
};

}  // namespace dsrkit::sources
