#include "raw_encryption.hpp"

#include "seal_qpdf.hpp"

#include "dsrkit/base/strings.hpp"

namespace dsrkit::pdf {
namespace {

std::string written(const RawValue& value) {
  using Kind = RawValue::Kind;
  std::string out;
  switch (value.kind) {
    case Kind::boolean: return value.number > 0 ? "true" : "false";
    case Kind::number: return std::to_string(static_cast<long long>(value.number));
    case Kind::string: return "<" + to_hex(value.text) + ">";
    case Kind::name: return "/" + value.text;
    case Kind::array:
      for (const RawValue& item : value.items) {
        out += written(item) + " ";
      }
      return "[" + out + "]";
    case Kind::dictionary:
      for (const RawValue& item : value.items) {
        out += written(item) + " ";
      }
      return "<<" + out + ">>";
    case Kind::null:
    case Kind::keyword:
    case Kind::reference: break;
  }
  return "null";
}

/// An empty document with the same lock: qpdf finds the key without reading the real one, which it would hold
/// in memory.
std::string empty_document(const RawValue& encryption, const RawValue& id) {
  std::string bytes = "%PDF-1.7\n";
  std::string table = "xref\n0 4\n0000000000 65535 f \n";
  for (const std::string& object : {std::string("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"),
                                    std::string("2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n"),
                                    "3 0 obj\n" + written(encryption) + "\nendobj\n"}) {
    std::string offset = std::to_string(bytes.size());
    table += offset.insert(0, 10 - offset.size(), '0') + " 00000 n \n";
    bytes += object;
  }
  const std::size_t start = bytes.size();
  return bytes + table + "trailer\n<</Root 1 0 R/Size 4/Encrypt 3 0 R/ID " + written(id) + ">>\nstartxref\n" +
         std::to_string(start) + "\n%%EOF\n";
}

bool is_aes_256(const RawValue& encryption) {
  const RawValue& filters = encryption.at("CF");
  const RawValue& name = encryption.at("StmF");
  return encryption.at("V").number == 5 && name.is(RawValue::Kind::name) &&
         encryption.at("StrF").is_name(name.text) && filters.at(name.text).at("CFM").is_name("AESV3") &&
         (encryption.find("EncryptMetadata") == nullptr || encryption.at("EncryptMetadata").number > 0);
}

}  // namespace

std::string find_file_key(const RawValue& encryption, const RawValue& id, std::string_view password) {
  if (!is_aes_256(encryption)) {
    throw Error(ErrorCode::data_invalid, "PDF: encrypted in another way than AES-256");
  }
  const std::string document = empty_document(encryption, id);
  QPDF pdf;
  open_bytes_strictly(pdf, document, password);
  return pdf.getEncryptionKey();
}

}  // namespace dsrkit::pdf
