#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace dsrkit::http {

/// Bounds on one request with all its redirects: no service may hang the program or fill its memory.
struct RequestLimits {
  std::chrono::milliseconds connect = std::chrono::seconds(10);
  std::chrono::milliseconds total = std::chrono::seconds(60);
  std::size_t body_bytes = std::size_t{64} << 20U;
};

/// The answer of a service that did what it was asked for.
struct Response {
  int status = 0;  ///< 200 to 299
  std::string content_type;
  std::string body;
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
