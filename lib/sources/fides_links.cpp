#include "fides_links.hpp"

#include "fides_meaning.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace dsrkit::sources {
namespace {

/// A field of a collection, and whether it lies in another field.
struct Place {
  std::size_t dataset = 0;
  const FidesCollection* collection = nullptr;
  const FidesField* field = nullptr;
  bool nested = false;
};

/// The fields of a collection by their paths: "name", "name.inner".
using Paths = std::map<std::string, Place, std::less<>>;

void add_paths(const std::vector<FidesField>& fields, const std::string& prefix, const Place& owner,
               Paths& paths) {
  for (const FidesField& field : fields) {
    const std::string path = prefix + field.name;
    paths.emplace(path, Place{owner.dataset, owner.collection, &field, !prefix.empty()});
    add_paths(field.inner, path + ".", owner, paths);
  }
}

class Linker {
public:
  Linker(const std::vector<FidesDataset>& datasets, std::vector<SourceConfig>& sources,
         Diagnostics& diagnostics)
      : m_datasets(datasets), m_sources(sources), m_diagnostics(diagnostics) {
    for (std::size_t i = 0; i < datasets.size(); ++i) {
      m_by_key.emplace(datasets[i].key, i);
      for (const FidesCollection& collection : datasets[i].collections) {
        const auto [known, is_new] =
            m_collections.try_emplace(std::pair(i, std::string_view(collection.name)));
        if (is_new) {
          add_paths(collection.fields, "", {i, &collection, nullptr, false}, known->second);
        }
      }
      for (DatasetConfig& table : sources[i].datasets) {
        m_tables.emplace(sources[i].id + "/" + table.id, &table);
      }
    }
  }

  void link_all() {
    for (std::size_t i = 0; i < m_datasets.size(); ++i) {
      for (const FidesCollection& collection : m_datasets[i].collections) {
        link_fields(i, collection, collection.fields, false);
      }
    }
  }

  /// What no identity and no link leads to would be found empty without being searched.
  void warn_of_unreached() {
    const std::set<std::string> reached = reached_tables();
    for (std::size_t i = 0; i < m_datasets.size(); ++i) {
      for (const FidesCollection& collection : m_datasets[i].collections) {
        if (!collection.left_out && !reached.contains(table_name(i, collection))) {
          report(Severity::warning, "not-reached", collection.where,
                 "nothing of it is found: no identity and no reference leads to it");
        }
      }
    }
  }

private:
  void report(Severity severity, std::string code, const std::string& where, std::string text) {
    m_diagnostics.push_back({severity, std::move(code), where, std::move(text)});
  }

  [[nodiscard]] std::string table_name(std::size_t dataset, const FidesCollection& collection) const {
    return m_sources[dataset].id + "/" + fides_dataset_id(collection.name);
  }

  void link_fields(std::size_t dataset, const FidesCollection& collection,
                   const std::vector<FidesField>& fields, bool nested) {
    for (const FidesField& field : fields) {
      for (const FidesReference& reference : field.references) {
        if (!reference.dataset.empty() && !reference.collection.empty()) {  // else reported already
          follow({dataset, &collection, &field, nested}, reference);
        }
      }
      link_fields(dataset, collection, field.inner, true);
    }
  }

  void follow(const Place& here, const FidesReference& reference) {
    const auto known = m_by_key.find(reference.dataset);
    if (known == m_by_key.end()) {
      follow_elsewhere(here, reference);
      return;
    }
    const Place there = find_place(known->second, reference);
    if (there.field == nullptr) {
      return;
    }
    if (const std::string reason = reason_to_ignore({here, there}); !reason.empty()) {
      ignore(reference, reason);
      return;
    }
    if (reference.direction != FidesDirection::to) {
      add(here, link_from(there, here.dataset));
    }
    if (reference.direction != FidesDirection::from) {
      add(there, link_from(here, there.dataset));
    }
  }

  Place find_place(std::size_t dataset, const FidesReference& reference) {
    const auto collection = m_collections.find(std::pair(dataset, std::string_view(reference.collection)));
    if (collection == m_collections.end()) {
      report(Severity::error, "unknown-collection", reference.where + "/field",
             "names a collection that the dataset does not have");
      return {};
    }
    const auto place = collection->second.find(reference.field);
    if (place == collection->second.end()) {
      report(Severity::error, "unknown-field", reference.where + "/field",
             "names a field that the collection does not have");
      return {};
    }
    return place->second;
  }

