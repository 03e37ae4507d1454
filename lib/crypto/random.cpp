#include "dsrkit/crypto/random.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/digest.hpp"

#include <array>
#include <cstring>
#include <sodium.h>

namespace dsrkit::crypto {

SystemRandom::SystemRandom() {
  if (sodium_init() < 0) {
    throw Error(ErrorCode::internal, "the random generator of the system is not available");
  }
}

void SystemRandom::fill(std::span<std::byte> bytes) {
  randombytes_buf(bytes.data(), bytes.size());
}

SeededRandom::SeededRandom(std::string_view seed) : m_key(sha256(seed)) {
}

void SeededRandom::fill(std::span<std::byte> bytes) {
  for (std::byte& byte : bytes) {
    if (m_left.empty()) {
      m_left = hmac_sha256(m_key, std::to_string(m_block++));
    }
    byte = static_cast<std::byte>(m_left.back());
    m_left.pop_back();
  }
}

std::string random_bytes(RandomSource& random, std::size_t count) {
  std::string bytes(count, '\0');
  random.fill(std::as_writable_bytes(std::span(bytes.data(), bytes.size())));
  return bytes;
}

std::uint64_t random_below(RandomSource& random, std::uint64_t bound) {
  const std::uint64_t limit = bound == 0 ? 0 : UINT64_MAX - UINT64_MAX % bound;
  std::uint64_t value = 0;
  do {
    std::array<std::byte, sizeof value> bytes{};
    random.fill(bytes);
    std::memcpy(&value, bytes.data(), sizeof value);
  } while (bound != 0 && value >= limit);
  return bound == 0 ? 0 : value % bound;
}

}  // namespace dsrkit::crypto
