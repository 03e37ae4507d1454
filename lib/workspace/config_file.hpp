#pragma once

#include "dsrkit/model/value.hpp"

#include <filesystem>

namespace dsrkit::workspace {

/// dsrkit.json as it stands. Throws Error(input_unreadable) when there is no workspace and
/// Error(config_invalid) when the file is no JSON.
[[nodiscard]] Value read_config_file(const std::filesystem::path& root);

}  // namespace dsrkit::workspace
