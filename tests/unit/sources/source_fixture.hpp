#pragma once

#include "temp_folder.hpp"

#include "dsrkit/base/context.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/model/source.hpp"
#include "dsrkit/sources/source.hpp"
#include "dsrkit/sql/sqlite.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::test {

inline Context test_context() {
  Context context;
  context.today = Date{std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{2}};
  context.now = [] { return Instant{}; };
  context.actor = "officer";
  return context;
}

inline void make_database(const std::filesystem::path& path, std::string_view statements) {
  sql::create_store(path)->execute_script(statements);
}

inline DatasetConfig dataset(std::string id, DatasetRole role, std::string table, std::string key,
                             std::string link_column, std::vector<FieldMapping> fields) {
  DatasetConfig config;
  config.label = "Label of " + id;
  config.id = std::move(id);
  config.role = role;
  config.table = std::move(table);
  config.key = std::move(key);
  config.link_column = std::move(link_column);
  config.fields = std::move(fields);
  return config;
}

/// Takes for a subject whoever has one of their names, their birth date or one of their numbers.
class AnythingInCommon : public sources::Recogniser {
public:
  explicit AnythingInCommon(std::vector<DataSubject> subjects) : m_subjects(std::move(subjects)) {}

  void add_possible(const PersonDetails& part, std::vector<std::size_t>& subjects) const override {
    for (std::size_t i = 0; i < m_subjects.size(); ++i) {
      if (shares_something(m_subjects[i], part)) {
        subjects.push_back(i);
      }
    }
  }

  [[nodiscard]] sources::Interest interest_in(std::size_t subject,
                                              const SourcePerson& person) const override {
    return shares_something(m_subjects[subject], person.details) ? sources::Interest::decided
                                                                 : sources::Interest::none;
  }

private:
  static bool shares_something(const DataSubject& subject, const PersonDetails& person) {
    const auto is_own = [&](const PersonName& name) {
      return !name.given.empty() && to_lower_ascii(name.full()) == to_lower_ascii(subject.name.full());
    };
    return is_own(person.name) || (person.born && person.born == subject.born) ||
           std::any_of(person.also_known_as.begin(), person.also_known_as.end(), is_own) ||
           std::any_of(person.identifiers.begin(), person.identifiers.end(), [&](const Identifier& theirs) {
             return std::find(subject.identifiers.begin(), subject.identifiers.end(), theirs) !=
                    subject.identifiers.end();
           });
  }

  std::vector<DataSubject> m_subjects;
};

inline std::vector<SourcePerson> find_in(sources::Source& source, const DataSubject& subject,
                                         sources::SearchLog& log) {
  const sources::Sought sought{&subject, &log};
  return source.find_candidates({&sought, 1}, AnythingInCommon({subject})).at(0);
}

/// What a source hands over, kept.
struct Received {
  std::vector<sources::FetchedItem> items;
  std::vector<Party> parties;

  Received() = default;

  Received(sources::Source& source, const std::string& person, sources::SearchLog& log) {
    sources::LinkValues links;
    const sources::Wanted wanted{"AR-2026-0001", {person}, &log, &links, &parties};
    source.fetch({&wanted, 1},
                 [this](std::size_t, sources::FetchedItem item) { items.push_back(std::move(item)); });
  }

  [[nodiscard]] std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const auto& fetched : items) {
      all.push_back(fetched.item.dataset + "/" + fetched.item.key);
    }
    return all;
  }
};

}  // namespace dsrkit::test
