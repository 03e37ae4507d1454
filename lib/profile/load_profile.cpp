#include "profile_id.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/profile/profile.hpp"

#include <algorithm>
#include <map>

namespace dsrkit::profile {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestProfile = std::size_t{4} << 20U;
constexpr std::string_view kEnding = ".json";

ServiceProfile read_profile_file(const fs::path& path) {
  const std::string name = path.filename().string();
  Diagnostics diagnostics;
  const Value json = codec::parse_json(files::read_file(path, kLargestProfile), name);
  auto profile = parse_profile(json, name, diagnostics);
  codec::throw_if_errors(diagnostics, false);
  return profile;
}

/// As read_profile_file(), for a file found by its name: the name is the id.
ServiceProfile read_named_profile(const fs::path& path) {
  auto profile = read_profile_file(path);
  if (profile.id != path.stem().string()) {
    throw Error(ErrorCode::data_invalid, path.filename().string() + ": the id inside is '" + profile.id + "'",
                "give the file the name of its id");
  }
  return profile;
}

std::vector<fs::path> search_path(std::vector<fs::path> folders) {
  folders.push_back(files::shipped_data("profiles"));
  return folders;
}

/// The file of each id; the first folder wins.
std::map<std::string, fs::path> profile_files(const std::vector<fs::path>& folders) {
  std::map<std::string, fs::path> found;
  for (const auto& folder : search_path(folders)) {
    if (!fs::is_directory(folder)) {
      continue;
    }
    for (const auto& path : files::list_files(folder)) {
      if (path.extension() == kEnding && is_profile_id(path.stem().string())) {
        found.emplace(path.stem().string(), path);
      }
    }
  }
  return found;
}

Error unknown_profile(std::string_view id, const std::map<std::string, fs::path>& known) {
  std::vector<std::string> ids;
  for (const auto& entry : known) {
    ids.push_back(entry.first);
  }
  const std::string near = closest_match(id, ids);
  return {ErrorCode::not_found, "no service profile '" + std::string(id) + "'",
          near.empty() ? "known are: " + join(ids, ", ") : "did you mean '" + near + "'?"};
}

}  // namespace

bool is_profile_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

ServiceProfile load_profile(std::string_view id_or_path, const std::vector<fs::path>& folders) {
  if (id_or_path.find('/') != std::string_view::npos || id_or_path.ends_with(kEnding)) {
    return read_profile_file(fs::path(id_or_path));
  }
  const auto known = profile_files(folders);
  const auto found = known.find(std::string(id_or_path));
  if (found == known.end()) {
    throw unknown_profile(id_or_path, known);
  }
  return read_named_profile(found->second);
}

std::vector<ProfileSummary> list_profiles(const std::vector<fs::path>& folders) {
  std::vector<ProfileSummary> summaries;
  for (const auto& [id, path] : profile_files(folders)) {
    auto profile = read_named_profile(path);
    summaries.push_back({id, std::move(profile.controller.name), std::move(profile.service.name), path});
  }
  return summaries;
}

}  // namespace dsrkit::profile
