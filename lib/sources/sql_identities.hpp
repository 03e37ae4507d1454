#pragma once

#include "known_person.hpp"
#include "sql_reader.hpp"
#include "sql_traversal.hpp"

#include "dsrkit/sources/source.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace dsrkit::sources {

/// The people of a database that has no dataset of persons: a person is an identity value, such as an e-mail
/// address, and all rows with it. The key of a person is "email=...", "phone=..." or "<type>=...". A
/// household can share a value: where the rows with it name several people, each such row is a person of its
/// own, "email=... in <dataset>/<key>", and the value alone stands for the rows that name nobody.
class SqlIdentities {
public:
  SqlIdentities(const SourceConfig& config, SqlReader& reader, const SourceLimits& limits);

  [[nodiscard]] std::vector<std::vector<SourcePerson>> find(std::span<const Sought> sought,
                                                            const Recogniser& recogniser);

  /// Where the records of the people wanted begin.
  [[nodiscard]] std::vector<Start> starts_of(std::span<const Wanted> wanted, const SqlReader::Logs& logs);

private:
  /// A column that holds identity values.
  struct Column {
    std::size_t dataset = 0;
    std::size_t field = 0;
    std::string type;
  };

  using People = std::map<std::string, KnownPerson>;

  /// A row that names somebody and has an identity value.
  struct Bearer {
    std::string person;  ///< the key of its own
    PersonDetails details;
  };

  /// By identity value, in one spelling.
  using Bearers = std::map<std::string, std::vector<Bearer>>;

  [[nodiscard]] bool names_people(const Column& column) const;
  [[nodiscard]] Bearers bearers_of(const std::set<std::string>& people, const SqlReader::Logs& logs);
  void add_starts(const std::string& person, const Owner& owner, const Bearers& bearers,
                  std::vector<Start>& starts) const;
  void split_shared(std::vector<People>& found, const SqlReader::Logs& logs);

  [[nodiscard]] static std::vector<std::string> values_of(const DataSubject& subject,
                                                          const std::string& type);
  [[nodiscard]] std::string key_in(const DatasetRow& row, const DataSubject& subject) const;
  void find_by_value(std::span<const Sought> sought, const SqlReader::Logs& logs, std::vector<People>& found);
  void find_by_name(const Recogniser& recogniser, const SqlReader::Logs& logs, std::vector<People>& found);
  void add_people(const DatasetRow& row, People& people) const;
  void note_what_is_missing(const Sought& sought) const;
  [[nodiscard]] bool has_names() const;

  const SourceConfig& m_config;
  SqlReader& m_reader;
  const SourceLimits& m_limits;
  std::vector<Column> m_columns;
};

}  // namespace dsrkit::sources
