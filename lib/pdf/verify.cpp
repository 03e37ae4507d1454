#include "dsrkit/pdf/verify.hpp"

#include "seal_bytes.hpp"
#include "seal_qpdf.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/crypto/signature.hpp"
#include "dsrkit/pdf/seal.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::pdf {
namespace {

/// The outcome of one examination.
struct Finding {
  bool ok = false;
  std::string detail;
};

/// The two stretches of signed bytes and the gap between them that holds the signature itself.
struct ByteRange {
  std::uint64_t gap_begin = 0;
  std::uint64_t gap_end = 0;
};

/// Runs one check; whatever a hostile file makes a library throw is a failed check.
template <typename Examine>
bool examine(Verification& verification, std::string name, Examine&& look) {
  Finding finding;
  try {
    finding = look();
  } catch (const std::exception&) {
    finding = {false, "the file is damaged here and cannot be examined"};
  }
  verification.add_check(std::move(name), finding.ok, std::move(finding.detail));
  return finding.ok;
}

Finding check_opens(QPDF& pdf, const std::filesystem::path& path, const std::string& password) {
  try {
    open_strictly(pdf, path, password);
  } catch (const Error& error) {
    return {false, error.code() == ErrorCode::input_unreadable ? "the password is wrong or missing"
                                                               : "this is not a PDF or it is damaged"};
  }
  pdf.getAllObjects();
  if (pdf.anyWarnings() || pdf.getAllPages().empty()) {
    return {false, "parts of the PDF are damaged"};
  }
  return {true, "the PDF can be read to its last object"};
}

Finding check_encryption(QPDF& pdf, Verification& verification) {
  int revision = 0;
  int permissions = 0;
  int version = 0;
  QPDF::encryption_method_e streams{};
  QPDF::encryption_method_e strings{};
  QPDF::encryption_method_e files{};
  if (!pdf.isEncrypted(revision, permissions, version, streams, strings, files)) {
    verification.mode = seal_mode_name(SealMode::signed_only);
    return {true, "not encrypted"};
  }
  verification.mode = seal_mode_name(SealMode::signed_encrypted);
  const bool aes_256 =
      revision == 6 && streams == QPDF::e_aesv3 && strings == QPDF::e_aesv3 && files == QPDF::e_aesv3;
  return {aes_256, aes_256 ? "encrypted with AES-256 (revision 6)" : "encrypted by an outdated method"};
}

bool certifies(QPDFObjectHandle signature) {
  QPDFObjectHandle references = signature.getKey("/Reference");
  if (!references.isArray() || references.getArrayNItems() != 1) {
    return false;
  }
  QPDFObjectHandle reference = references.getArrayItem(0);
  QPDFObjectHandle parameters = reference.isDictionary() ? reference.getKey("/TransformParams") : reference;
  return parameters.isDictionary() && reference.getKey("/TransformMethod").isNameAndEquals("/DocMDP") &&
         parameters.getKey("/P").isInteger() && parameters.getKey("/P").getIntValue() == 1;
}

bool is_catalog_seal(QPDF& pdf, QPDFObjectHandle signature) {
  QPDFObjectHandle permissions = pdf.getRoot().getKey("/Perms");
  QPDFObjectHandle form = pdf.getRoot().getKey("/AcroForm");
  if (!permissions.isDictionary() || permissions.getKey("/DocMDP").getObjGen() != signature.getObjGen() ||
      !form.isDictionary() || !form.getKey("/Fields").isArray()) {
    return false;
  }
  const auto fields = form.getKey("/Fields").getArrayAsVector();
  return std::count_if(fields.begin(), fields.end(), [&](QPDFObjectHandle field) {
           return field.isDictionary() && field.getKey("/FT").isNameAndEquals("/Sig") &&
                  field.getKey("/V").getObjGen() == signature.getObjGen();
         }) == 1;
}

Finding check_one_signature(QPDF& pdf, QPDFObjectHandle& signature) {
  const auto signatures = find_signatures(pdf);
  if (signatures.size() != 1) {
    return {false, std::to_string(signatures.size()) + " signatures instead of one"};
  }
  signature = signatures.front();
  if (!signature.getKey("/Type").isNameAndEquals("/Sig") ||
      !signature.getKey("/SubFilter").isNameAndEquals("/ETSI.CAdES.detached")) {
    return {false, "the signature is not a PAdES signature"};
  }
  if (!certifies(signature) || !is_catalog_seal(pdf, signature)) {
    return {false, "the signature does not certify the document as unchangeable"};
  }
  return {true, "one certifying signature that allows no change"};
}

/// The length of a DER value by its header; 0 when there is none.
std::size_t der_length(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (bytes.size() < 2 || byte(0) != 0x30U) {
    return 0;
  }
  if (byte(1) < 0x80U) {
    return 2U + byte(1);
  }
  const std::size_t count = byte(1) & 0x7FU;
  if (count == 0 || count > 3 || bytes.size() < 2 + count) {
    return 0;
  }
  std::size_t length = 0;
  for (std::size_t i = 0; i < count; ++i) {
    length = length * 256 + byte(2 + i);
  }
  return 2 + count + length;
}

std::string_view cms_of(std::string_view contents) {
  return contents.substr(0, der_length(contents));
}

Finding check_byte_range(FileBytes& file, QPDFObjectHandle signature, ByteRange& range) {
  constexpr std::string_view kWrong = "the signature does not cover the whole file";
  QPDFObjectHandle array = signature.getKey("/ByteRange");
  std::array<std::uint64_t, 4> numbers{};
  if (!array.isArray() || array.getArrayNItems() != 4 || !signature.getKey("/Contents").isString()) {
    return {false, std::string(kWrong)};
  }
  for (int i = 0; i < 4; ++i) {
    QPDFObjectHandle item = array.getArrayItem(i);
    const bool fits = item.isInteger() && item.getIntValue() >= 0 &&
                      static_cast<std::uint64_t>(item.getIntValue()) <= file.size();
    if (!fits) {
      return {false, std::string(kWrong)};
    }
    numbers.at(static_cast<std::size_t>(i)) = static_cast<std::uint64_t>(item.getIntValue());
  }
  range = {numbers[1], numbers[2]};
  if (numbers[0] != 0 || range.gap_begin >= range.gap_end || range.gap_end + numbers[3] != file.size()) {
    return {false, std::string(kWrong)};
  }
  const std::string contents = signature.getKey("/Contents").getStringValue();
  if (range.gap_end - range.gap_begin != 2 * contents.size() + 2 ||
      file.read(range.gap_begin, range.gap_end - range.gap_begin) != "<" + to_hex(contents) + ">") {
    return {false, "what the signature leaves out is not exactly the signature"};
  }
  const std::size_t used = der_length(contents);
  if (used == 0 || used > contents.size() || contents.find_first_not_of('\0', used) != std::string::npos) {
    return {false, "there is something behind the signature in its reserved space"};
  }
  return {true, "every byte but the signature itself is signed"};
}

Finding check_revisions(FileBytes& file, QPDF& pdf) {
  const std::size_t revisions = revision_ends(file).size();
  if (revisions != 1 || pdf.getTrailer().hasKey("/Prev") || pdf.getTrailer().hasKey("/XRefStm")) {
    return {false, "the file has been changed after it was first written (" + std::to_string(revisions) +
                       " revisions)"};
  }
  return {true, "the file has one revision"};
}

Finding check_certificate(const crypto::Certificate& certificate, Verification& verification) {
  verification.signer = certificate.common_name;
  verification.certificate_fingerprint = certificate.fingerprint;
  verification.self_issued = certificate.self_issued;
  if (!verification.signed_at) {
    return {false, "the signature does not say when it was made"};
  }
  if (!certificate.valid_at(*verification.signed_at)) {
    return {false, "the certificate was not valid at the claimed time of signing"};
  }
  return {true, certificate.self_issued
                    ? "valid at the claimed time of signing; self-issued: compare its fingerprint "
                      "with the one the controller publishes"
                    : "valid at the claimed time of signing"};
}

Finding check_trust(std::string_view cms, const std::string& trusted_pem, Instant at) {
  if (trusted_pem.empty()) {
    return {true, "not checked against a trust list"};
  }
  const auto problem = crypto::trust_problem(cms, trusted_pem, at);
  return {!problem, problem ? "not trusted: " + *problem : "leads to the trusted certificate"};
}

void check_cryptography(FileBytes& file, const ByteRange& range, std::string_view cms,
                        const std::string& trusted_pem, Verification& verification) {
  crypto::SignatureCheck check;
  examine(verification, "digest", [&]() -> Finding {
    check = crypto::check_signature(cms, digest_around(file, range.gap_begin, range.gap_end));
    return {check.digest_matches,
            check.digest_matches ? "the content is what was signed" : "the content is not what was signed"};
  });
  examine(verification, "signature", [&]() -> Finding {
    if (!check.problem.empty()) {
      return {false, check.problem};
    }
    return {check.signature_valid, check.signature_valid ? "made with the certificate's key"
                                                         : "not made with the certificate's key"};
  });
  if (!check.signer) {
    return;
  }
  examine(verification, "certificate", [&] { return check_certificate(*check.signer, verification); });
  examine(verification, "trust",
          [&] { return check_trust(cms, trusted_pem, verification.signed_at.value_or(Instant{})); });
}

void check_signed_content(const std::filesystem::path& path, QPDF& pdf, const VerifyOptions& options,
                          Verification& verification) {
  FileBytes file(path);
  QPDFObjectHandle signature;
  ByteRange range;
  examine(verification, "one-signature", [&] { return check_one_signature(pdf, signature); });
  const bool present = signature.isInitialized();
  const bool covered = present && examine(verification, "byte-range-covers-file",
                                          [&] { return check_byte_range(file, signature, range); });
  examine(verification, "no-later-changes", [&] { return check_revisions(file, pdf); });
  if (!covered) {
    return;
  }
  const std::string contents = signature.getKey("/Contents").getStringValue();
  QPDFObjectHandle time = signature.getKey("/M");
  verification.signed_at = time.isString() ? parse_pdf_date(time.getStringValue()) : std::nullopt;
  check_cryptography(file, range, cms_of(contents), options.trusted_certificate_pem, verification);
}

}  // namespace

