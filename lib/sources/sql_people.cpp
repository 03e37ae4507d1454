#include "sql_people.hpp"

#include "candidate_list.hpp"
#include "dataset_links.hpp"
#include "key_index.hpp"

#include <utility>

namespace dsrkit::sources {

SqlPeople::SqlPeople(const SourceConfig& config, SqlReader& reader, const SourceLimits& limits)
    : m_config(config), m_reader(reader), m_limits(limits) {
}

std::string SqlPeople::key_column(const DatasetConfig& dataset) const {
  if (dataset.role == DatasetRole::person) {
    return dataset.key;
  }
  return describes_person(dataset) ? person_column(m_config, dataset) : std::string();
}

std::string SqlPeople::key_in(const DatasetConfig& dataset, const sql::Row& row) const {
  return sql::to_text(row.cell(m_reader.position(dataset, key_column(dataset)))).value_or("");
}

std::vector<std::set<std::string>> SqlPeople::possible_keys(std::span<const Sought> sought,
                                                            const Recogniser& recogniser,
                                                            const SqlReader::Logs& logs) {
  std::vector<std::set<std::string>> keys(sought.size());
  std::vector<std::size_t> subjects;
  for (const DatasetConfig& dataset : m_config.datasets) {
    // Nobody is found by an address alone.
    if (key_column(dataset).empty() || dataset.role == DatasetRole::address) {
      continue;
    }
    m_reader.for_each(dataset, {}, logs, [&](const DatasetRow& row, const sql::Row& columns) {
      PersonDetails part;
      add_details(part, row);
      subjects.clear();
      recogniser.add_possible(part, subjects);
      for (const std::size_t subject : subjects) {
        keys[subject].insert(key_in(dataset, columns));
      }
    });
  }
  return keys;
}

std::map<std::string, KnownPerson> SqlPeople::load(const std::set<std::string>& keys,
                                                   const SqlReader::Logs& logs) {
  std::set<std::string> spellings = keys;
  for (const std::string& key : keys) {
    spellings.insert(bare_key(key));
  }
  std::map<std::string, KnownPerson> people;
  const auto read = [&](const DatasetConfig& dataset, const std::set<std::string>& wanted, const auto& add) {
    for (const Selection& selection : selections_of(key_column(dataset), {wanted.begin(), wanted.end()})) {
      m_reader.for_each(dataset, selection, logs, [&](const DatasetRow& row, const sql::Row& columns) {
        add(key_in(dataset, columns), row);
      });
    }
  };
  read(person_dataset(m_config), spellings,
       [&](const std::string& key, const DatasetRow& row) { people[key].add(row); });
  const KeyIndex known = index_of_keys(people);
  for (const auto& person : people) {
    spellings.insert(person.first);
  }
  for (const DatasetConfig& dataset : m_config.datasets) {
    if (dataset.role != DatasetRole::person && !key_column(dataset).empty()) {
      read(dataset, spellings, [&](const std::string& key, const DatasetRow& row) {
        for (const std::string& own : known.like(key)) {
          people[own].add(row);
        }
      });
    }
  }
  return people;
}

std::vector<std::vector<SourcePerson>> SqlPeople::find(std::span<const Sought> sought,
                                                       const Recogniser& recogniser) {
  SqlReader::Logs logs;
  for (const Sought& one : sought) {
    logs.push_back(one.log);
  }
  const auto keys = possible_keys(sought, recogniser, logs);
  std::set<std::string> all;
  for (const auto& some : keys) {
    all.insert(some.begin(), some.end());
  }
  const auto people = load(all, logs);
  const KeyIndex known = index_of_keys(people);
  std::vector<std::vector<SourcePerson>> candidates(sought.size());
  for (std::size_t subject = 0; subject < sought.size(); ++subject) {
    CandidateList list(m_limits, *sought[subject].log);
    std::set<std::string> own;
    for (const std::string& key : keys[subject]) {
      own.insert(known.like(key).begin(), known.like(key).end());
    }
    for (const std::string& key : own) {
      SourcePerson person{m_config.id, key, people.at(key).details};
      const Interest interest = recogniser.interest_in(subject, person);
      list.add(interest, std::move(person));
    }
    candidates[subject] = list.take();
  }
  return candidates;
}

}  // namespace dsrkit::sources
