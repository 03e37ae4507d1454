#pragma once

#include "dsrkit/model/value.hpp"
#include "dsrkit/sources/fides.hpp"

#include <string>

namespace dsrkit::render {

/// dsrkit.import/1.
[[nodiscard]] Value source_import_json(const sources::FidesImport& import, bool dry_run);

/// What became of the datasets of a file: tables, who is found by what, links, and what was left out.
[[nodiscard]] std::string source_import_text(const sources::FidesImport& import, bool dry_run);

}  // namespace dsrkit::render
