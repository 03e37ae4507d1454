#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/pdf/attachments.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dsrkit::pdf {

/// One thing that was examined. The detail is a sentence for people, without a full stop.
struct VerificationCheck {
  std::string name;  ///< kebab-case, stable
  bool ok = false;
  std::string detail;
};

/// What is known of a sealed document.
struct Verification {
  std::string signer;                ///< the certificate's common name
  std::optional<Instant> signed_at;  ///< what the signer's clock said: a claim, no trusted timestamp
  std::string mode;                  ///< "signed", "signed-encrypted", or empty when it could not be opened
  std::string certificate_fingerprint;  ///< SHA-256, hexadecimal
  bool self_issued = false;
  std::vector<VerificationCheck> checks;
  std::vector<Attachment> attachments;  ///< for checks of their content, such as the manifest

  /// Whether something was checked and every check holds.
  [[nodiscard]] bool valid() const;
  /// For checks by those who know more than the PDF, such as of the manifest.
  void add_check(std::string name, bool ok, std::string detail);
  /// The check of that name, or null.
  [[nodiscard]] const VerificationCheck* find(std::string_view name) const;
};

struct VerifyOptions {
  std::string password;                 ///< empty: none
  std::string trusted_certificate_pem;  ///< one or more certificates; empty: trust is not checked
};

/// Examines a sealed PDF as strictly as its seal allows: only a file that is byte for byte what was signed,
/// with one revision and one certifying signature over everything, is valid. Needs no workspace and no
/// network. Checks, in this order: opens, encryption, one-signature, byte-range-covers-file,
/// no-later-changes, digest, signature, certificate, trust. When one makes others impossible, those are
/// missing. Hostile files give failed checks; throws only Error(input_unreadable) when the file itself cannot
/// be read and Error(config_invalid) for an unusable trusted certificate.
[[nodiscard]] Verification verify_document(const std::filesystem::path& path,
                                           const VerifyOptions& options = {});

}  // namespace dsrkit::pdf
