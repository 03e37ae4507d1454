#pragma once

#include "args.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::cmd {

/// The help of a command, of a group of them, or (for an empty path) of the program. `specs` belong to
/// `commands`, in their order.
[[nodiscard]] std::string help_text(std::string_view path, const std::vector<Declared>& commands,
                                    const std::vector<std::vector<ArgSpec>>& specs,
                                    const std::vector<Declared>& groups);

}  // namespace dsrkit::cmd
