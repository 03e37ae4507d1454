#include "http_source.hpp"

#include "candidate_list.hpp"
#include "dataset_links.hpp"
#include "read_value.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/sources/item_id.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::sources {
namespace {

constexpr std::string_view kHouseholdMember = "household member";

/// Whether a link is this key, or a reference to it as FHIR writes them: "Patient/KEY" (R4, References).
bool names(std::string_view link, const std::string& key) {
  return link == key || link.ends_with("/" + key);
}

/// Whether a record is what was asked for with this key, as far as it says so: services ignore what they do
/// not understand of a question, and then answer with everybody's records.
bool is_of(const DatasetRow& row, const std::string& key) {
  if (row.dataset.role == DatasetRole::person) {
    return row.key_text() == key;
  }
  const bool says_owner = !row.dataset.link_column.empty() && row.dataset.role != DatasetRole::household;
  return !says_owner || names(sql::to_text(row.link).value_or(""), key);
}

Value content_of(const DatasetConfig& dataset, const Value& record) {
  Value content = record.is_object() ? record : Value::object({{"value", record}});
  for (const FieldMapping& field : dataset.fields) {
    if (is_withheld(dataset, field)) {
      content.remove_at(field.column);
    }
  }
  return content;
}

std::vector<std::string> identifiers_needed(const std::vector<UrlTemplate>& searches) {
  std::vector<std::string> needed;
  for (const UrlTemplate& search : searches) {
    needed.push_back(join(search.placeholders(), " and "));
  }
  return needed;
}

}  // namespace

HttpSource::HttpSource(SourceConfig config, const Surroundings& surroundings)
    : m_config(std::move(config)),
      m_context(surroundings.context),
      m_limits(surroundings.limits),
      m_reader(m_config, surroundings.workspace, m_context, m_limits, surroundings.secrets) {
}

std::set<std::string> HttpSource::search(const Sought& sought, std::size_t subject,
                                         const Recogniser& recogniser) {
  std::set<std::string> keys;
  const DatasetConfig& people = person_dataset(m_config);
  std::vector<UrlTemplate> searches(people.http.search.begin(), people.http.search.end());
  bool searched = false;
  std::vector<std::size_t> possible;
  for (const UrlTemplate& path : searches) {
    for (const auto& values : search_values(path, *sought.subject)) {
      searched = true;
      m_reader.for_each(people, path, values, *sought.log, false, [&](const DatasetRow& row, const Value&) {
        PersonDetails details;
        add_details(details, row);
        possible.clear();
        recogniser.add_possible(details, possible);
        if (std::find(possible.begin(), possible.end(), subject) != possible.end()) {
          keys.insert(row.key_text());
        }
      });
    }
  }
  if (!searched) {
    sought.log->gap("it can only be searched by " + join(identifiers_needed(searches), ", or by ") +
                    ", which the request does not give");
  }
  return keys;
}

KnownPerson HttpSource::load_person(const std::string& key, SearchLog& log) {
  KnownPerson person;
  for (const DatasetConfig& dataset : m_config.datasets) {
    const bool direct =
        dataset.role == DatasetRole::person || parent_of(m_config, dataset) == person_dataset(m_config).id;
    if (describes_person(dataset) && direct) {
      m_reader.for_each(dataset, UrlTemplate(dataset.http.path), {{"person", key}, {"parent", key}}, log,
                        false, [&](const DatasetRow& row, const Value&) {
                          if (is_of(row, key)) {
                            person.add(row);
                          }
                        });
    }
  }
  return person;
}

std::vector<SourcePerson> HttpSource::find(const Sought& sought, std::size_t subject,
                                           const Recogniser& recogniser) {
  CandidateList list(m_limits, *sought.log);
  for (const std::string& key : search(sought, subject, recogniser)) {
    KnownPerson known = load_person(key, *sought.log);
    SourcePerson person{m_config.id, key, std::move(known.details)};
    if (known.found) {
      const Interest interest = recogniser.interest_in(subject, person);
      list.add(interest, std::move(person));
    }
  }
  m_reader.note_retries(*sought.log);
  return list.take();
}

