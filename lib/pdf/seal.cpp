#include "dsrkit/pdf/seal.hpp"

#include "seal_bytes.hpp"
#include "seal_qpdf.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/crypto/passphrase.hpp"
#include "dsrkit/crypto/signature.hpp"
#include "dsrkit/files/files.hpp"

#include <fstream>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace dsrkit::pdf {
namespace {

constexpr std::size_t kSignatureReserve = std::size_t{16} * 1024;
/// Wide enough for any offset; replaced in place once the offsets are known.
constexpr std::string_view kRangePlaceholder = "[ 0 999999999999 999999999999 999999999999 ]";
constexpr int kPrintLocked = 4 | 128;  // annotation flags, ISO 32000-2, table 167

QPDFObjectHandle make_signature(QPDF& pdf, const SealSettings& settings) {
  QPDFObjectHandle signature = QPDFObjectHandle::parse(
      "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Reference [ << /Type /SigRef "
      "/TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >> ] >>");
  signature.replaceKey("/ByteRange", QPDFObjectHandle::parse(std::string(kRangePlaceholder)));
  signature.replaceKey("/Contents", QPDFObjectHandle::newString(std::string(kSignatureReserve, '\0')));
  signature.replaceKey("/M", QPDFObjectHandle::newString(format_pdf_date(settings.signed_at)));
  signature.replaceKey("/Name", QPDFObjectHandle::newUnicodeString(settings.signer_name));
  if (!settings.reason.empty()) {
    signature.replaceKey("/Reason", QPDFObjectHandle::newUnicodeString(settings.reason));
  }
  if (!settings.location.empty()) {
    signature.replaceKey("/Location", QPDFObjectHandle::newUnicodeString(settings.location));
  }
  return pdf.makeIndirectObject(signature);
}

QPDFObjectHandle make_field(QPDF& pdf, const QPDFObjectHandle& page, const QPDFObjectHandle& signature,
                            const SealSettings& settings) {
  QPDFObjectHandle field =
      QPDFObjectHandle::parse("<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [ 0 0 0 0 ] >>");
  field.replaceKey("/F", QPDFObjectHandle::newInteger(kPrintLocked));
  field.replaceKey("/T", QPDFObjectHandle::newUnicodeString("Seal"));
  field.replaceKey("/TU", QPDFObjectHandle::newUnicodeString("Electronic seal of " + settings.signer_name));
  field.replaceKey("/P", page);
  field.replaceKey("/V", signature);
  return pdf.makeIndirectObject(field);
}

/// The dictionary's array under `key`, made when it is missing.
QPDFObjectHandle array_in(QPDFObjectHandle dictionary, const std::string& key) {
  if (!dictionary.getKey(key).isArray()) {
    dictionary.replaceKey(key, QPDFObjectHandle::newArray());
  }
  return dictionary.getKey(key);
}

QPDFObjectHandle add_certifying_signature(QPDF& pdf, const SealSettings& settings) {
  QPDFObjectHandle root = pdf.getRoot();
  QPDFObjectHandle page = pdf.getAllPages().at(0);
  QPDFObjectHandle signature = make_signature(pdf, settings);
  QPDFObjectHandle field = make_field(pdf, page, signature, settings);
  array_in(page, "/Annots").appendItem(field);
  if (!root.getKey("/AcroForm").isDictionary()) {
    root.replaceKey("/AcroForm", QPDFObjectHandle::newDictionary());
  }
  QPDFObjectHandle form = root.getKey("/AcroForm");
  array_in(form, "/Fields").appendItem(field);
  form.replaceKey("/SigFlags", QPDFObjectHandle::newInteger(3));  // signatures exist, append only
  QPDFObjectHandle permissions = QPDFObjectHandle::newDictionary();
  permissions.replaceKey("/DocMDP", signature);
  root.replaceKey("/Perms", permissions);
  return signature;
}

void set_encryption(QPDFWriter& writer, const SealSettings& settings, RandomSource& random) {
  const std::string owner =
      settings.owner_password.empty() ? crypto::make_passphrase(random) : settings.owner_password;
  writer.setR6EncryptionParameters(settings.user_password.c_str(), owner.c_str(),
                                   /*allow_accessibility=*/true,
                                   /*allow_extract=*/true, /*allow_assemble=*/false,
                                   /*allow_annotate_and_form=*/false, /*allow_form_filling=*/false,
                                   /*allow_modify_other=*/false, qpdf_r3p_full, /*encrypt_metadata=*/true);
}

/// Returns the offset of the signature dictionary in the file.
std::uint64_t write_unsigned(QPDF& pdf, const QPDFObjectHandle& signature, const std::filesystem::path& path,
                             const SealSettings& settings, RandomSource& random) {
  QPDFWriter writer(pdf, path.c_str());
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setDecodeLevel(qpdf_dl_none);
  writer.setNewlineBeforeEndstream(true);
  if (settings.user_password.empty()) {
    writer.setMinimumPDFVersion("1.7");
    writer.setDeterministicID(true);
  } else {
    set_encryption(writer, settings, random);
  }
  writer.write();
  return static_cast<std::uint64_t>(
      writer.getWrittenXRefTable().at(writer.getRenumberedObjGen(signature.getObjGen())).getOffset());
}

/// Where the parts of the signature dictionary lie that are filled in last.
struct Placeholders {
  std::uint64_t range = 0;
  std::uint64_t contents_begin = 0;  ///< of "<"
  std::uint64_t contents_end = 0;    ///< after ">"
};

/// qpdf writes keys sorted and a signature's /Contents in hexadecimal and unencrypted: /ByteRange and
/// /Contents come first.
Placeholders find_placeholders(FileBytes& file, std::uint64_t object) {
  constexpr std::string_view kContents = "/Contents <";
  const std::string head = file.read(object, 512);
  const auto range = head.find(kRangePlaceholder);
  const auto contents = head.find(kContents);
  if (range == std::string::npos || contents == std::string::npos) {
    throw Error(ErrorCode::internal, "the place of the signature was not found");
  }
  const std::uint64_t begin = object + contents + kContents.size() - 1;
  return {
      .range = object + range, .contents_begin = begin, .contents_end = begin + 2 * kSignatureReserve + 2};
}

void overwrite(const std::filesystem::path& path, std::uint64_t offset, std::string_view bytes) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(offset));
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) {
    throw Error(ErrorCode::io_failed, "cannot write the signature");
  }
}

