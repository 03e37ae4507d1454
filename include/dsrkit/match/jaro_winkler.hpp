#pragma once

#include <string_view>

namespace dsrkit::match {

/// Jaro-Winkler similarity, 0 to 1, of two well-formed UTF-8 texts by code points (Winkler 1990: prefix of up
/// to four, weight 0.1). Of longer texts the first 256 are compared.
[[nodiscard]] double jaro_winkler(std::string_view a, std::string_view b);

}  // namespace dsrkit::match
