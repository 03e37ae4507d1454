#pragma once

#include <string>
#include <string_view>

namespace dsrkit::redact {

/// A folded word with what a reading machine confuses made equal: "0" and "o", "1", "l" and "i", "5" and "s",
/// "8" and "b", "rn" and "m", "cl" and "d", "vv" and "w", "li" and "h". Two words with the same form may be
/// one.
/// "cli" can be read two ways; `h_first` prefers "ch" to "di".
[[nodiscard]] std::string misread_form(std::string_view folded, bool h_first = false);

}  // namespace dsrkit::redact
