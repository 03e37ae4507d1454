#pragma once

#include "dsrkit/base/date.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::crypto {

/// What people are shown of an X.509 certificate (RFC 5280).
struct Certificate {
  std::string subject;      ///< "CN=Example Borough Council,O=..."
  std::string common_name;  ///< UTF-8, empty when there is none
  std::string fingerprint;  ///< SHA-256 over the DER form, 64 lower-case hexadecimal digits
  Instant not_before{};
  Instant not_after{};
  bool self_issued = false;  ///< no certification authority stands behind it

  /// Whether `moment` lies within the validity period.
  [[nodiscard]] bool valid_at(Instant moment) const { return not_before <= moment && moment <= not_after; }
};

/// Reads the first certificate of a PEM text. Throws Error(config_invalid).
[[nodiscard]] Certificate read_certificate(std::string_view pem);

/// A private key with its certificate: what a controller signs with.
class SigningIdentity {
public:
  /// `certificate_pem` is the signer's certificate, then any issuing ones; `private_key_pem` is unencrypted
  /// PKCS#8. Throws Error(config_invalid) when either cannot be read or they do not belong together.
  SigningIdentity(std::string certificate_pem, std::string private_key_pem);

  [[nodiscard]] const Certificate& certificate() const { return m_certificate; }

  [[nodiscard]] const std::string& certificate_pem() const { return m_certificate_pem; }

  /// Secret: goes only into a file that nobody else can read.
  [[nodiscard]] const std::string& private_key_pem() const { return m_private_key_pem; }

private:
  std::string m_certificate_pem;
  std::string m_private_key_pem;
  Certificate m_certificate;
};

/// A new RSA-3072 key and a certificate it signs itself, for digital signature and non-repudiation only,
/// valid from `now` for `years`. The organisational unit says that no certification authority has checked the
/// name. The key comes from OpenSSL's own generator.
[[nodiscard]] SigningIdentity make_self_issued_identity(std::string_view controller, Instant now, int years);

}  // namespace dsrkit::crypto
