#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dsrkit::pdf {

/// Which glyphs of a TrueType font program have an outline, and of which others each is made.
struct Outlines {
  bool readable = false;  ///< false: no program of this kind
  std::vector<bool> drawn;
  std::vector<std::vector<std::uint32_t>> parts;
};

/// Reads the tables head, maxp, loca and glyf (OpenType 1.9).
[[nodiscard]] Outlines read_outlines(std::string_view program);

}  // namespace dsrkit::pdf
