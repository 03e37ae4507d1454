#include "dsrkit/sources/fides.hpp"

#include "fides_document.hpp"
#include "fides_links.hpp"
#include "fides_meaning.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/yaml.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dsrkit::sources {
namespace {

/// "order_item" as "Order item".
std::string readable(std::string_view name) {
  std::string text(name);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '_' || c == '-' || c == '.'; }, ' ');
  text = trim(text);
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

/// Says what of a field is lost because SQL sees whole columns only.
void report_simplified(const FidesField& field, bool nested, Diagnostics& diagnostics) {
  const auto report = [&](Severity severity, const char* code, std::string text) {
    diagnostics.push_back({severity, code, field.where, std::move(text)});
  };
  if (!nested && !field.is_comparable()) {
    std::vector<std::string> names;
    for (const FidesField& inner : field.inner) {
      names.push_back(inner.name);
    }
    report(Severity::note, "simplified",
           names.empty() ? "is shown whole, with all its elements"
                         : "is shown whole, with the fields in it: " + join(names, ", "));
  }
  if (!field.identity.empty() && plain_word(field.identity).empty()) {
    report(Severity::error, "wrong-word", "has an identity without letters or digits");
  } else if (!field.identity.empty() && (nested || !field.is_comparable())) {
    report(Severity::warning, "identity-ignored",
           nested ? "nobody is found by it: it lies inside another column"
                  : "nobody is found by it: its column holds several values");
  }
  for (const FidesField& inner : field.inner) {
    report_simplified(inner, true, diagnostics);
  }
}

/// Its one key column; none when its key has several.
std::string key_of(const FidesCollection& collection, Diagnostics& diagnostics) {
  std::vector<std::string> keys;
  for (const FidesField& field : collection.fields) {
    if (field.primary_key && field.is_comparable()) {
      keys.push_back(field.name);
    }
  }
  if (keys.size() > 1) {
    diagnostics.push_back({Severity::note, "simplified", collection.where,
                           "has a key of " + std::to_string(keys.size()) +
                               " columns: its rows are told apart by their content"});
  }
  return keys.size() == 1 ? keys.front() : "";
}

DatasetConfig table_of(const FidesDataset& dataset, const FidesCollection& collection,
                       Diagnostics& diagnostics) {
  DatasetConfig table;
  table.id = fides_dataset_id(collection.name);
  table.label = readable(collection.name);
  table.table = dataset.schema.empty() ? collection.name : dataset.schema + "." + collection.name;
  table.key = key_of(collection, diagnostics);
  table.fields = map_fields(collection.fields);
  for (const FidesField& field : collection.fields) {
    report_simplified(field, false, diagnostics);
  }
  return table;
}

SourceConfig source_of(const FidesDataset& dataset, const FidesOptions& options, Diagnostics& diagnostics) {
  SourceConfig source;
  source.id = options.id.empty() ? plain_word(dataset.key) : options.id;
  source.kind = SourceKind::sql;
  source.label = options.label;
  if (source.label.empty()) {
    source.label = dataset.name.empty() ? readable(dataset.key) : dataset.name;
  }
  source.holder = options.holder;
  source.connection = options.connection;
  source.password = options.password;
  for (const FidesCollection& collection : dataset.collections) {
    if (!collection.left_out) {
      source.datasets.push_back(table_of(dataset, collection, diagnostics));
    }
  }
  if (source.datasets.empty()) {
    diagnostics.push_back(
        {Severity::warning, "left-out", dataset.where, "has no collection that can be searched"});
  }
  return source;
}

void check_ids(const std::vector<FidesDataset>& datasets, const std::vector<SourceConfig>& sources,
               Diagnostics& diagnostics) {
  std::set<std::string> ids;
  for (std::size_t i = 0; i < datasets.size(); ++i) {
    const std::string where = datasets[i].where + "/fides_key";
    if (!datasets[i].key.empty() && sources[i].id.empty()) {
      diagnostics.push_back({Severity::error, "wrong-key", where, "has neither letter nor digit"});
    } else if (!datasets[i].key.empty() && !ids.insert(sources[i].id).second) {
      diagnostics.push_back({Severity::error, "duplicate-dataset", where,
                             "another dataset has the same key but for case and punctuation"});
    }
  }
}

std::vector<FidesDataset> read_all(const std::vector<Value>& documents, const std::string& what,
                                   Diagnostics& diagnostics) {
  std::vector<FidesDataset> datasets;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (documents[i].is_null()) {
      continue;  // empty, or reported where it could not be read
    }
    const std::string document = documents.size() > 1 ? " (document " + std::to_string(i + 1) + ")" : "";
    for (FidesDataset& dataset : read_fides(documents[i], what + document + ":", diagnostics)) {
      datasets.push_back(std::move(dataset));
    }
  }
  if (datasets.empty() && !has_errors(diagnostics)) {
    diagnostics.push_back({Severity::error, "no-dataset", what, "holds no dataset"});
  }
  return datasets;
}

}  // namespace

FidesImport import_fides(std::string_view yaml, std::string_view what, const FidesOptions& options) {
  FidesImport import;
  codec::YamlLimits limits;
  limits.bytes = kLargestFidesFile;
  const auto documents = codec::parse_yaml(yaml, what, import.diagnostics, limits);
  const auto datasets = read_all(documents, std::string(what), import.diagnostics);
  if (datasets.size() > 1 && !(options.id.empty() && options.label.empty())) {
    throw Error(ErrorCode::usage,
                "the file describes " + std::to_string(datasets.size()) +
                    " sources, and one id or label cannot name them all",
                "leave the id and the label out: each source is named by its dataset");
  }
  for (const FidesDataset& dataset : datasets) {
    import.sources.push_back(source_of(dataset, options, import.diagnostics));
  }
  check_ids(datasets, import.sources, import.diagnostics);
  add_fides_links(datasets, import.sources, import.diagnostics);
  std::erase_if(import.sources, [](const SourceConfig& source) { return source.datasets.empty(); });
  if (has_errors(import.diagnostics)) {
    import.sources.clear();
  }
  return import;
}

}  // namespace dsrkit::sources
