#pragma once

#include <string>
#include <string_view>

namespace dsrkit::sql {

/// Half of a pair without the other half becomes the replacement character.
[[nodiscard]] std::string from_utf16(std::u16string_view text);
/// Of well-formed UTF-8.
[[nodiscard]] std::u16string to_utf16(std::string_view text);

}  // namespace dsrkit::sql
