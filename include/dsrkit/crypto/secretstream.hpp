#pragma once

#include "dsrkit/base/context.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dsrkit::crypto {

/// 32 secret bytes, overwritten when they are no longer needed.
class SecretKey {
public:
  static constexpr std::size_t kBytes = 32;

  /// Throws Error(internal) unless there are exactly 32 bytes.
  explicit SecretKey(std::string_view bytes);
  SecretKey(const SecretKey&) = default;
  SecretKey& operator=(const SecretKey&) = default;
  ~SecretKey();

  [[nodiscard]] static SecretKey generate(RandomSource& random);

  [[nodiscard]] std::string_view bytes() const { return m_bytes; }

private:
  std::string m_bytes;
};

/// Overwrites the bytes of a string that held a secret, then empties it.
void wipe(std::string& secret);

/// Encrypts one key under another (XChaCha20-Poly1305, random nonce in front), bound to `context`.
[[nodiscard]] std::string wrap_key(const SecretKey& wrapping_key, const SecretKey& key,
                                   std::string_view context, RandomSource& random);
/// The key again, or nullopt when the wrapping key or the context is another one or a byte was changed.
[[nodiscard]] std::optional<SecretKey> unwrap_key(const SecretKey& wrapping_key, std::string_view wrapped,
                                                  std::string_view context);

/// Encrypts a sequence of chunks (libsodium crypto_secretstream_xchacha20poly1305). Each chunk is bound to
/// its place, to the ones before and to `context`.
class SealingStream {
public:
  static constexpr std::size_t kHeaderBytes = 24;
  /// How much longer than its text a sealed chunk is.
  static constexpr std::size_t kOverhead = 17;

  SealingStream(const SecretKey& key, std::string context);
  SealingStream(SealingStream&&) noexcept;
  SealingStream& operator=(SealingStream&&) noexcept;
  ~SealingStream();

  /// What the opening stream needs; goes in front of the chunks. Random, from the system.
  [[nodiscard]] const std::string& header() const;
  /// The sealed chunk; `last` marks the end of the sequence.
  [[nodiscard]] std::string seal(std::string_view chunk, bool last);

private:
  struct State;
  std::unique_ptr<State> m_state;
};

/// Decrypts what a SealingStream made.
class OpeningStream {
public:
  struct Chunk {
    std::string text;
    bool last = false;
  };

  OpeningStream(const SecretKey& key, std::string context, std::string_view header);
  OpeningStream(OpeningStream&&) noexcept;
  OpeningStream& operator=(OpeningStream&&) noexcept;
  ~OpeningStream();

  /// The chunk, or nullopt when it is not exactly the one that follows.
  [[nodiscard]] std::optional<Chunk> open(std::string_view sealed);

private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace dsrkit::crypto
