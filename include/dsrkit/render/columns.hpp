#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace dsrkit::render {

/// Rows as aligned columns, two spaces apart; the last column is not padded. Widths count characters, so
/// that names with accents line up.
[[nodiscard]] std::string columns(const std::vector<std::vector<std::string>>& rows);

/// "label: value" lines with the values aligned; empty values are left out.
[[nodiscard]] std::string labelled(const std::vector<std::pair<std::string, std::string>>& lines);

/// A finished text with lines of at most `width` characters (0: as long as they are). A line that is longer
/// goes on below where its last column begins, so that tables and dated lines keep their shape.
[[nodiscard]] std::string wrapped(const std::string& text, std::size_t width);

/// "1 place", "2 places".
[[nodiscard]] std::string counted(long long count, const std::string& one, const std::string& many);

}  // namespace dsrkit::render
