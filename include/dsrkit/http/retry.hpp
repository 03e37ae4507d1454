#pragma once

#include "dsrkit/base/context.hpp"
#include "dsrkit/base/date.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace dsrkit::http {

/// How patient a client is with a service that is busy for a moment.
struct RetryPolicy {
  int attempts = 4;                                                ///< in all, at least 1
  std::chrono::milliseconds first_wait = std::chrono::seconds(1);  ///< doubles with every attempt
  std::chrono::milliseconds longest_wait = std::chrono::seconds(60);
};

/// Whether asking again later may help: 429, 502, 503 and 504.
[[nodiscard]] bool is_passing(int status);

/// How long to wait after so many failed attempts (1 or more): between half and all of the doubled wait, by
/// chance, so that clients that failed together do not come back together. All of it when `random` is null.
[[nodiscard]] std::chrono::milliseconds backoff(const RetryPolicy& policy, int failures,
                                                RandomSource* random);

/// What a Retry-After field asks for (RFC 9110 section 10.2.3): seconds, or a date in the future or past.
/// Nothing when it says neither.
[[nodiscard]] std::optional<std::chrono::milliseconds> parse_retry_after(std::string_view value, Instant now);

}  // namespace dsrkit::http
