#include "dsrkit/crypto/certificate.hpp"

#include "openssl.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/crypto/digest.hpp"

#include <ctime>
#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <utility>

namespace dsrkit::crypto {
namespace {

constexpr std::string_view kUnit = "self-issued by dsrkit; not from a certification authority";
constexpr unsigned kKeyBits = 3072;
constexpr int kLeastSecurityBits = 112;  // RSA-2048, P-224 (NIST SP 800-57)

BioPtr reader(std::string_view text) {
  BioPtr bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  require(bio != nullptr);
  return bio;
}

std::string written(BIO* bio) {
  char* bytes = nullptr;
  const long length = BIO_get_mem_data(bio, &bytes);
  return {bytes, static_cast<std::size_t>(length)};
}

/// Without it OpenSSL would ask at the terminal.
int no_password(char*, int, int, void*) {
  return -1;
}

Instant instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) {
    throw Error(ErrorCode::config_invalid, "the certificate has no readable validity period");
  }
  const Date day{std::chrono::year(parts.tm_year + 1900),
                 std::chrono::month(static_cast<unsigned>(parts.tm_mon + 1)),
                 std::chrono::day(static_cast<unsigned>(parts.tm_mday))};
  return Instant(std::chrono::sys_days(day)) + std::chrono::hours(parts.tm_hour) +
         std::chrono::minutes(parts.tm_min) + std::chrono::seconds(parts.tm_sec);
}

std::string name_text(const X509_NAME* name) {
  const BioPtr bio(BIO_new(BIO_s_mem()));
  require(bio != nullptr);
  constexpr unsigned long kFlags =
      (ASN1_STRFLGS_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB)) | XN_FLAG_SEP_COMMA_PLUS |
      XN_FLAG_FN_SN;
  X509_NAME_print_ex(bio.get(), name, 0, kFlags);
  return written(bio.get());
}

std::string common_name(const X509_NAME* name) {
  const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
  if (at < 0) {
    return {};
  }
  unsigned char* bytes = nullptr;
  const int length = ASN1_STRING_to_UTF8(&bytes, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  if (length < 0) {
    return {};
  }
  std::string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
  OPENSSL_free(bytes);
  return text;
}

void add_name_entry(X509_NAME* name, const char* field, std::string_view text) {
  if (X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, as_unsigned(text), static_cast<int>(text.size()),
                                 -1, 0) != 1) {
    ERR_clear_error();
    throw Error(ErrorCode::config_invalid, "the controller's name cannot be put into a certificate",
                "use a name of 1 to 64 characters");
  }
}

void add_extension(X509* certificate, int id, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, id, value);
  require(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
  X509_EXTENSION_free(extension);
}

void set_random_serial(X509* certificate) {
  std::string bytes(16, '\0');
  require(RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size())) == 1);
  bytes[0] = static_cast<char>((static_cast<unsigned char>(bytes[0]) & 0x3FU) | 0x40U);
  BIGNUM* number = BN_bin2bn(as_unsigned(bytes), static_cast<int>(bytes.size()), nullptr);
  require(number != nullptr && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nullptr);
  BN_free(number);
}

std::time_t seconds_of(Instant instant) {
  return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
}

X509Ptr self_issued_certificate(EVP_PKEY* key, std::string_view controller, Instant now, int years) {
  X509Ptr certificate(X509_new());
  require(certificate != nullptr);
  X509* const x = certificate.get();
  require(X509_set_version(x, X509_VERSION_3) == 1);
  set_random_serial(x);
  const Instant end = now + std::chrono::years(years);
  require(ASN1_TIME_set(X509_getm_notBefore(x), seconds_of(now)) != nullptr &&
          ASN1_TIME_set(X509_getm_notAfter(x), seconds_of(end)) != nullptr);
  X509_NAME* const name = X509_get_subject_name(x);
  add_name_entry(name, "CN", controller);
  add_name_entry(name, "O", controller);
  add_name_entry(name, "OU", kUnit);
  require(X509_set_issuer_name(x, name) == 1 && X509_set_pubkey(x, key) == 1);
  add_extension(x, NID_basic_constraints, "critical,CA:FALSE");
  add_extension(x, NID_key_usage, "critical,digitalSignature,nonRepudiation");
  add_extension(x, NID_subject_key_identifier, "hash");
  add_extension(x, NID_authority_key_identifier, "keyid:always");
  require(X509_sign(x, key, EVP_sha256()) > 0);
  return certificate;
}

}  // namespace

