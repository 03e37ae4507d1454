#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dsrkit::crypto {

/// The bytes of a base64 text (RFC 4648 section 4, padded or not; white space anywhere), or nullopt.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

/// A public Ed25519 key, 32 bytes, from base64 or hexadecimal digits; nullopt when it is neither.
[[nodiscard]] std::optional<std::string> read_verify_key(std::string_view text);

/// The message behind its Ed25519 signature (RFC 8032; libsodium's combined mode), or nullopt when the holder
/// of the key did not sign it.
[[nodiscard]] std::optional<std::string> open_signed(std::string_view signed_message,
                                                     std::string_view verify_key);

}  // namespace dsrkit::crypto
