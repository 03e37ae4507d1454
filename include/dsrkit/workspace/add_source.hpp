#pragma once

#include "dsrkit/model/source.hpp"
#include "dsrkit/model/value.hpp"

#include <filesystem>

namespace dsrkit::workspace {

/// A source as it stands in dsrkit.json: what has its default value is left out, and reading it with
/// parse_config gives the same source again.
[[nodiscard]] Value source_to_json(const SourceConfig& source);

/// Puts sources at the end of those in the dsrkit.json of `workspace`, all or none; order and values of
/// everything else stay. Throws Error(input_unreadable) when there is no workspace, Error(output_exists) when
/// a source of the same id is there, Error(config_invalid) listing what would be wrong with the whole, and
/// Error(busy) while another process changes the file. When it throws, the file is as it was.
void add_sources(const std::filesystem::path& workspace, const Value::Array& sources);

/// Throws what add_sources() would throw for them, and changes nothing.
void try_sources(const std::filesystem::path& workspace, const Value::Array& sources);

/// As add_sources() with one.
void add_source(const std::filesystem::path& workspace, Value source);

}  // namespace dsrkit::workspace
