#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dsrkit::http {

/// The target of the first link with this relation in the values of Link fields (RFC 8288): as it is written,
/// perhaps relative. Links of other contexts (with "anchor") do not count.
[[nodiscard]] std::optional<std::string> find_link(std::span<const std::string> values,
                                                   std::string_view relation);

}  // namespace dsrkit::http
