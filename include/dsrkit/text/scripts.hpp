#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::text {

/// Where a text has letters of scripts that do not tell names by capitals or that rules for English cannot
/// read (Arabic, Han, Hebrew, Cyrillic...): byte ranges, words that follow each other on one line joined.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> other_script_runs(std::string_view text);

}  // namespace dsrkit::text
