#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::http {

/// Bounds on one request with all its redirects: no service may hang the program or fill its memory.
struct RequestLimits {
  std::chrono::milliseconds connect = std::chrono::seconds(10);
  std::chrono::milliseconds total = std::chrono::seconds(60);
  std::size_t body_bytes = std::size_t{64} << 20U;
};

/// One field of the head of a request or an answer.
struct Header {
  std::string name;
  std::string value;

  bool operator==(const Header&) const = default;
};

/// What a service answered.
struct Response {
  int status = 0;
  std::string host;  ///< who answered, for messages
  std::string url;   ///< what answered, after redirects: never for messages
  std::string content_type;
  std::vector<Header> headers;
  std::string body;  ///< empty unless is_success()

  [[nodiscard]] bool is_success() const { return status >= 200 && status < 300; }

  /// The values of all fields of this name, whatever its case.
  [[nodiscard]] std::vector<std::string> header_values(std::string_view name) const;
  /// Throws Error(source_unavailable) that names the host and the status, unless is_success().
  void require_success() const;
};

/// Whether a word of the command line is an address of the web and not a file.
[[nodiscard]] bool is_url(std::string_view text);

/// The host of an address, for messages and the audit: the rest of it may hold secrets. Throws Error(usage)
/// as get() does.
[[nodiscard]] std::string host_of(const std::string& url);

/// Fetches what is at `url`: https with a verified certificate, or http on this machine (127.0.0.1, ::1,
/// localhost). Follows five redirects that stay with both rules and the scheme. Throws Error(usage) for any
/// other address or one with a password, Error(source_unavailable) that names the host and the status, never
/// the body, and whatever `check_interrupt` throws.
[[nodiscard]] Response get(const std::string& url, const RequestLimits& limits = {},
                           const std::function<void()>& check_interrupt = {});

}  // namespace dsrkit::http
