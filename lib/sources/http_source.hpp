#pragma once

#include "http_reader.hpp"
#include "known_person.hpp"

#include "dsrkit/sources/source.hpp"

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace dsrkit::sources {

/// A web service that answers in JSON: REST, OData, FHIR. Only declared paths are asked, only with GET.
class HttpSource : public Source {
public:
  HttpSource(SourceConfig config, const std::filesystem::path& workspace, const Context& context,
             std::string case_reference, const SourceLimits& limits, const SecretReader& secrets);

  [[nodiscard]] const SourceConfig& config() const override { return m_config; }

  [[nodiscard]] std::vector<SourcePerson> find_candidates(const DataSubject& subject,
                                                          SearchLog& log) override;
  /// A record becomes an item whole, without its members that mean "group" or "restricted" or are the safe
  /// address of somebody else.
  void fetch_records(const std::string& person, SearchLog& log, const ItemSink& sink) override;
  [[nodiscard]] std::vector<Party> parties_around(const std::string& person, SearchLog& log) override;
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

  /// Whom the records of one person name.
  struct Around {
    std::string person;
    std::vector<Party> parties;
    std::set<std::string> professionals;                         ///< keys
    std::vector<std::pair<std::string, std::string>> household;  ///< key and relation
  };

  void search(const DataSubject& subject, SearchLog& log, std::set<std::string>& keys);
  [[nodiscard]] KnownPerson load_person(const std::string& key, SearchLog& log);
  void traverse(const std::string& person, SearchLog& log, bool claim, const Visit& visit);
  void note_people(const DatasetRow& row);
  [[nodiscard]] FetchedItem item_of(const Found& found, const std::string& person, SearchLog& log) const;
  void add_household(SearchLog& log, std::vector<Party>& parties);
  void add_professionals(SearchLog& log, std::vector<Party>& parties);
  void check_paths(Diagnostics& diagnostics) const;

  SourceConfig m_config;
  const Context& m_context;
  std::string m_case;
  SourceLimits m_limits;
  HttpReader m_reader;
  Around m_around;  ///< of the last traversal: asking everything again would double the load
};

}  // namespace dsrkit::sources