std::string range_text(const Placeholders& places, std::uint64_t size) {
  std::string text = "[ 0 " + std::to_string(places.contents_begin) + " " +
                     std::to_string(places.contents_end) + " " + std::to_string(size - places.contents_end);
  text.resize(kRangePlaceholder.size() - 1, ' ');
  return text + "]";
}

void sign_in_place(const std::filesystem::path& path, std::uint64_t signature_offset,
                   const crypto::SigningIdentity& identity) {
  FileBytes file(path);
  const Placeholders places = find_placeholders(file, signature_offset);
  overwrite(path, places.range, range_text(places, file.size()));
  FileBytes patched(path);
  const std::string cms =
      crypto::sign_digest(digest_around(patched, places.contents_begin, places.contents_end), identity);
  if (cms.size() > kSignatureReserve) {
    throw Error(ErrorCode::config_invalid, "the signing certificate and its chain are too long",
                "leave out the root certificate");
  }
  overwrite(path, places.contents_begin + 1, to_hex(cms));
}

}  // namespace

std::string_view seal_mode_name(SealMode mode) {
  return mode == SealMode::signed_only ? "signed" : "signed-encrypted";
}

SealMode seal_document(const std::filesystem::path& input, const std::filesystem::path& output,
                       const SealSettings& settings, const crypto::SigningIdentity& identity,
                       RandomSource& random) {
  QPDF pdf;
  open_strictly(pdf, input);
  return with_qpdf(input.string(), [&] {
    if (pdf.isEncrypted() || !find_signatures(pdf).empty()) {
      throw Error(ErrorCode::data_invalid, input.string() + ": already encrypted or signed");
    }
    const QPDFObjectHandle signature = add_certifying_signature(pdf, settings);
    files::PendingFile pending(output);
    const std::uint64_t offset = write_unsigned(pdf, signature, pending.temporary_path(), settings, random);
    sign_in_place(pending.temporary_path(), offset, identity);
    pending.commit();
    return settings.user_password.empty() ? SealMode::signed_only : SealMode::signed_encrypted;
  });
}

}  // namespace dsrkit::pdf
