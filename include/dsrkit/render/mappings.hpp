#pragma once

#include "dsrkit/model/value.hpp"
#include "dsrkit/workspace/mapping.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// dsrkit.mappings/1.
[[nodiscard]] Value mappings_json(const std::vector<workspace::SourceMapping>& mappings);
[[nodiscard]] std::string mappings_text(const std::vector<workspace::SourceMapping>& mappings);

/// A source that was added, or would be.
struct AddedSource {
  Value source;         ///< as dsrkit.json has it
  std::string mapping;  ///< empty when it was made without one
  std::vector<std::string> check_first;
  bool dry_run = false;
};

/// dsrkit.source-added/1.
[[nodiscard]] Value added_source_json(const AddedSource& added);
[[nodiscard]] std::string added_source_text(const AddedSource& added);

}  // namespace dsrkit::render
