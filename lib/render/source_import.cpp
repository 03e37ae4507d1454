#include "dsrkit/render/source_import.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/render/checks.hpp"
#include "dsrkit/render/columns.hpp"
#include "dsrkit/workspace/add_source.hpp"

#include <utility>

namespace dsrkit::render {
namespace {

std::string or_dash(const std::string& text) {
  return text.empty() ? "-" : text;
}

std::string identities_of(const DatasetConfig& dataset) {
  std::vector<std::string> columns;
  for (const FieldMapping& field : dataset.fields) {
    if (field.identity) {
      columns.push_back(field.column + " (" + field.meaning + ")");
    }
  }
  return or_dash(join(columns, ", "));
}

std::string links_of(const DatasetConfig& dataset) {
  std::vector<std::string> links;
  for (const DatasetLink& link : dataset.links) {
    links.push_back(link.to + "." + link.to_column + " = " + link.column);
  }
  return or_dash(join(links, ", "));
}

std::string source_text(const SourceConfig& source, bool dry_run) {
  std::vector<std::vector<std::string>> rows{{"DATASET", "COLUMNS", "KEY", "FINDS PEOPLE BY", "REACHED BY"}};
  for (const DatasetConfig& dataset : source.datasets) {
    rows.push_back({dataset.id, std::to_string(dataset.fields.size()), or_dash(dataset.key),
                    identities_of(dataset), links_of(dataset)});
  }
  return "source '" + source.id + "' " + (dry_run ? "would be added" : "added") + " with " +
         counted(static_cast<long long>(source.datasets.size()), "dataset", "datasets") + "\n" +
         columns(rows);
}

}  // namespace

Value source_import_json(const sources::FidesImport& import, bool dry_run) {
  Value json = diagnostics_json("dsrkit.import/1", import.diagnostics);
  Value sources = Value::array();
  for (const SourceConfig& source : import.sources) {
    sources.push_back(workspace::source_to_json(source));
  }
  json.set("dry_run", dry_run);
  json.set("sources", std::move(sources));
  return json;
}

std::string source_import_text(const sources::FidesImport& import, bool dry_run) {
  std::string text;
  for (const SourceConfig& source : import.sources) {
    text += source_text(source, dry_run);
  }
  return text + diagnostics_text(import.diagnostics, "nothing was left out");
}

}  // namespace dsrkit::render
