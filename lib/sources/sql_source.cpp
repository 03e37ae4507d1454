#include "sql_source.hpp"

#include "dataset_links.hpp"
#include "key_index.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/sources/item_id.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dsrkit::sources {
namespace {

constexpr std::string_view kHouseholdMember = "household member";
/// One scan of the people serves so many subjects, and one query fetches their rows.
constexpr std::size_t kTogether = 250;

std::string group_column(const DatasetConfig& dataset) {
  const auto field = std::find_if(dataset.fields.begin(), dataset.fields.end(),
                                  [](const FieldMapping& f) { return f.meaning == "group"; });
  return field == dataset.fields.end() ? std::string() : field->column;
}

bool has_person_dataset(const SourceConfig& config) {
  return std::any_of(config.datasets.begin(), config.datasets.end(),
                     [](const DatasetConfig& dataset) { return dataset.role == DatasetRole::person; });
}

std::vector<std::string> keys_of(const std::map<std::string, std::set<std::size_t>>& cases) {
  std::vector<std::string> keys;
  keys.reserve(cases.size());
  for (const auto& entry : cases) {
    keys.push_back(entry.first);
  }
  return keys;
}

/// For whom a value was looked for that a row has, however the row spells it.
std::set<std::size_t> cases_of(const std::map<std::string, std::set<std::size_t>>& cases,
                               const KeyIndex& keys, const std::string& value) {
  std::set<std::size_t> found;
  for (const std::string& key : keys.like(value)) {
    found.insert(cases.at(key).begin(), cases.at(key).end());
  }
  return found;
}

}  // namespace

SqlSource::SqlSource(SourceConfig config, Surroundings surroundings)
    : m_config(std::move(config)),
      m_surroundings(std::move(surroundings)),
      m_by_identity(is_by_identity(m_config)),
      m_graph(m_config),
      m_reader(m_config, m_graph, m_surroundings),
      m_people(m_config, m_reader, m_surroundings.limits),
      m_identities(m_config, m_reader, m_surroundings.limits) {
}

std::size_t SqlSource::together() const {
  return kTogether;
}

std::vector<std::vector<SourcePerson>> SqlSource::find_candidates(std::span<const Sought> sought,
                                                                  const Recogniser& recogniser) {
  if (m_by_identity) {
    return m_identities.find(sought, recogniser);
  }
  if (!has_person_dataset(m_config)) {
    // Only rows of other sources lead here.
    return std::vector<std::vector<SourcePerson>>(sought.size());
  }
  return m_people.find(sought, recogniser);
}

std::vector<Start> SqlSource::starts_of(std::span<const Wanted> wanted, const SqlReader::Logs& logs) {
  if (m_by_identity) {
    return m_identities.starts_of(wanted, logs);
  }
  std::vector<Start> starts;
  const DatasetConfig* people = has_person_dataset(m_config) ? &person_dataset(m_config) : nullptr;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    for (std::size_t person = 0; person < wanted[i].people.size(); ++person) {
      const auto dataset = static_cast<std::size_t>(people - m_config.datasets.data());
      starts.push_back({dataset, people->key, {wanted[i].people[person]}, {i, person, false}});
    }
  }
  return starts;
}

FetchedItem SqlSource::item_of(const DatasetRow& row, const Wanted& wanted, const Owner& owner,
                               const std::string& query) const {
  FetchedItem fetched;
  Item& item = fetched.item;
  item.source = m_config.id;
  item.dataset = row.dataset.id;
  item.key = row.key_text();
  item.id = item_id(wanted.case_reference, item.source, item.dataset, item.key);
  item.person = owner.person ? wanted.people[*owner.person] : std::string();
  item.retrieved = m_surroundings.context.today;
  item.query = query;
  item.data_class = row.dataset.data_class;
  item.restricted = owner.restricted;
  fill_item(fetched, row, m_surroundings.limits.value_bytes, *wanted.log);
  return fetched;
}

void SqlSource::note(const DatasetRow& row, const std::vector<Owner>& owners, Around& around) const {
  const std::string group = row.dataset.role == DatasetRole::household ? row.text("group") : std::string();
  for (const Owner& owner : owners) {
    around.people[owner.wanted].note(row, m_config.id);
    if (!group.empty()) {
      around.groups[&row.dataset][group].insert(owner.wanted);
    }
  }
}

