#pragma once

#include "dsrkit/crypto/certificate.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dsrkit::crypto {

/// A detached CMS SignedData (RFC 5652, DER) over a document known by its SHA-256 digest (32 raw bytes), with
/// the signed attributes of PAdES baseline B (EN 319 142-1): content-type, message-digest and
/// signing-certificate-v2, and no signing-time.
[[nodiscard]] std::string sign_digest(std::string_view digest, const SigningIdentity& identity);

/// What is true of a CMS signature. Nothing of it depends on trust.
struct SignatureCheck {
  std::string problem;           ///< why the form or the attributes are not acceptable; empty when they are
  bool digest_matches = false;   ///< the signed message digest is the given one
  bool signature_valid = false;  ///< made with the key of `signer` over the signed attributes
  std::optional<Certificate> signer;  ///< absent when the CMS cannot be read so far

  [[nodiscard]] bool good() const { return problem.empty() && digest_matches && signature_valid; }
};

/// Checks a CMS as sign_digest() makes it against the digest of the document; anything that is not covered by
/// the signature must have exactly one form. Never throws on hostile bytes.
[[nodiscard]] SignatureCheck check_signature(std::string_view cms, std::string_view digest);

/// Why the signer's certificate does not lead to one of the certificates of `trusted_pem` at that moment, or
/// nothing when it does. Throws Error(config_invalid) when `trusted_pem` holds no certificate.
[[nodiscard]] std::optional<std::string> trust_problem(std::string_view cms, std::string_view trusted_pem,
                                                       Instant at);

}  // namespace dsrkit::crypto
