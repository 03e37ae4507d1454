#include "dsrkit/http/retry.hpp"

#include "dsrkit/base/strings.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>

namespace dsrkit::http {

using std::chrono::milliseconds;

bool is_passing(int status) {
  return status == 429 || status == 502 || status == 503 || status == 504;
}

milliseconds backoff(const RetryPolicy& policy, int failures, RandomSource* random) {
  milliseconds wait = policy.first_wait;
  for (int i = 1; i < failures && wait < policy.longest_wait; ++i) {
    wait *= 2;
  }
  wait = std::min(wait, policy.longest_wait);
  if (random == nullptr) {
    return wait;
  }
  std::array<std::byte, sizeof(std::uint32_t)> bytes{};
  random->fill(bytes);
  std::uint32_t chance = 0;
  std::memcpy(&chance, bytes.data(), sizeof chance);
  const auto half = wait.count() / 2;
  return milliseconds(wait.count() - chance % (half + 1));
}

std::optional<milliseconds> parse_retry_after(std::string_view value, Instant now) {
  const std::string text(trim(value));
  std::int32_t seconds = 0;
  const char* end = text.data() + text.size();
  if (const auto read = std::from_chars(text.data(), end, seconds); read.ptr == end && !text.empty()) {
    return read.ec == std::errc() && seconds >= 0 ? std::optional<milliseconds>(std::chrono::seconds(seconds))
                                                  : std::nullopt;
  }
  const std::time_t date = curl_getdate(text.c_str(), nullptr);
  if (date < 0) {
    return std::nullopt;
  }
  const Instant at{std::chrono::seconds(date)};
  return std::max(milliseconds(0), at - now);
}

}  // namespace dsrkit::http
