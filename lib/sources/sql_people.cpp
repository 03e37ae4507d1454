#include "sql_people.hpp"

#include "candidate_list.hpp"
#include "dataset_links.hpp"

#include <utility>

namespace dsrkit::sources {

SqlPeople::SqlPeople(const SourceConfig& config, SqlReader& reader, const SourceLimits& limits)
    : m_config(config), m_reader(reader), m_limits(limits) {
}

/// A person's own row, and rows that hang on it and say more of the person.
bool SqlPeople::describes_person(const DatasetConfig& dataset) const {
  return sources::describes_person(dataset) &&
         (dataset.role == DatasetRole::person ||
          (!dataset.link_column.empty() && parent_of(m_config, dataset) == person_dataset(m_config).id));
}

std::vector<std::set<std::string>> SqlPeople::possible_keys(std::span<const Sought> sought,
                                                            const Recogniser& recogniser,
                                                            const SqlReader::Logs& logs) {
  std::vector<std::set<std::string>> keys(sought.size());
  std::vector<std::size_t> subjects;
  for (const DatasetConfig& dataset : m_config.datasets) {
    // Nobody is found by an address alone.
    if (!describes_person(dataset) || dataset.role == DatasetRole::address) {
      continue;
    }
    m_reader.for_each(dataset, {}, logs, [&](const DatasetRow& row, const sql::Row& /*columns*/) {
      PersonDetails part;
      add_details(part, row);
      subjects.clear();
      recogniser.add_possible(part, subjects);
      for (const std::size_t subject : subjects) {
        keys[subject].insert(dataset.role == DatasetRole::person ? row.key_text()
                                                                 : sql::to_text(row.link).value_or(""));
      }
    });
  }
  return keys;
}

std::map<std::string, KnownPerson> SqlPeople::load(const std::set<std::string>& keys,
                                                   const SqlReader::Logs& logs) {
  std::map<std::string, KnownPerson> people;
  for (const DatasetConfig& dataset : m_config.datasets) {
    if (!describes_person(dataset)) {
      continue;
    }
    const bool own = dataset.role == DatasetRole::person;
    for (const Selection& selection :
         selections_of(own ? dataset.key : dataset.link_column, {keys.begin(), keys.end()})) {
      m_reader.for_each(dataset, selection, logs, [&](const DatasetRow& row, const sql::Row& /*columns*/) {
        people[own ? row.key_text() : sql::to_text(row.link).value_or("")].add(row);
      });
    }
  }
  std::erase_if(people, [](const auto& person) { return !person.second.found; });
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
  std::vector<std::vector<SourcePerson>> candidates(sought.size());
  for (std::size_t subject = 0; subject < sought.size(); ++subject) {
    CandidateList list(m_limits, *sought[subject].log);
    for (const std::string& key : keys[subject]) {
      if (const auto known = people.find(key); known != people.end()) {
        SourcePerson person{m_config.id, key, known->second.details};
        const Interest interest = recogniser.interest_in(subject, person);
        list.add(interest, std::move(person));
      }
    }
    candidates[subject] = list.take();
  }
  return candidates;
}

}  // namespace dsrkit::sources
