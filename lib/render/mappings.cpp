#include "dsrkit/render/mappings.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/render/columns.hpp"

namespace dsrkit::render {
namespace {

Value texts_json(const std::vector<std::string>& texts) {
  Value list = Value::array();
  for (const std::string& text : texts) {
    list.push_back(text);
  }
  return list;
}

std::size_t dataset_count(const Value& source) {
  const Value* datasets = source.find("datasets");
  return datasets == nullptr ? 0 : datasets->as_array().size();
}

Value left_out_json(const workspace::SourceMapping& mapping) {
  Value left_out = Value::object();
  for (const auto& [table, reason] : mapping.left_out) {
    left_out.set(table, reason);
  }
  return left_out;
}

}  // namespace

Value mappings_json(const std::vector<workspace::SourceMapping>& mappings) {
  Value list = Value::array();
  for (const auto& mapping : mappings) {
    list.push_back(Value::object({{"mapping", mapping.id},
                                  {"title", mapping.title},
                                  {"about", mapping.about},
                                  {"kind", mapping.source.text_or("kind")},
                                  {"datasets", dataset_count(mapping.source)},
                                  {"systems", texts_json(mapping.systems)},
                                  {"profiles", texts_json(mapping.profiles)},
                                  {"tested", mapping.tested},
                                  {"not_tested", mapping.not_tested},
                                  {"check_first", texts_json(mapping.check_first)},
                                  {"left_out", left_out_json(mapping)}}));
  }
  return Value::object({{"format", "dsrkit.mappings/1"}, {"mappings", std::move(list)}});
}

std::string mappings_text(const std::vector<workspace::SourceMapping>& mappings) {
  std::vector<std::vector<std::string>> rows{{"MAPPING", "", "WHAT IT READS"}};
  for (const auto& mapping : mappings) {
    rows.push_back({mapping.id, "", mapping.title});
    rows.push_back({"", "systems", join(mapping.systems, ", ")});
    rows.push_back({"", "tested", mapping.tested});
    rows.push_back({"", "not tested", mapping.not_tested});
  }
  return columns(rows);
}

Value added_source_json(const AddedSource& added) {
  return Value::object({{"format", "dsrkit.source-added/1"},
                        {"source", added.source.text_or("id")},
                        {"mapping", added.mapping.empty() ? Value() : Value(added.mapping)},
                        {"dry_run", added.dry_run},
                        {"check_first", texts_json(added.check_first)},
                        {"definition", added.source}});
}

std::string added_source_text(const AddedSource& added) {
  if (added.dry_run) {
    return codec::write_json(added.source, codec::JsonStyle::pretty);
  }
  const std::size_t datasets = dataset_count(added.source);
  std::string text = "source '" + added.source.text_or("id") + "' added";
  if (!added.mapping.empty()) {
    text += " by the mapping '" + added.mapping + "' with " +
            counted(static_cast<long long>(datasets), "dataset", "datasets");
  }
  text += "\n";
  std::vector<std::vector<std::string>> rows;
  for (const std::string& check : added.check_first) {
    rows.push_back({"check:", check});
  }
  return text + columns(rows);
}

}  // namespace dsrkit::render
