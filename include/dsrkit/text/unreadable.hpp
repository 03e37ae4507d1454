#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::text {

/// Where a text cannot be read: bytes that are not UTF-8, and U+FFFD, which an earlier program put where it
/// could not read. Byte ranges in order, neighbours joined. Linear in the text.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> unreadable_runs(std::string_view text);

/// The last place at or before `offset` that is not inside a UTF-8 character.
[[nodiscard]] std::size_t character_border(std::string_view text, std::size_t offset);

}  // namespace dsrkit::text
