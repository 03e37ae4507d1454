#pragma once

#include <string>

namespace dsrkit::pdf {

/// An ICC profile (ICC.1:2001, version 2.1) of what our colours mean: the primaries and white of sRGB with a
/// gamma of 2.2. No tables: readers that build a transform for each page do it at once.
[[nodiscard]] std::string colour_profile();

}  // namespace dsrkit::pdf