std::vector<X509Ptr> certificates_from_pem(std::string_view pem) {
  const BioPtr bio = reader(pem);
  std::vector<X509Ptr> certificates;
  while (X509* const next = PEM_read_bio_X509(bio.get(), nullptr, no_password, nullptr)) {
    certificates.emplace_back(next);
  }
  ERR_clear_error();
  if (certificates.empty()) {
    throw Error(ErrorCode::config_invalid, "no certificate in the PEM text",
                "give a file that has BEGIN CERTIFICATE in it");
  }
  return certificates;
}

KeyPtr private_key_from_pem(std::string_view pem) {
  const BioPtr bio = reader(pem);
  KeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_password, nullptr));
  ERR_clear_error();
  if (key == nullptr) {
    throw Error(ErrorCode::config_invalid, "no unencrypted private key in the PEM text",
                "give a file that has BEGIN PRIVATE KEY in it");
  }
  return key;
}

Certificate describe(X509* certificate) {
  const X509_NAME* const subject = X509_get_subject_name(certificate);
  return {.subject = name_text(subject),
          .common_name = common_name(subject),
          .fingerprint = sha256_hex(to_der(certificate, i2d_X509)),
          .not_before = instant_of(X509_get0_notBefore(certificate)),
          .not_after = instant_of(X509_get0_notAfter(certificate)),
          .self_issued = X509_NAME_cmp(subject, X509_get_issuer_name(certificate)) == 0};
}

Certificate read_certificate(std::string_view pem) {
  return describe(certificates_from_pem(pem).front().get());
}

SigningIdentity::SigningIdentity(std::string certificate_pem, std::string private_key_pem)
    : m_certificate_pem(std::move(certificate_pem)), m_private_key_pem(std::move(private_key_pem)) {
  const auto certificates = certificates_from_pem(m_certificate_pem);
  const KeyPtr key = private_key_from_pem(m_private_key_pem);
  X509* const signer = certificates.front().get();
  if (X509_check_private_key(signer, key.get()) != 1) {
    ERR_clear_error();
    throw Error(ErrorCode::config_invalid, "the private key does not belong to the certificate",
                "put the signer's certificate first and give its own key");
  }
  if (EVP_PKEY_get_security_bits(key.get()) < kLeastSecurityBits) {
    throw Error(ErrorCode::config_invalid, "the signing key is too weak", "use RSA with 2048 bits or more");
  }
  if ((X509_get_key_usage(signer) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0) {
    throw Error(ErrorCode::config_invalid, "the certificate may not be used for signatures");
  }
  m_certificate = describe(signer);
}

SigningIdentity make_self_issued_identity(std::string_view controller, Instant now, int years) {
  const KeyPtr key(EVP_RSA_gen(kKeyBits));
  require(key != nullptr);
  const X509Ptr certificate = self_issued_certificate(key.get(), controller, now, years);
  const BioPtr certificate_pem(BIO_new(BIO_s_mem()));
  const BioPtr key_pem(BIO_new(BIO_s_secmem()));
  require(certificate_pem != nullptr && key_pem != nullptr &&
          PEM_write_bio_X509(certificate_pem.get(), certificate.get()) == 1 &&
          PEM_write_bio_PKCS8PrivateKey(key_pem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) ==
              1);
  return {written(certificate_pem.get()), written(key_pem.get())};
}

}  // namespace dsrkit::crypto