bool Verification::valid() const {
  return !checks.empty() &&
         std::all_of(checks.begin(), checks.end(), [](const auto& check) { return check.ok; });
}

void Verification::add_check(std::string name, bool ok, std::string detail) {
  checks.push_back({std::move(name), ok, std::move(detail)});
}

const VerificationCheck* Verification::find(std::string_view name) const {
  const auto found =
      std::find_if(checks.begin(), checks.end(), [&](const auto& check) { return check.name == name; });
  return found == checks.end() ? nullptr : &*found;
}

Verification verify_document(const std::filesystem::path& path, const VerifyOptions& options) {
  if (!options.trusted_certificate_pem.empty()) {
    static_cast<void>(crypto::read_certificate(options.trusted_certificate_pem));
  }
  static_cast<void>(FileBytes(path));
  Verification verification;
  QPDF pdf;
  if (!examine(verification, "opens", [&] { return check_opens(pdf, path, options.password); })) {
    return verification;
  }
  examine(verification, "encryption", [&] { return check_encryption(pdf, verification); });
  check_signed_content(path, pdf, options, verification);
  try {
    verification.attachments = read_attachments(pdf);
  } catch (const std::exception&) {
    verification.add_check("attachments", false, "the attached files cannot be read");
  }
  return verification;
}

}  // namespace dsrkit::pdf
