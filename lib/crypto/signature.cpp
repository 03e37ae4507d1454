#include "dsrkit/crypto/signature.hpp"

#include "openssl.hpp"

#include "dsrkit/crypto/digest.hpp"

#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/rsa.h>

namespace dsrkit::crypto {
namespace {

constexpr std::size_t kDigestSize = 32;

/// RFC 5035: the hash of the signer's certificate is signed too, so that no other certificate with the same
/// key can take its place. Issuer and serial number are left out as EN 319 122-1 allows.
std::string signing_certificate_attribute(X509* signer) {
  const EssCertPtr attribute(OSSL_ESS_signing_cert_v2_new_init(EVP_sha256(), signer, nullptr, 0));
  require(attribute != nullptr);
  return to_der(attribute.get(), i2d_ESS_SIGNING_CERT_V2);
}

void add_signed_attributes(PKCS7_SIGNER_INFO* signer_info, X509* signer, std::string_view digest) {
  require(PKCS7_add_attrib_content_type(signer_info, OBJ_nid2obj(NID_pkcs7_data)) == 1);
  require(PKCS7_add1_attrib_digest(signer_info, as_unsigned(digest), static_cast<int>(digest.size())) == 1);
  const std::string der = signing_certificate_attribute(signer);
  ASN1_STRING* const sequence = ASN1_STRING_new();
  require(sequence != nullptr && ASN1_STRING_set(sequence, der.data(), static_cast<int>(der.size())) == 1);
  require(PKCS7_add_signed_attribute(signer_info, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE,
                                     sequence) == 1);
}

Pkcs7Ptr read_cms(std::string_view cms) {
  const unsigned char* at = as_unsigned(cms);
  Pkcs7Ptr parsed(d2i_PKCS7(nullptr, &at, static_cast<long>(cms.size())));
  const bool whole = parsed != nullptr && at == as_unsigned(cms) + cms.size();
  // Only one encoding of each content: bytes nobody interprets could otherwise change unnoticed.
  if (!whole || to_der(parsed.get(), i2d_PKCS7) != cms) {
    return nullptr;
  }
  return parsed;
}

bool is_algorithm(const X509_ALGOR* algorithm, int expected) {
  const ASN1_OBJECT* object = nullptr;
  int parameter = 0;
  X509_ALGOR_get0(&object, &parameter, nullptr, algorithm);
  return OBJ_obj2nid(object) == expected && (parameter == V_ASN1_NULL || parameter == V_ASN1_UNDEF);
}

bool is_signature_algorithm(const X509_ALGOR* algorithm, EVP_PKEY* key) {
  switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
      return is_algorithm(algorithm, NID_rsaEncryption) ||
             is_algorithm(algorithm, NID_sha256WithRSAEncryption);
    case EVP_PKEY_EC: return is_algorithm(algorithm, NID_ecdsa_with_SHA256);
    default: return false;
  }
}

PKCS7_SIGNER_INFO* only_signer(PKCS7* cms) {
  STACK_OF(PKCS7_SIGNER_INFO)* const signers = PKCS7_get_signer_info(cms);
  return sk_PKCS7_SIGNER_INFO_num(signers) == 1 ? sk_PKCS7_SIGNER_INFO_value(signers, 0) : nullptr;
}

std::string form_problem(const PKCS7_SIGNED& content) {
  if (ASN1_INTEGER_get(content.version) != 1 || content.crl != nullptr) {
    return "the signed data have an unexpected version or part";
  }
  if (sk_X509_ALGOR_num(content.md_algs) != 1 ||
      !is_algorithm(sk_X509_ALGOR_value(content.md_algs, 0), NID_sha256)) {
    return "the digest algorithm is not SHA-256";
  }
  if (OBJ_obj2nid(content.contents->type) != NID_pkcs7_data || content.contents->d.ptr != nullptr) {
    return "the signature is not detached";
  }
  return {};
}

std::string signer_problem(const PKCS7_SIGNER_INFO& info, X509* signer, EVP_PKEY* key) {
  if (ASN1_INTEGER_get(info.version) != 1 || sk_X509_ATTRIBUTE_num(info.unauth_attr) > 0) {
    return "the signer information has an unexpected version or part";
  }
  if (!is_algorithm(info.digest_alg, NID_sha256) || !is_signature_algorithm(info.digest_enc_alg, key)) {
    return "the signature algorithm is not acceptable";
  }
  // OpenSSL finds the certificate regardless of case.
  if (to_der(info.issuer_and_serial->issuer, i2d_X509_NAME) !=
      to_der(X509_get_issuer_name(signer), i2d_X509_NAME)) {
    return "the signer information does not name the signer's certificate";
  }
  return {};
}

/// The one value of the attribute, or null when it is missing or there are several.
const ASN1_TYPE* single_value(const PKCS7_SIGNER_INFO& info, int id) {
  const ASN1_TYPE* found = nullptr;
  for (int i = 0; i < sk_X509_ATTRIBUTE_num(info.auth_attr); ++i) {
    X509_ATTRIBUTE* const attribute = sk_X509_ATTRIBUTE_value(info.auth_attr, i);
    if (OBJ_obj2nid(X509_ATTRIBUTE_get0_object(attribute)) != id) {
      continue;
    }
    if (found != nullptr || X509_ATTRIBUTE_count(attribute) != 1) {
      return nullptr;
    }
    found = X509_ATTRIBUTE_get0_type(attribute, 0);
  }
  return found;
}

std::string_view bytes_of(const ASN1_STRING* text) {
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
          static_cast<std::size_t>(ASN1_STRING_length(text))};
}

