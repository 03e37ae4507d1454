#include "dsrkit/http/retry.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dsrkit;
using namespace std::chrono_literals;

namespace {

/// Always the same bytes.
class FixedBytes : public RandomSource {
public:
  explicit FixedBytes(unsigned char byte) : m_byte(byte) {}

  void fill(std::span<std::byte> bytes) override { std::fill(bytes.begin(), bytes.end(), std::byte{m_byte}); }

private:
  unsigned char m_byte;
};

Instant noon() {
  return *try_parse_instant("2026-11-22T12:00:00Z");
}

}  // namespace

TEST_CASE("a service may ask to be left alone for seconds or until a date", "[http][retry]") {
  CHECK(http::parse_retry_after("120", noon()) == 120s);
  CHECK(http::parse_retry_after(" 0 ", noon()) == 0s);
  CHECK(http::parse_retry_after("Sun, 22 Nov 2026 12:00:07 GMT", noon()) == 7s);
  CHECK(http::parse_retry_after("Sunday, 22-Nov-26 12:01:00 GMT", noon()) == 60s);
  CHECK(http::parse_retry_after("Sun, 22 Nov 2026 11:00:00 GMT", noon()) == 0s);
}

TEST_CASE("a Retry-After that says nothing is nothing", "[http][retry]") {
  for (const char* value : {"", "soon", "-5", "99999999999", "1.5 moons"}) {
    INFO(value);
    CHECK_FALSE(http::parse_retry_after(value, noon()).has_value());
  }
}

TEST_CASE("waits double up to a longest one", "[http][retry]") {
  const http::RetryPolicy policy{4, 1s, 5s};
  CHECK(http::backoff(policy, 1, nullptr) == 1s);
  CHECK(http::backoff(policy, 2, nullptr) == 2s);
  CHECK(http::backoff(policy, 3, nullptr) == 4s);
  CHECK(http::backoff(policy, 4, nullptr) == 5s);
  CHECK(http::backoff(policy, 1000, nullptr) == 5s);
}

TEST_CASE("chance shortens a wait by half of it at most", "[http][retry]") {
  const http::RetryPolicy policy{4, 1s, 60s};
  for (unsigned byte = 0; byte < 256; ++byte) {
    FixedBytes random(static_cast<unsigned char>(byte));
    const auto wait = http::backoff(policy, 2, &random);
    CHECK(wait >= 1s);
    CHECK(wait <= 2s);
  }
  FixedBytes one(1);
  FixedBytes two(2);
  CHECK(http::backoff(policy, 2, &one) != http::backoff(policy, 2, &two));
}

TEST_CASE("only failures that pass are asked again", "[http][retry]") {
  for (const int status : {429, 502, 503, 504}) {
    CHECK(http::is_passing(status));
  }
  for (const int status : {200, 301, 400, 401, 403, 404, 500, 501}) {
    CHECK_FALSE(http::is_passing(status));
  }
}
