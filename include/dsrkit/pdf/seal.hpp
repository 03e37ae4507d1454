#pragma once

#include "dsrkit/base/context.hpp"
#include "dsrkit/base/date.hpp"
#include "dsrkit/crypto/certificate.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace dsrkit::pdf {

/// How a document is protected.
enum class SealMode { signed_only, signed_encrypted };

/// "signed" or "signed-encrypted", as in JSON output.
[[nodiscard]] std::string_view seal_mode_name(SealMode mode);

/// What a seal says and who may open it.
struct SealSettings {
  std::string user_password;   ///< opens the document; empty: sign only, do not encrypt
  std::string owner_password;  ///< empty: a random one that nobody keeps
  std::string signer_name;
  std::string reason;
  std::string location;
  Instant signed_at{};  ///< written as the claimed time, to the second
};

/// Writes a sealed copy of the PDF: encrypted with AES-256 (ISO 32000-2 revision 6) when there is a password,
/// then certified by an invisible PAdES signature (EN 319 142-1, ETSI.CAdES.detached) that covers every byte
/// and allows no later change (DocMDP P 1). Readers may always print and extract text, so that screen readers
/// work. The output appears whole or not at all. Throws Error(data_invalid) when the input is not a sound
/// PDF, is encrypted or already carries a signature.
SealMode seal_document(const std::filesystem::path& input, const std::filesystem::path& output,
                       const SealSettings& settings, const crypto::SigningIdentity& identity,
                       RandomSource& random);

}  // namespace dsrkit::pdf