std::vector<std::vector<SourcePerson>> HttpSource::find_candidates(std::span<const Sought> sought,
                                                                   const Recogniser& recogniser) {
  std::vector<std::vector<SourcePerson>> candidates;
  for (std::size_t subject = 0; subject < sought.size(); ++subject) {
    candidates.push_back(find(sought[subject], subject, recogniser));
  }
  return candidates;
}

void HttpSource::note_people(const DatasetRow& row, const std::string& person, Around& around) const {
  around.people.note(row, m_config.id);
  if (const auto member = sql::to_text(row.link);
      row.dataset.role == DatasetRole::household && member && *member != person) {
    around.household.emplace(*member, row.text("relation.name"));
  }
}

/// One walk from a person through the datasets that hang on them.
class HttpSource::Traversal {
public:
  Traversal(HttpSource& source, const std::string& person, SearchLog& log, const Visit& visit)
      : m_source(source), m_person(person), m_log(log), m_visit(visit) {}

  void read(const DatasetConfig& dataset) {
    const UrlTemplate path(dataset.http.path);
    const std::string parent = parent_of(m_source.m_config, dataset);
    // A dataset that is asked for by person is asked for once, whatever it hangs on.
    const bool by_person = dataset.role == DatasetRole::person || !path.needs("parent");
    const std::vector<std::string> asked = by_person ? std::vector<std::string>{m_person} : m_keys[parent];
    std::size_t strangers = 0;
    for (const std::string& key : asked) {
      const auto take = [&](const DatasetRow& row, const Value& record) {
        const auto owner = owner_of(row, key, by_person ? m_keys[parent] : asked);
        owner ? add(row, record, {parent, *owner}, HttpReader::query_text(path)) : void(++strangers);
      };
      m_source.m_reader.for_each(dataset, path, {{"person", m_person}, {"parent", key}}, m_log, true, take);
    }
    if (strangers > 0) {
      m_log.gap("dataset '" + dataset.id +
                "' gave records that do not name the person; they were left out (" +
                std::to_string(strangers) + ")");
    }
  }

private:
  using Place = std::pair<std::string, std::string>;  ///< dataset and key

  /// The key of the record that this one hangs on; nothing when it names another.
  [[nodiscard]] static std::optional<std::string> owner_of(const DatasetRow& row, const std::string& asked,
                                                           const std::vector<std::string>& parents) {
    if (is_of(row, asked)) {
      return asked;
    }
    const auto found = std::find_if(parents.begin(), parents.end(),
                                    [&](const std::string& parent) { return is_of(row, parent); });
    return found == parents.end() ? std::nullopt : std::optional(*found);
  }

  void add(const DatasetRow& row, const Value& record, const Place& owner, const std::string& query) {
    // What hangs on a restricted record is restricted with it.
    const Place place{row.dataset.id, row.key_text()};
    const bool restricted = read_flag(row.text("restricted")) || m_restricted.count(owner) != 0 ||
                            m_restricted.count({person_dataset(m_source.m_config).id, m_person}) != 0;
    if (restricted) {
      m_restricted.insert(place);
    }
    m_keys[place.first].push_back(place.second);
    m_visit({row, record, restricted, query});
  }

  HttpSource& m_source;
  const std::string& m_person;
  SearchLog& m_log;
  const Visit& m_visit;
  std::map<std::string, std::vector<std::string>> m_keys;  ///< of what was read, by dataset
  std::set<Place> m_restricted;
};

void HttpSource::traverse(const std::string& person, SearchLog& log, const Visit& visit) {
  Traversal traversal(*this, person, log, visit);
  for (const DatasetConfig* dataset : in_dependency_order(m_config)) {
    traversal.read(*dataset);
  }
}

