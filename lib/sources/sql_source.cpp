#include "sql_source.hpp"

#include "read_value.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/sources/item_id.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::sources {
namespace {

constexpr std::string_view kHouseholdMember = "household member";

bool describes_person(const DatasetConfig& dataset) {
  switch (dataset.role) {
    case DatasetRole::person:
    case DatasetRole::alias:
    case DatasetRole::identifier:
    case DatasetRole::address: return true;
    case DatasetRole::household:
    case DatasetRole::relation:
    case DatasetRole::professional:
    case DatasetRole::record: return false;
  }
  return false;
}

std::string group_column(const DatasetConfig& dataset) {
  const auto field = std::find_if(dataset.fields.begin(), dataset.fields.end(),
                                  [](const FieldMapping& f) { return f.meaning == "group"; });
  return field == dataset.fields.end() ? std::string() : field->column;
}

bool is_disclosed(const DatasetConfig& dataset) {
  return std::any_of(dataset.fields.begin(), dataset.fields.end(),
                     [](const FieldMapping& field) { return sources::is_disclosed(field); });
}

}  // namespace

SqlSource::SqlSource(SourceConfig config, SqlPlace place, const Context& context, std::string case_reference)
    : m_config(std::move(config)),
      m_context(context),
      m_case(std::move(case_reference)),
      m_limits(place.limits),
      m_reader(m_config, std::move(place), context) {
}

const DatasetConfig& SqlSource::person_dataset() const {
  const auto dataset =
      std::find_if(m_config.datasets.begin(), m_config.datasets.end(),
                   [](const DatasetConfig& candidate) { return candidate.role == DatasetRole::person; });
  if (dataset == m_config.datasets.end()) {
    throw Error(ErrorCode::config_invalid, "source '" + m_config.id + "' declares no person dataset");
  }
  return *dataset;
}

std::string SqlSource::parent_of(const DatasetConfig& dataset) const {
  return dataset.link_to.empty() || dataset.link_to == "person" ? person_dataset().id : dataset.link_to;
}

bool SqlSource::is_parent(const std::string& dataset) const {
  return std::any_of(m_config.datasets.begin(), m_config.datasets.end(), [&](const DatasetConfig& other) {
    return !other.link_column.empty() && parent_of(other) == dataset;
  });
}

std::vector<const DatasetConfig*> SqlSource::in_dependency_order() const {
  std::vector<const DatasetConfig*> ordered{&person_dataset()};
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    for (const DatasetConfig& dataset : m_config.datasets) {
      const bool known = std::find(ordered.begin(), ordered.end(), &dataset) != ordered.end();
      if (!known && !dataset.link_column.empty() && dataset.role != DatasetRole::professional &&
          parent_of(dataset) == ordered[i]->id) {
        ordered.push_back(&dataset);
      }
    }
  }
  return ordered;
}

void SqlSource::check_links(Diagnostics& diagnostics) const {
  const auto reached = in_dependency_order();
  for (const DatasetConfig& dataset : m_config.datasets) {
    if (dataset.role != DatasetRole::professional &&
        std::find(reached.begin(), reached.end(), &dataset) == reached.end()) {
      diagnostics.push_back({Severity::error, "not-linked", m_config.id + "/" + dataset.id,
                             "no link leads from the person to this dataset"});
    }
  }
}

std::set<std::string> SqlSource::plausible_keys(const PlausibleFilter& filter, SearchLog& log) {
  std::set<std::string> keys;
  for (const DatasetConfig& dataset : m_config.datasets) {
    if (!describes_person(dataset) || dataset.role == DatasetRole::address ||
        (dataset.role != DatasetRole::person && parent_of(dataset) != person_dataset().id)) {
      continue;
    }
    m_reader.for_each(dataset, {}, log, [&](const DatasetRow& row) {
      PersonDetails details;
      add_details(details, row);
      if (filter.could_pass(details)) {
        keys.insert(dataset.role == DatasetRole::person ? row.key_text()
                                                        : sql::to_text(row.link).value_or(""));
      }
    });
  }
  return keys;
}

SqlSource::KnownPerson SqlSource::load_person(const std::string& key, SearchLog& log) {
  KnownPerson person;
  for (const DatasetConfig& dataset : m_config.datasets) {
    if (!describes_person(dataset)) {
      continue;
    }
    const bool own = dataset.role == DatasetRole::person;
    if (!own && parent_of(dataset) != person_dataset().id) {
      continue;
    }
    m_reader.for_each(dataset, {own ? dataset.key : dataset.link_column, key}, log,
                      [&](const DatasetRow& row) {
                        add_details(person.details, row);
                        person.found = person.found || own;
                        const auto safe = safe_addresses_in(row);
                        person.safe_addresses.insert(person.safe_addresses.end(), safe.begin(), safe.end());
                        person.deceased = person.deceased || read_flag(row.text("person.deceased"));
                      });
  }
  return person;
}

std::vector<SourcePerson> SqlSource::find_candidates(const DataSubject& subject, SearchLog& log) {
  const PlausibleFilter filter(subject);
  std::vector<SourcePerson> candidates;
  for (const std::string& key : plausible_keys(filter, log)) {
    KnownPerson person = load_person(key, log);
    if (!person.found || !filter.passes(person.details)) {
      continue;
    }
    if (candidates.size() == m_limits.candidates) {
      log.gap("more than " + std::to_string(m_limits.candidates) +
              " people could be the person; ask for more details to narrow the search");
      break;
    }
    candidates.push_back({m_config.id, key, std::move(person.details)});
  }
  return candidates;
}