bool names_signer(const PKCS7_SIGNER_INFO& info, X509* signer) {
  const ASN1_TYPE* const value = single_value(info, NID_id_smime_aa_signingCertificateV2);
  return value != nullptr && value->type == V_ASN1_SEQUENCE &&
         bytes_of(value->value.sequence) == signing_certificate_attribute(signer);
}

std::string attribute_problem(const PKCS7_SIGNER_INFO& info, X509* signer) {
  const ASN1_TYPE* const content_type = single_value(info, NID_pkcs9_contentType);
  if (content_type == nullptr || content_type->type != V_ASN1_OBJECT ||
      OBJ_obj2nid(content_type->value.object) != NID_pkcs7_data) {
    return "the content-type attribute is missing or wrong";
  }
  if (!names_signer(info, signer)) {
    return "the signing-certificate-v2 attribute does not name the signer's certificate";
  }
  if (single_value(info, NID_pkcs9_signingTime) != nullptr) {
    return "there is a signing-time attribute, which EN 319 142-1 forbids";
  }
  return {};
}

bool has_digest(const PKCS7_SIGNER_INFO& info, std::string_view digest) {
  const ASN1_TYPE* const value = single_value(info, NID_pkcs9_messageDigest);
  return value != nullptr && value->type == V_ASN1_OCTET_STRING &&
         bytes_of(value->value.octet_string) == digest;
}

bool signature_holds(const PKCS7_SIGNER_INFO& info, EVP_PKEY* key) {
  unsigned char* bytes = nullptr;
  const auto* const attributes = reinterpret_cast<const ASN1_VALUE*>(info.auth_attr);
  const int length = ASN1_item_i2d(attributes, &bytes, ASN1_ITEM_rptr(PKCS7_ATTR_VERIFY));
  if (length <= 0) {
    return false;
  }
  const DigestContextPtr context(EVP_MD_CTX_new());
  const std::string_view signature = bytes_of(info.enc_digest);
  const bool holds = context != nullptr &&
                     EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                     EVP_DigestVerify(context.get(), as_unsigned(signature), signature.size(), bytes,
                                      static_cast<std::size_t>(length)) == 1;
  OPENSSL_free(bytes);
  return holds;
}

/// Whether the certificates are one chain upwards from the signer's: others would be bytes nobody signed.
bool is_one_chain(STACK_OF(X509) * certificates, X509* signer) {
  if (sk_X509_value(certificates, 0) != signer) {
    return false;
  }
  for (int i = 1; i < sk_X509_num(certificates); ++i) {
    X509* const issuer = sk_X509_value(certificates, i);
    if (X509_verify(sk_X509_value(certificates, i - 1), X509_get0_pubkey(issuer)) != 1) {
      return false;
    }
  }
  // The last one is signed by itself or by somebody outside; only the first can be checked here.
  const int last = sk_X509_num(certificates) - 1;
  X509* const root = sk_X509_value(certificates, last);
  return X509_NAME_cmp(X509_get_subject_name(root), X509_get_issuer_name(root)) != 0 ||
         X509_verify(root, X509_get0_pubkey(root)) == 1;
}

