#pragma once

#include <string_view>

namespace dsrkit::profile {

/// Lower-case letters, digits and hyphens: safe as a file name.
[[nodiscard]] bool is_profile_id(std::string_view text);

}  // namespace dsrkit::profile