void SqlSource::traverse(const std::string& person, SearchLog& log, bool claim, const VisitRow& visit) {
  ParentKeys parents;
  for (const DatasetConfig* dataset : in_dependency_order()) {
    const bool own = dataset->role == DatasetRole::person;
    const std::vector<std::pair<sql::Cell, bool>> from =
        own ? std::vector<std::pair<sql::Cell, bool>>{{sql::Cell(person), false}}
            : parents[parent_of(*dataset)];
    const bool keep_keys = is_parent(dataset->id);
    for (const auto& [value, inherited] : from) {
      const bool parent_restricted = inherited;
      const Selection selection{own ? dataset->key : dataset->link_column, value};
      const std::string query = m_reader.query_text(*dataset, selection, log);
      if (claim && is_disclosed(*dataset)) {
        log.claim(m_reader.count(*dataset, selection, log));
      }
      m_reader.for_each(*dataset, selection, log, [&](const DatasetRow& row) {
        const bool restricted = parent_restricted || read_flag(row.text("restricted"));
        if (keep_keys) {
          parents[dataset->id].emplace_back(row.key, restricted);
        }
        visit(row, restricted, query);
      });
    }
  }
}

void SqlSource::fetch_records(const std::string& person, SearchLog& log, const ItemSink& sink) {
  traverse(person, log, true, [&](const DatasetRow& row, bool restricted, const std::string& query) {
    if (!is_disclosed(row.dataset)) {
      return;
    }
    FetchedItem fetched;
    Item& item = fetched.item;
    item.source = m_config.id;
    item.dataset = row.dataset.id;
    item.key = row.key_text();
    item.id = item_id(m_case, item.source, item.dataset, item.key);
    item.person = person;
    item.retrieved = m_context.today;
    item.query = query;
    item.data_class = row.dataset.data_class;
    item.restricted = restricted;
    fill_item(fetched, row, m_limits.value_bytes, log);
    sink(std::move(fetched));
  });
}

Party SqlSource::party_of(KnownPerson person) {
  Party party;
  std::vector<PersonName> names = std::move(person.details.also_known_as);
  names.insert(names.begin(), std::move(person.details.name));
  for (const PersonName& name : names) {
    if (std::string full = name.full(); !full.empty()) {
      party.names.push_back(std::move(full));
    }
  }
  party.born = person.details.born;
  party.identifiers = std::move(person.details.identifiers);
  party.phones = std::move(person.details.phones);
  party.emails = std::move(person.details.emails);
  party.safe_addresses = std::move(person.safe_addresses);
  for (std::string& address : person.details.addresses) {
    const auto& safe = party.safe_addresses;
    if (std::find(safe.begin(), safe.end(), address) == safe.end()) {
      party.addresses.push_back(std::move(address));
    }
  }
  party.deceased = person.deceased;
  return party;
}

void SqlSource::add_household(const std::string& person, SearchLog& log, std::vector<Party>& parties) {
  std::map<std::string, std::string> members;  // key to relation
  for (const DatasetConfig& dataset : m_config.datasets) {
    const std::string column = group_column(dataset);
    if (dataset.role != DatasetRole::household || column.empty()) {
      continue;
    }
    std::set<std::string> groups;
    m_reader.for_each(dataset, {dataset.link_column, person}, log,
                      [&](const DatasetRow& row) { groups.insert(row.text("group")); });
    groups.erase("");
    for (const std::string& group : groups) {
      m_reader.for_each(dataset, {column, group}, log, [&](const DatasetRow& row) {
        members.emplace(sql::to_text(row.link).value_or(""), row.text("relation.name"));
      });
    }
  }
  members.erase(person);
  members.erase("");
  for (const auto& [key, relation] : members) {
    KnownPerson member = load_person(key, log);
    if (!member.found) {
      continue;
    }
    Party party = party_of(std::move(member));
    party.relation = relation.empty() ? std::string(kHouseholdMember) : relation;
    party.origins.push_back(m_config.id + "/" + person_dataset().id + "/" + key);
    parties.push_back(std::move(party));
  }
}

std::vector<Party> SqlSource::professionals(const std::set<std::string>& references, SearchLog& log) {
  std::vector<Party> parties;
  for (const DatasetConfig& dataset : m_config.datasets) {
    if (dataset.role != DatasetRole::professional) {
      continue;
    }
    for (const std::string& reference : references) {
      m_reader.for_each(dataset, {dataset.key, reference}, log, [&](const DatasetRow& row) {
        for (Party& party : parties_in(row, m_config.id)) {
          parties.push_back(std::move(party));
        }
      });
    }
  }
  return parties;
}

std::vector<Party> SqlSource::parties_around(const std::string& person, SearchLog& log) {
  std::vector<Party> parties;
  std::set<std::string> references;
  traverse(person, log, false, [&](const DatasetRow& row, bool /*restricted*/, const std::string& /*query*/) {
    for (Party& party : parties_in(row, m_config.id)) {
      parties.push_back(std::move(party));
    }
    for (const std::string& reference : row.texts("professional.ref")) {
      references.insert(reference);
    }
  });
  add_household(person, log, parties);
  for (Party& party : professionals(references, log)) {
    parties.push_back(std::move(party));
  }
  return parties;
}

Diagnostics SqlSource::check() {
  Diagnostics diagnostics = m_reader.check();
  try {
    check_links(diagnostics);
  } catch (const Error& error) {
    diagnostics.push_back({Severity::error, "no-person", m_config.id, error.what()});
  }
  return diagnostics;
}

}  // namespace dsrkit::sources