SignatureCheck check_parsed(PKCS7& cms, std::string_view digest) {
  SignatureCheck check;
  if (OBJ_obj2nid(cms.type) != NID_pkcs7_signed || cms.d.sign == nullptr) {
    check.problem = "the signature is not CMS signed data";
    return check;
  }
  check.problem = form_problem(*cms.d.sign);
  PKCS7_SIGNER_INFO* const info = only_signer(&cms);
  X509* const signer = info == nullptr ? nullptr : PKCS7_cert_from_signer_info(&cms, info);
  EVP_PKEY* const key = signer == nullptr ? nullptr : X509_get0_pubkey(signer);
  if (!check.problem.empty() || key == nullptr) {
    check.problem =
        check.problem.empty() ? "there is not exactly one signer with its certificate" : check.problem;
    return check;
  }
  check.signer = describe(signer);
  check.problem = signer_problem(*info, signer, key);
  if (check.problem.empty()) {
    check.problem = attribute_problem(*info, signer);
  }
  if (check.problem.empty() && !is_one_chain(cms.d.sign->cert, signer)) {
    check.problem = "the certificates are not the signer's chain";
  }
  check.digest_matches = has_digest(*info, digest);
  check.signature_valid = signature_holds(*info, key);
  return check;
}

}  // namespace

std::string sign_digest(std::string_view digest, const SigningIdentity& identity) {
  require(digest.size() == kDigestSize);
  const auto certificates = certificates_from_pem(identity.certificate_pem());
  const KeyPtr key = private_key_from_pem(identity.private_key_pem());
  X509* const signer = certificates.front().get();
  // OpenSSL 3.0's CMS_sign always adds a signing-time attribute, which EN 319 142-1 forbids in PDF.
  const Pkcs7Ptr cms(PKCS7_new());
  require(cms != nullptr && PKCS7_set_type(cms.get(), NID_pkcs7_signed) == 1);
  PKCS7_SIGNER_INFO* const info = PKCS7_add_signature(cms.get(), signer, key.get(), EVP_sha256());
  require(info != nullptr);
  for (const auto& certificate : certificates) {
    require(PKCS7_add_certificate(cms.get(), certificate.get()) == 1);
  }
  require(PKCS7_content_new(cms.get(), NID_pkcs7_data) == 1 && PKCS7_set_detached(cms.get(), 1) == 1);
  add_signed_attributes(info, signer, digest);
  require(PKCS7_SIGNER_INFO_sign(info) == 1);
  std::string der = to_der(cms.get(), i2d_PKCS7);
  require(!der.empty());
  return der;
}

SignatureCheck check_signature(std::string_view cms, std::string_view digest) {
  SignatureCheck check;
  const Pkcs7Ptr parsed = read_cms(cms);
  if (parsed == nullptr) {
    check.problem = "the signature cannot be read as DER-encoded CMS";
  } else {
    try {
      check = check_parsed(*parsed, digest);
    } catch (const Error& error) {
      check.problem = error.what();
    }
  }
  ERR_clear_error();
  return check;
}

std::optional<std::string> trust_problem(std::string_view cms, std::string_view trusted_pem, Instant at) {
  const StorePtr store(X509_STORE_new());
  const StoreContextPtr context(X509_STORE_CTX_new());
  require(store != nullptr && context != nullptr);
  for (const auto& certificate : certificates_from_pem(trusted_pem)) {
    require(X509_STORE_add_cert(store.get(), certificate.get()) == 1);
  }
  const Pkcs7Ptr parsed = read_cms(cms);
  PKCS7_SIGNER_INFO* const info =
      parsed != nullptr && PKCS7_type_is_signed(parsed.get()) ? only_signer(parsed.get()) : nullptr;
  X509* const signer = info == nullptr ? nullptr : PKCS7_cert_from_signer_info(parsed.get(), info);
  if (signer == nullptr) {
    ERR_clear_error();
    return "the signature has no certificate that could be trusted";
  }
  require(X509_STORE_CTX_init(context.get(), store.get(), signer, parsed->d.sign->cert) == 1);
  X509_VERIFY_PARAM* const parameters = X509_STORE_CTX_get0_param(context.get());
  // A self-issued certificate can be trusted by itself.
  X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
  X509_VERIFY_PARAM_set_time(parameters,
                             std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count());
  const bool trusted = X509_verify_cert(context.get()) == 1;
  ERR_clear_error();
  if (trusted) {
    return std::nullopt;
  }
  return std::string(X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get())));
}

}  // namespace dsrkit::crypto
