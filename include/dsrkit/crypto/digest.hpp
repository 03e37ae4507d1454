#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace dsrkit::crypto {

/// SHA-256 (FIPS 180-4) fed in pieces.
class Sha256 {
public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  void update(std::string_view bytes);
  /// 32 raw bytes; the object is spent afterwards.
  [[nodiscard]] std::string finish();

private:
  struct State;
  std::unique_ptr<State> m_state;
};

/// 32 raw bytes.
[[nodiscard]] std::string sha256(std::string_view bytes);
/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
/// HMAC-SHA-256 (RFC 2104), 32 raw bytes: a commitment nobody can test guesses against without the key.
[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view bytes);

}  // namespace dsrkit::crypto
