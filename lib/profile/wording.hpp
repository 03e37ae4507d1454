#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::profile {

/// Words as they are compared: lower case, no apostrophes, "&" as "and", anything but letters and digits as
/// one space, with a space before and after.
[[nodiscard]] std::string comparable(std::string_view text);

/// Whether `text` holds `phrase` as whole words.
[[nodiscard]] bool mentions(std::string_view text, std::string_view phrase);

/// Whether `text` holds one of the phrases as whole words.
[[nodiscard]] bool mentions_any(std::string_view text, const std::vector<std::string>& phrases);

/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string enumerate(const std::vector<std::string>& words);

}  // namespace dsrkit::profile
