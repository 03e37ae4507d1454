#include "http_source.hpp"

#include "dataset_links.hpp"
#include "plausible.hpp"
#include "read_value.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/sources/item_id.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dsrkit::sources {
namespace {

constexpr std::string_view kHouseholdMember = "household member";

/// Every dataset is asked for with the key of the person or of a record.
bool always_linked(const DatasetConfig& /*dataset*/) {
  return true;
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

HttpSource::HttpSource(SourceConfig config, const std::filesystem::path& workspace, const Context& context,
                       std::string case_reference, const SourceLimits& limits, const SecretReader& secrets)
    : m_config(std::move(config)),
      m_context(context),
      m_case(std::move(case_reference)),
      m_limits(limits),
      m_reader(m_config, workspace, context, limits, secrets) {
}

void HttpSource::search(const DataSubject& subject, SearchLog& log, std::set<std::string>& keys) {
  const DatasetConfig& people = person_dataset(m_config);
  const PlausibleFilter filter(subject);
  std::vector<UrlTemplate> searches(people.http.search.begin(), people.http.search.end());
  bool searched = false;
  for (const UrlTemplate& path : searches) {
    for (const auto& values : search_values(path, subject)) {
      searched = true;
      m_reader.for_each(people, path, values, log, false, [&](const DatasetRow& row, const Value&) {
        PersonDetails details;
        add_details(details, row);
        if (filter.could_pass(details)) {
          keys.insert(row.key_text());
        }
      });
    }
  }
  if (!searched) {
    log.gap("it can only be searched by " + join(identifiers_needed(searches), ", or by ") +
            ", which the request does not give");
  }
}

KnownPerson HttpSource::load_person(const std::string& key, SearchLog& log) {
  KnownPerson person;
  for (const DatasetConfig& dataset : m_config.datasets) {
    const bool direct =
        dataset.role == DatasetRole::person || parent_of(m_config, dataset) == person_dataset(m_config).id;
    if (describes_person(dataset) && direct) {
      m_reader.for_each(dataset, UrlTemplate(dataset.http.path), {{"person", key}, {"parent", key}}, log,
                        false, [&](const DatasetRow& row, const Value&) { person.add(row); });
    }
  }
  return person;
}

std::vector<SourcePerson> HttpSource::find_candidates(const DataSubject& subject, SearchLog& log) {
  const PlausibleFilter filter(subject);
  std::set<std::string> keys;
  search(subject, log, keys);
  std::vector<SourcePerson> candidates;
  for (const std::string& key : keys) {
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
  m_reader.note_retries(log);
  return candidates;
}

void HttpSource::note_people(const DatasetRow& row) {
  for (Party& party : parties_in(row, m_config.id)) {
    m_around.parties.push_back(std::move(party));
  }
  for (const std::string& reference : row.texts("professional.ref")) {
    m_around.professionals.insert(reference);
  }
  if (const auto member = sql::to_text(row.link);
      row.dataset.role == DatasetRole::household && member && *member != m_around.person) {
    m_around.household.emplace_back(*member, row.text("relation.name"));
  }
}

void HttpSource::traverse(const std::string& person, SearchLog& log, bool claim, const Visit& visit) {
  m_around = {person, {}, {}, {}};
  std::map<std::string, std::vector<std::pair<std::string, bool>>> parents;
  for (const DatasetConfig* dataset : in_dependency_order(m_config, always_linked)) {
    const UrlTemplate path(dataset->http.path);
    const std::string query = HttpReader::query_text(path);
    // A dataset that is asked for by person is asked for once, whatever it hangs on.
    const bool by_person = dataset->role == DatasetRole::person || !path.needs("parent");
    const std::vector<std::pair<std::string, bool>> from =
        by_person ? std::vector<std::pair<std::string, bool>>{{person, false}}
                  : parents[parent_of(m_config, *dataset)];
    for (const auto& [key, inherited] : from) {
      const bool parent_restricted = inherited;
      m_reader.for_each(*dataset, path, {{"person", person}, {"parent", key}}, log, claim,
                        [&](const DatasetRow& row, const Value& record) {
                          const bool restricted = parent_restricted || read_flag(row.text("restricted"));
                          parents[dataset->id].emplace_back(row.key_text(), restricted);
                          note_people(row);
                          visit({row, record, restricted, query});
                        });
    }
  }
}

FetchedItem HttpSource::item_of(const Found& found, const std::string& person, SearchLog& log) const {
  FetchedItem fetched;
  Item& item = fetched.item;
  item.source = m_config.id;
  item.dataset = found.row.dataset.id;
  item.key = found.row.key_text();
  item.id = item_id(m_case, item.source, item.dataset, item.key);
  item.person = person;
  item.retrieved = m_context.today;
  item.query = found.query;
  item.data_class = found.row.dataset.data_class;
  item.restricted = found.restricted;
  item.content = content_of(found.row.dataset, found.record);
  fill_heading(item, found.row, log);
  return fetched;
}

void HttpSource::fetch_records(const std::string& person, SearchLog& log, const ItemSink& sink) {
  traverse(person, log, true, [&](const Found& found) { sink(item_of(found, person, log)); });
  m_reader.note_retries(log);
}

void HttpSource::add_household(SearchLog& log, std::vector<Party>& parties) {
  for (const auto& [key, relation] : m_around.household) {
    KnownPerson member = load_person(key, log);
    if (member.found) {
      Party party = std::move(member).to_party();
      party.relation = relation.empty() ? std::string(kHouseholdMember) : relation;
      party.origins.push_back(m_config.id + "/" + person_dataset(m_config).id + "/" + key);
      parties.push_back(std::move(party));
    }
  }
}

void HttpSource::add_professionals(SearchLog& log, std::vector<Party>& parties) {
  for (const DatasetConfig& dataset : m_config.datasets) {
    if (dataset.role != DatasetRole::professional) {
      continue;
    }
    const UrlTemplate path(dataset.http.path);
    for (const std::string& reference : m_around.professionals) {
      m_reader.for_each(dataset, path, {{"professional", reference}}, log, false,
                        [&](const DatasetRow& row, const Value&) {
                          for (Party& party : parties_in(row, m_config.id)) {
                            parties.push_back(std::move(party));
                          }
                        });
    }
  }
}

std::vector<Party> HttpSource::parties_around(const std::string& person, SearchLog& log) {
  if (m_around.person != person) {
    traverse(person, log, false, [](const Found&) {});
  }
  std::vector<Party> parties = m_around.parties;
  add_household(log, parties);
  add_professionals(log, parties);
  return parties;
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
    const Diagnostics unreached = unreached_datasets(m_config, always_linked);
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
