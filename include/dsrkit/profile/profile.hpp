#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/profile.hpp"
#include "dsrkit/model/value.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::profile {

/// Where a profile is and what it is about.
struct ProfileSummary {
  std::string id;
  std::string controller;
  std::string service;
  std::filesystem::path path;
};

/// Reads "dsrkit.service-profile/1" strictly: what is wrong or unknown becomes a diagnostic with its pointer
/// below `where`, and the result then must not be used.
[[nodiscard]] ServiceProfile parse_profile(const Value& json, std::string_view where,
                                           Diagnostics& diagnostics);

/// Reads a profile file (anything with a '/' or ending in ".json") or looks an id up in the council's own
/// `folders`, in order, and then among the shipped ones. Throws Error(not_found) for an unknown id and
/// Error(data_invalid) for a file with mistakes.
[[nodiscard]] ServiceProfile load_profile(std::string_view id_or_path,
                                          const std::vector<std::filesystem::path>& folders = {});

/// The profiles load_profile() finds by id, ordered by id; a council's own one hides a shipped one.
[[nodiscard]] std::vector<ProfileSummary> list_profiles(
    const std::vector<std::filesystem::path>& folders = {});

}  // namespace dsrkit::profile