std::vector<SqlSource::Members> SqlSource::household_members(std::size_t cases, const SqlReader::Logs& logs,
                                                             const Around& around) {
  std::vector<Members> members(cases);
  for (const auto& [dataset, groups] : around.groups) {
    const KeyIndex known = index_of_keys(groups);
    const std::string column = person_column(m_config, *dataset);
    if (column.empty()) {
      for (SearchLog* log : logs) {
        log->gap("dataset '" + dataset->id + "' does not say by a link who is in a household");
      }
      continue;
    }
    for (const Selection& selection : selections_of(group_column(*dataset), keys_of(groups))) {
      m_reader.for_each(
          *dataset, selection, logs,
          [&, &wanted = groups, &of = *dataset](const DatasetRow& row, const sql::Row& columns) {
            const auto member = sql::to_text(columns.cell(m_reader.position(of, column))).value_or("");
            for (const std::size_t i : cases_of(wanted, known, row.text("group"))) {
              members[i].emplace(member, row.text("relation.name"));
            }
          });
    }
  }
  return members;
}

void SqlSource::add_household(std::span<const Wanted> wanted, const SqlReader::Logs& logs, Around& around) {
  if (around.groups.empty() || !has_person_dataset(m_config)) {
    return;
  }
  const auto members = household_members(wanted.size(), logs, around);
  std::set<std::string> keys;
  for (const Members& some : members) {
    for (const auto& member : some) {
      if (!bare_key(member.first).empty()) {
        keys.insert(member.first);
      }
    }
  }
  const auto people = keys.empty() ? std::map<std::string, KnownPerson>() : m_people.load(keys, logs);
  const KeyIndex known = index_of_keys(people);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto& own = wanted[i].people;
    std::set<std::string> added(own.begin(), own.end());
    for (const auto& [member, relation] : members[i]) {
      for (const std::string& key : known.like(member)) {
        if (added.insert(key).second) {
          Party party = KnownPerson(people.at(key)).to_party();
          party.relation = relation.empty() ? std::string(kHouseholdMember) : relation;
          party.origins.push_back(m_config.id + "/" + person_dataset(m_config).id + "/" + key);
          around.people[i].add(std::move(party));
        }
      }
    }
  }
}

void SqlSource::add_professionals(const SqlReader::Logs& logs, Around& around) {
  for (std::size_t i = 0; i < around.people.size(); ++i) {
    for (const std::string& reference : around.people[i].professionals()) {
      around.workers[reference].insert(i);
    }
  }
  for (const DatasetConfig& dataset : m_config.datasets) {
    if (dataset.role != DatasetRole::professional) {
      continue;
    }
    const KeyIndex known = index_of_keys(around.workers);
    for (const Selection& selection : selections_of(dataset.key, keys_of(around.workers))) {
      m_reader.for_each(dataset, selection, logs, [&](const DatasetRow& row, const sql::Row& /*columns*/) {
        for (const std::size_t i : cases_of(around.workers, known, row.key_text())) {
          for (Party& party : parties_in(row, m_config.id)) {
            around.people[i].add(std::move(party));
          }
        }
      });
    }
  }
}

void SqlSource::fetch_all(std::span<const Wanted> wanted, const CaseSink& sink, Around& around) {
  SqlReader::Logs logs;
  for (const Wanted& one : wanted) {
    logs.push_back(one.log);
    for (const Diagnostic& mistake : m_graph.mistakes()) {
      one.log->gap(mistake.where + ": " + mistake.text);
    }
  }
  SqlTraversal traversal(m_config, m_graph, m_reader, m_surroundings, wanted);
  traversal.run(starts_of(wanted, logs),
                [&](const DatasetRow& row, const std::vector<Owner>& owners, const std::string& query) {
                  note(row, owners, around);
                  if (is_disclosed(row.dataset)) {
                    for (const Owner& owner : owners) {
                      sink(owner.wanted, item_of(row, wanted[owner.wanted], owner, query));
                    }
                  }
                });
  add_household(wanted, logs, around);
  add_professionals(logs, around);
}

void SqlSource::fetch(std::span<const Wanted> wanted, const CaseSink& sink) {
  Around around;
  around.people.resize(wanted.size());
  const auto hand_over = [&] {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      *wanted[i].parties = around.people[i].take();
    }
  };
  try {
    fetch_all(wanted, sink, around);
  } catch (...) {
    hand_over();
    throw;
  }
  hand_over();
}

Diagnostics SqlSource::check() {
  Diagnostics diagnostics = m_reader.check();
  const bool has_entry = m_by_identity || has_person_dataset(m_config) || !m_graph.order().empty();
  if (!has_entry) {
    diagnostics.push_back({Severity::error, "no-person", m_config.id,
                           "source '" + m_config.id + "' declares no person dataset"});
  }
  diagnostics.insert(diagnostics.end(), m_graph.mistakes().begin(), m_graph.mistakes().end());
  return diagnostics;
}

}  // namespace dsrkit::sources
