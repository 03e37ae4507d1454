#include "dsrkit/workspace/add_source.hpp"

#include "config_file.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/workspace/workspace.hpp"

#include <utility>

namespace dsrkit::workspace {
namespace {

Value::Array& sources_of(Value& config) {
  const Value* sources = config.find("sources");
  if (sources == nullptr || sources->is_null()) {
    config.set("sources", Value::array());
  } else if (!sources->is_array()) {
    throw Error(ErrorCode::config_invalid, std::string(kConfigFile) + ":/sources: expected an array");
  }
  for (auto& [key, value] : config.as_object()) {
    if (key == "sources") {
      return value.as_array();
    }
  }
  throw Error(ErrorCode::internal, "the sources were not added to the configuration");
}

void refuse_taken_id(const Value::Array& sources, const std::string& id) {
  for (const Value& source : sources) {
    if (source.text_or("id") == id) {
      throw Error(ErrorCode::output_exists, "there is already a source '" + id + "'",
                  "choose another id, or take that source out of dsrkit.json first");
    }
  }
}

void refuse_mistakes(const Value& config) {
  Diagnostics diagnostics;
  (void)parse_config(config, kConfigFile, diagnostics);
  std::vector<std::string> mistakes;
  for (const auto& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::error) {
      mistakes.push_back(diagnostic.where + ": " + diagnostic.text);
    }
  }
  if (!mistakes.empty()) {
    throw Error(ErrorCode::config_invalid, "nothing was added: " + join(mistakes, "; "));
  }
}

/// The configuration with the sources in it.
Value completed(const std::filesystem::path& workspace, const Value::Array& sources) {
  Value config = read_config_file(workspace);
  if (!config.is_object()) {
    throw Error(ErrorCode::config_invalid, std::string(kConfigFile) + ": expected an object");
  }
  auto& present = sources_of(config);
  for (const Value& source : sources) {
    refuse_taken_id(present, source.text_or("id"));
    present.push_back(source);
  }
  refuse_mistakes(config);
  return config;
}

}  // namespace

void add_sources(const std::filesystem::path& workspace, const Value::Array& sources) {
  const auto path = workspace / kConfigFile;
  if (!std::filesystem::exists(path)) {
    (void)read_config_file(workspace);  // says what is wrong; a lock would make the file
  }
  const files::FileLock lock(path, kConfigFile);
  const Value config = completed(workspace, sources);
  const auto mode = static_cast<unsigned>(std::filesystem::status(path).permissions());
  files::write_file(path, codec::write_json(config, codec::JsonStyle::pretty), mode);
}

void try_sources(const std::filesystem::path& workspace, const Value::Array& sources) {
  (void)completed(workspace, sources);
}

void add_source(const std::filesystem::path& workspace, Value source) {
  add_sources(workspace, {std::move(source)});
}

}  // namespace dsrkit::workspace
