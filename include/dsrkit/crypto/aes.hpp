#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dsrkit::crypto {

/// Opens AES-256 in CBC mode (NIST SP 800-38A) whose first 16 bytes are the initialisation vector and whose
/// padding is that of PKCS #7: strings and streams of an encrypted PDF (ISO 32000-2, 7.6.3.2). Nothing when
/// the bytes are no such message. CBC proves nothing about who wrote it. `key` has 32 bytes.
[[nodiscard]] std::optional<std::string> open_aes_256_cbc(std::string_view key, std::string_view bytes);

}  // namespace dsrkit::crypto
