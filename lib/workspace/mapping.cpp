#include "dsrkit/workspace/mapping.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/workspace/config.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace dsrkit::workspace {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestMapping = std::size_t{4} << 20U;
constexpr std::string_view kEnding = ".json";
/// What a council says of its own system.
constexpr std::array<std::string_view, 5> kOwnMembers{"id", "holder", "connection", "password",
                                                      "allow_writable_role"};

/// The source, read as if a council had completed it.
void check_source(const Value& source, const std::string& where, Diagnostics& diagnostics) {
  if (!source.is_object()) {
    diagnostics.push_back({Severity::error, "wrong-type", where, "expected an object"});
    return;
  }
  for (const std::string_view member : kOwnMembers) {
    if (source.find(member) != nullptr) {
      diagnostics.push_back({Severity::error, "not-of-a-mapping", where + "/" + std::string(member),
                             "is for the council to say: leave it out"});
    }
  }
  Value completed = source;
  completed.set("id", "mapped");
  completed.set("connection", "mapped");
  (void)parse_source(completed, where, diagnostics);
}

std::vector<std::pair<std::string, std::string>> read_left_out(codec::ObjectReader& mapping) {
  std::vector<std::pair<std::string, std::string>> left_out;
  const Value* member = mapping.member("left_out");
  if (member == nullptr) {
    return left_out;
  }
  if (!member->is_object()) {
    mapping.report("left_out", "wrong-type", "expected an object of tables and reasons");
    return left_out;
  }
  for (const auto& [table, reason] : member->as_object()) {
    if (!reason.is_string() || trim(reason.as_string()).empty()) {
      mapping.report("left_out", "missing", "'" + table + "' has no reason");
    } else {
      left_out.emplace_back(table, reason.as_string());
    }
  }
  return left_out;
}

SourceMapping read_mapping_file(const fs::path& path) {
  const std::string name = path.filename().string();
  Diagnostics diagnostics;
  const Value json = codec::parse_json(files::read_file(path, kLargestMapping), name);
  auto mapping = parse_mapping(json, name, diagnostics);
  codec::throw_if_errors(diagnostics, false);
  return mapping;
}

std::vector<fs::path> shipped_files() {
  std::vector<fs::path> paths = files::list_files(files::shipped_data("mappings"));
  paths.erase(std::remove_if(paths.begin(), paths.end(),
                             [](const fs::path& path) { return path.extension() != kEnding; }),
              paths.end());
  return paths;
}

Error unknown_mapping(std::string_view id, const std::vector<fs::path>& shipped) {
  std::vector<std::string> ids;
  ids.reserve(shipped.size());
  for (const fs::path& path : shipped) {
    ids.push_back(path.stem().string());
  }
  const std::string near = closest_match(id, ids);
  return {ErrorCode::not_found, "no mapping '" + std::string(id) + "'",
          near.empty() ? "known are: " + join(ids, ", ") : "did you mean '" + near + "'?"};
}

void set_identifier(Value& source, const std::string& identifier) {
  if (source.text_or("kind") != "files") {
    throw Error(ErrorCode::usage, "an identifier is for files that are named by one");
  }
  for (auto& [key, value] : source.as_object()) {
    if (key == "datasets") {
      for (Value& dataset : value.as_array()) {
        dataset.set("identifier", identifier);
      }
    }
  }
}

void set_if_given(Value& object, std::string_view key, const std::string& text) {
  if (!text.empty()) {
    object.set(key, text);
  }
}

}  // namespace

SourceMapping parse_mapping(const Value& json, std::string_view where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, std::string(where) + ":", diagnostics);
  SourceMapping mapping;
  if (const std::string format = reader.required_text("format"); format != "dsrkit.mapping/1") {
    reader.report("format", "unknown-format", "must be \"dsrkit.mapping/1\"");
  }
  mapping.id = reader.required_text("id");
  mapping.title = reader.required_text("title");
  mapping.about = reader.required_text("about");
  mapping.systems = reader.texts("systems");
  mapping.profiles = reader.texts("profiles");
  mapping.tested = reader.required_text("tested");
  mapping.not_tested = reader.required_text("not_tested");
  mapping.check_first = reader.texts("check_first");
  mapping.left_out = read_left_out(reader);
  if (const Value* source = reader.member("source")) {
    mapping.source = *source;
    check_source(*source, reader.member_where("source"), diagnostics);
  } else {
    reader.report("source", "missing", "must be the source as dsrkit.json writes it");
  }
  reader.finish();
  return mapping;
}

std::vector<SourceMapping> list_mappings() {
  std::vector<SourceMapping> mappings;
  for (const fs::path& path : shipped_files()) {
    mappings.push_back(read_mapping_file(path));
  }
  return mappings;
}

SourceMapping load_mapping(std::string_view id_or_path) {
  if (id_or_path.find('/') != std::string_view::npos || id_or_path.ends_with(kEnding)) {
    return read_mapping_file(fs::path(id_or_path));
  }
  const auto shipped = shipped_files();
  const auto found = std::find_if(shipped.begin(), shipped.end(),
                                  [&](const fs::path& path) { return path.stem() == id_or_path; });
  if (found == shipped.end()) {
    throw unknown_mapping(id_or_path, shipped);
  }
  return read_mapping_file(*found);
}

Value mapped_source(const SourceMapping& mapping, const NewSource& details) {
  Value source = Value::object({{"id", details.id},
                                {"kind", mapping.source.text_or("kind")},
                                {"label", mapping.source.text_or("label", mapping.title)}});
  set_if_given(source, "label", details.label);
  set_if_given(source, "holder", details.holder);
  source.set("connection", details.connection);
  if (!details.password_file.empty()) {
    source.set("password", Value::object({{"file", details.password_file}}));
  }
  for (const auto& [key, value] : mapping.source.as_object()) {
    if (source.find(key) == nullptr) {
      source.set(key, value);
    }
  }
  if (!details.identifier.empty()) {
    set_identifier(source, details.identifier);
  }
  return source;
}

Value manual_source(const NewSource& details) {
  Value source = Value::object({{"id", details.id}, {"kind", "manual"}});
  set_if_given(source, "label", details.label);
  source.set("holder", details.holder);
  return source;
}

}  // namespace dsrkit::workspace
