#pragma once

#include "dsrkit/base/context.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace dsrkit::crypto {

/// The operating system's generator, through libsodium.
class SystemRandom : public RandomSource {
public:
  SystemRandom();
  void fill(std::span<std::byte> bytes) override;
};

/// A sequence that only its seed determines: for invented data and for tests, never for keys.
class SeededRandom : public RandomSource {
public:
  explicit SeededRandom(std::string_view seed);
  void fill(std::span<std::byte> bytes) override;

private:
  std::string m_key;
  std::uint64_t m_block = 0;
  std::string m_left;
};

[[nodiscard]] std::string random_bytes(RandomSource& random, std::size_t count);
/// Evenly distributed in [0, bound).
[[nodiscard]] std::uint64_t random_below(RandomSource& random, std::uint64_t bound);

}  // namespace dsrkit::crypto
