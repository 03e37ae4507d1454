#pragma once

#include "http_reader.hpp"
#include "known_person.hpp"
#include "people_around.hpp"

#include "dsrkit/sources/source.hpp"

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace dsrkit::sources {

/// A web service that answers in JSON: REST, OData, FHIR. Only declared paths are asked, only with GET.
class HttpSource : public Source {
public:
  HttpSource(SourceConfig config, const Surroundings& surroundings);

  [[nodiscard]] const SourceConfig& config() const override { return m_config; }

  [[nodiscard]] std::vector<std::vector<SourcePerson>> find_candidates(std::span<const Sought> sought,
                                                                       const Recogniser& recogniser) override;
  /// A record becomes an item whole, without its members that mean "group" or "restricted" or are the safe
  /// address of somebody else.
  void fetch(std::span<const Wanted> wanted, const CaseSink& sink) override;
  [[nodiscard]] Diagnostics check() override;

private:
  /// A record about the person, and what hangs on it.
  struct Found {
    const DatasetRow& row;
    const Value& record;
    bool restricted;
    std::string query;
  };

  using Visit = std::function<void(const Found&)>;
  class Traversal;

  /// Whom the records of one person name.
  struct Around {
    PeopleAround people;
    std::map<std::string, std::string> household;  ///< relation, by key
  };

  [[nodiscard]] std::vector<SourcePerson> find(const Sought& sought, std::size_t subject,
                                               const Recogniser& recogniser);
  [[nodiscard]] std::set<std::string> search(const Sought& sought, std::size_t subject,
                                             const Recogniser& recogniser);
  [[nodiscard]] KnownPerson load_person(const std::string& key, SearchLog& log);
  void traverse(const std::string& person, SearchLog& log, const Visit& visit);
  void note_people(const DatasetRow& row, const std::string& person, Around& around) const;
  [[nodiscard]] FetchedItem item_of(const Found& found, const std::string& person,
                                    const Wanted& wanted) const;
  void fetch_case(const Wanted& wanted, const ItemSink& sink, Around& around);
  void add_household(SearchLog& log, Around& around);
  void add_professionals(SearchLog& log, Around& around);
  void check_paths(Diagnostics& diagnostics) const;

  SourceConfig m_config;
  const Context& m_context;
  SourceLimits m_limits;
  HttpReader m_reader;
};

}  // namespace dsrkit::sources
