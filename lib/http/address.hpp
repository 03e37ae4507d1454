#pragma once

#include <optional>
#include <string>

namespace dsrkit::http {

/// An address that may be asked.
struct Address {
  std::string url;
  std::string scheme;  ///< "https" or "http"
  std::string host;    ///< in small letters, IPv6 in brackets
  std::string port;    ///< also when it is the usual one

  /// On this machine, where nobody listens on the way.
  [[nodiscard]] bool is_loopback() const;
  [[nodiscard]] bool same_origin(const Address& other) const;
};

/// The address when it is https, or http on this machine, and has no name or password in it.
[[nodiscard]] std::optional<Address> allowed_address(const std::string& url);

/// As allowed_address; throws Error(usage).
[[nodiscard]] Address require_allowed(const std::string& url);

}  // namespace dsrkit::http