FetchedItem HttpSource::item_of(const Found& found, const std::string& person, const Wanted& wanted) const {
  FetchedItem fetched;
  Item& item = fetched.item;
  item.source = m_config.id;
  item.dataset = found.row.dataset.id;
  item.key = found.row.key_text();
  item.id = item_id(wanted.case_reference, item.source, item.dataset, item.key);
  item.person = person;
  item.retrieved = m_context.today;
  item.query = found.query;
  item.data_class = found.row.dataset.data_class;
  item.restricted = found.restricted;
  item.content = content_of(found.row.dataset, found.record);
  fill_heading(item, found.row, *wanted.log);
  return fetched;
}

void HttpSource::add_household(SearchLog& log, Around& around) {
  for (const auto& [key, relation] : around.household) {
    KnownPerson member = load_person(key, log);
    if (member.found) {
      Party party = std::move(member).to_party();
      party.relation = relation.empty() ? std::string(kHouseholdMember) : relation;
      party.origins.push_back(m_config.id + "/" + person_dataset(m_config).id + "/" + key);
      around.people.add(std::move(party));
    }
  }
}

void HttpSource::add_professionals(SearchLog& log, Around& around) {
  for (const DatasetConfig& dataset : m_config.datasets) {
    if (dataset.role != DatasetRole::professional) {
      continue;
    }
    const UrlTemplate path(dataset.http.path);
    for (const std::string& reference : around.people.professionals()) {
      m_reader.for_each(dataset, path, {{"professional", reference}}, log, false,
                        [&](const DatasetRow& row, const Value&) {
                          for (Party& party : parties_in(row, m_config.id)) {
                            around.people.add(std::move(party));
                          }
                        });
    }
  }
}

void HttpSource::fetch_case(const Wanted& wanted, const ItemSink& sink, Around& around) {
  for (const std::string& person : wanted.people) {
    traverse(person, *wanted.log, [&](const Found& found) {
      note_people(found.row, person, around);
      sink(item_of(found, person, wanted));
    });
  }
  for (const std::string& person : wanted.people) {
    around.household.erase(person);
  }
  add_household(*wanted.log, around);
  add_professionals(*wanted.log, around);
  m_reader.note_retries(*wanted.log);
}

void HttpSource::fetch(std::span<const Wanted> wanted, const CaseSink& sink) {
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    Around around;
    try {
      fetch_case(
          wanted[i], [&](FetchedItem item) { sink(i, std::move(item)); }, around);
    } catch (...) {
      *wanted[i].parties = around.people.take();
      throw;
    }
    *wanted[i].parties = around.people.take();
  }
}

void HttpSource::check_paths(Diagnostics& diagnostics) const {
  for (const DatasetConfig& dataset : m_config.datasets) {
    const auto report = [&](std::string code, std::string text) {
      diagnostics.push_back(
          {Severity::error, std::move(code), m_config.id + "/" + dataset.id, std::move(text)});
    };
    std::vector<std::string> paths = dataset.http.search;
    paths.push_back(dataset.http.path);
    for (const std::string& path : paths) {
      try {
        (void)UrlTemplate(path);
      } catch (const Error& error) {
        report("unknown-placeholder", error.what());
      }
    }
    if (dataset.role == DatasetRole::person && dataset.http.search.empty()) {
      report("no-search", "must say by which paths a person is searched for");
    }
    if (dataset.role == DatasetRole::person && dataset.key.empty()) {
      report("no-key", "must say where the key of a person is");
    }
  }
}

Diagnostics HttpSource::check() {
  Diagnostics diagnostics;
  check_paths(diagnostics);
  try {
    const Diagnostics unreached = unreached_datasets(m_config);
    diagnostics.insert(diagnostics.end(), unreached.begin(), unreached.end());
  } catch (const Error& error) {
    diagnostics.push_back({Severity::error, "no-person", m_config.id, error.what()});
  }
  if (!has_errors(diagnostics)) {
    const Diagnostics answered = m_reader.check();
    diagnostics.insert(diagnostics.end(), answered.begin(), answered.end());
  }
  return diagnostics;
}

}  // namespace dsrkit::sources