  /// Why a link between the places cannot be followed in SQL; empty when it can.
  static std::string reason_to_ignore(const std::vector<Place>& places) {
    for (const Place& place : places) {
      if (place.collection->left_out) {
        return "its collection is left out";
      }
      if (place.nested) {
        return "a field inside another column cannot be compared";
      }
      if (!place.field->is_comparable()) {
        return "a column with several values cannot be compared";
      }
    }
    return {};
  }

  void ignore(const FidesReference& reference, const std::string& reason) {
    report(Severity::warning, "reference-ignored", reference.where, "is not followed: " + reason);
  }

  /// Between a field and one of a source that the file does not describe.
  void follow_elsewhere(const Place& here, const FidesReference& reference) {
    std::string reason = reason_to_ignore({here});
    if (reference.field.find('.') != std::string::npos) {
      reason = "a field inside another column cannot be compared";
    }
    if (!reason.empty()) {
      ignore(reference, reason);
      return;
    }
    const std::string there = plain_word(reference.dataset) + "/" + fides_dataset_id(reference.collection);
    if (reference.direction != FidesDirection::to) {
      add(here, {"", there, reference.field});
      report(Severity::note, "other-source", reference.where,
             "leads here from '" + there + "', which this file does not describe");
    }
    if (reference.direction != FidesDirection::from) {
      const Value link = Value::object({{"column", reference.field},
                                        {"to", table_name(here.dataset, *here.collection)},
                                        {"to_column", here.field->name}});
      report(Severity::warning, "other-source", reference.where,
             "is not followed: it leads to '" + there +
                 "', which this file does not describe; write the link there, as " + codec::write_json(link));
    }
  }

  /// The link's end, as a dataset of `reader` names it.
  [[nodiscard]] DatasetLink link_from(const Place& place, std::size_t reader) const {
    const bool same = m_sources[place.dataset].id == m_sources[reader].id;
    return {"",
            same ? fides_dataset_id(place.collection->name) : table_name(place.dataset, *place.collection),
            place.field->name};
  }

  void add(const Place& reached, DatasetLink link) {
    link.column = reached.field->name;
    const std::string name = table_name(reached.dataset, *reached.collection);
    if (m_added.emplace(name, link.column, link.to, link.to_column).second) {
      m_tables.at(name)->links.push_back(std::move(link));
    }
  }

  std::set<std::string> reached_tables() const {
    std::map<std::string, std::vector<std::string>> next;
    std::vector<std::string> found;
    for (const auto& [name, table] : m_tables) {
      bool begins = std::any_of(table->fields.begin(), table->fields.end(),
                                [](const FieldMapping& field) { return field.identity; });
      for (const DatasetLink& link : table->links) {
        const bool same = link.to.find('/') == std::string::npos;
        const std::string from = same ? name.substr(0, name.find('/') + 1) + link.to : link.to;
        next[from].push_back(name);
        // What another source leads to is taken as reached: its own import or check looks at it.
        begins = begins || !m_tables.contains(from);
      }
      if (begins) {
        found.push_back(name);
      }
    }
    std::set<std::string> reached(found.begin(), found.end());
    while (!found.empty()) {
      const std::string name = std::move(found.back());
      found.pop_back();
      for (const std::string& follower : next[name]) {
        if (reached.insert(follower).second) {
          found.push_back(follower);
        }
      }
    }
    return reached;
  }

  const std::vector<FidesDataset>& m_datasets;
  std::vector<SourceConfig>& m_sources;
  Diagnostics& m_diagnostics;
  std::map<std::string, std::size_t> m_by_key;
  std::map<std::pair<std::size_t, std::string_view>, Paths> m_collections;
  std::map<std::string, DatasetConfig*> m_tables;  ///< by "source/dataset"
  std::set<std::tuple<std::string, std::string, std::string, std::string>> m_added;
};

}  // namespace

std::string fides_dataset_id(std::string_view collection) {
  return replace_all(std::string(collection), "/", "-");
}

void add_fides_links(const std::vector<FidesDataset>& datasets, std::vector<SourceConfig>& sources,
                     Diagnostics& diagnostics) {
  Linker linker(datasets, sources, diagnostics);
  linker.link_all();
  linker.warn_of_unreached();
}

}  // namespace dsrkit::sources
