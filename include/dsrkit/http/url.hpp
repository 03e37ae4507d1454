#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dsrkit::http {

/// Every byte but letters, digits and "-._~" as %XX (RFC 3986 section 2), so that a value stays one value.
[[nodiscard]] std::string percent_encode(std::string_view value);

/// The address that `reference` means beside `base` (RFC 3986 section 5), or nullopt when it is none.
[[nodiscard]] std::optional<std::string> resolve(const std::string& base, const std::string& reference);

/// Whether both are addresses that may be asked, of the same scheme, host and port (RFC 6454).
[[nodiscard]] bool same_origin(const std::string& a, const std::string& b);

/// `url` with the query parameter set to `value`; one of that name is replaced. Throws Error(usage) when
/// `url` is no address.
[[nodiscard]] std::string with_parameter(const std::string& url, std::string_view name,
                                         std::string_view value);

}  // namespace dsrkit::http
