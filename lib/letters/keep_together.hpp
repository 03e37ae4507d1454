#pragma once

#include <string>
#include <string_view>

namespace dsrkit::letters {

/// The text with no-break spaces inside dates ("2 November 2026"), telephone numbers and postcodes, so that
/// none of them is set over two lines. References have no spaces and do not break.
[[nodiscard]] std::string keep_together(std::string_view text);

/// The text with ordinary spaces again.
[[nodiscard]] std::string plain_spaces(std::string text);

}  // namespace dsrkit::letters
