#pragma once

#include "dsrkit/base/error.hpp"

#include <memory>
#include <openssl/bio.h>
#include <openssl/ess.h>
#include <openssl/evp.h>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::crypto {

/// Gives an OpenSSL object back through its own function.
template <auto Free>
struct OpensslFree {
  template <typename Object>
  void operator()(Object* object) const {
    Free(object);
  }
};

using X509Ptr = std::unique_ptr<X509, OpensslFree<X509_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, OpensslFree<EVP_PKEY_free>>;
using BioPtr = std::unique_ptr<BIO, OpensslFree<BIO_free_all>>;
using Pkcs7Ptr = std::unique_ptr<PKCS7, OpensslFree<PKCS7_free>>;
using EssCertPtr = std::unique_ptr<ESS_SIGNING_CERT_V2, OpensslFree<ESS_SIGNING_CERT_V2_free>>;
using StorePtr = std::unique_ptr<X509_STORE, OpensslFree<X509_STORE_free>>;
using StoreContextPtr = std::unique_ptr<X509_STORE_CTX, OpensslFree<X509_STORE_CTX_free>>;
using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, OpensslFree<EVP_MD_CTX_free>>;

/// For calls that fail only when memory or the library does.
inline void require(bool fine) {
  if (!fine) {
    throw Error(ErrorCode::internal, "the cryptographic library failed");
  }
}

inline const unsigned char* as_unsigned(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// The DER form of an object by its i2d function; empty when it cannot be written.
template <typename Object, typename Write>
std::string to_der(Object* object, Write write) {
  unsigned char* bytes = nullptr;
  const int length = write(object, &bytes);
  if (length <= 0) {
    return {};
  }
  std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
  OPENSSL_free(bytes);
  return der;
}

/// All certificates of a PEM text; throws Error(config_invalid) when there is none.
[[nodiscard]] std::vector<X509Ptr> certificates_from_pem(std::string_view pem);
/// Throws Error(config_invalid); never asks for a password.
[[nodiscard]] KeyPtr private_key_from_pem(std::string_view pem);
struct Certificate;
[[nodiscard]] Certificate describe(X509* certificate);

}  // namespace dsrkit::crypto
