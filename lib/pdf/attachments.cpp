#include "dsrkit/pdf/attachments.hpp"

#include "seal_qpdf.hpp"

#include "dsrkit/files/files.hpp"

#include <array>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>
#include <utility>

namespace dsrkit::pdf {
namespace {

constexpr std::array<std::pair<Relationship, std::string_view>, 5> kRelationships{{
    {Relationship::source, "/Source"},
    {Relationship::data, "/Data"},
    {Relationship::alternative, "/Alternative"},
    {Relationship::supplement, "/Supplement"},
    {Relationship::unspecified, "/Unspecified"},
}};

std::string_view relationship_name(Relationship relationship) {
  for (const auto& [value, name] : kRelationships) {
    if (value == relationship) {
      return name;
    }
  }
  return "/Unspecified";
}

Relationship relationship_of(QPDFObjectHandle name) {
  for (const auto& [value, text] : kRelationships) {
    if (name.isName() && name.getName() == text) {
      return value;
    }
  }
  return Relationship::unspecified;
}

QPDFObjectHandle embed(QPDF& pdf, const Attachment& attachment) {
  const std::string date = format_pdf_date(attachment.modified);
  auto stream = QPDFEFStreamObjectHelper::createEFStream(pdf, attachment.bytes);
  stream.setSubtype(attachment.mime_type).setCreationDate(date).setModDate(date);
  auto specification = QPDFFileSpecObjectHelper::createFileSpec(pdf, attachment.name, stream);
  specification.setDescription(attachment.description);
  QPDFObjectHandle object = specification.getObjectHandle();
  object.replaceKey("/AFRelationship",
                    QPDFObjectHandle::newName(std::string(relationship_name(attachment.relationship))));
  QPDFEmbeddedFileDocumentHelper(pdf).replaceEmbeddedFile(attachment.name, specification);
  return object;
}

/// The catalog's associated files without those that are being replaced.
QPDFObjectHandle kept_associated_files(QPDF& pdf, const std::set<std::string>& replaced) {
  QPDFObjectHandle kept = QPDFObjectHandle::newArray();
  QPDFObjectHandle existing = pdf.getRoot().getKey("/AF");
  for (auto& file : existing.isArray() ? existing.getArrayAsVector() : std::vector<QPDFObjectHandle>{}) {
    if (file.isDictionary() && !replaced.contains(QPDFFileSpecObjectHelper(file).getFilename())) {
      kept.appendItem(file);
    }
  }
  return kept;
}

void write_deterministically(QPDF& pdf, const std::filesystem::path& output) {
  files::PendingFile pending(output);
  {
    QPDFWriter writer(pdf, pending.temporary_path().c_str());
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDecodeLevel(qpdf_dl_none);
    writer.setNewlineBeforeEndstream(true);
    writer.setDeterministicID(true);
    writer.write();
  }
  pending.commit();
}

Attachment read_attachment(const std::string& name, QPDFFileSpecObjectHelper& specification) {
  QPDFEFStreamObjectHelper stream(specification.getEmbeddedFileStream());
  Attachment attachment;
  attachment.name = name;
  attachment.mime_type = stream.getSubtype();
  attachment.description = specification.getDescription();
  attachment.relationship = relationship_of(specification.getObjectHandle().getKey("/AFRelationship"));
  const auto data = stream.getObjectHandle().getStreamData(qpdf_dl_specialized);
  attachment.bytes.assign(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  attachment.modified = parse_pdf_date(stream.getModDate()).value_or(Instant{});
  return attachment;
}

}  // namespace

void attach_files(const std::filesystem::path& input, const std::filesystem::path& output,
                  const std::vector<Attachment>& attachments) {
  QPDF pdf;
  open_strictly(pdf, input);
  with_qpdf(input.string(), [&] {
    if (pdf.isEncrypted() || !find_signatures(pdf).empty()) {
      throw Error(ErrorCode::data_invalid, input.string() + ": a sealed PDF cannot be changed");
    }
    std::set<std::string> names;
    for (const auto& attachment : attachments) {
      names.insert(attachment.name);
    }
    QPDFObjectHandle associated = kept_associated_files(pdf, names);
    for (const auto& attachment : attachments) {
      associated.appendItem(embed(pdf, attachment));
    }
    pdf.getRoot().replaceKey("/AF", associated);
    write_deterministically(pdf, output);
  });
}

std::vector<Attachment> read_attachments(const std::filesystem::path& path, std::string_view password) {
  QPDF pdf;
  open_strictly(pdf, path, password);
  return with_qpdf(path.string(), [&] { return read_attachments(pdf); });
}

std::vector<Attachment> read_attachments(QPDF& pdf) {
  std::vector<Attachment> attachments;
  for (const auto& [name, specification] : QPDFEmbeddedFileDocumentHelper(pdf).getEmbeddedFiles()) {
    if (specification->getEmbeddedFileStream().isStream()) {
      attachments.push_back(read_attachment(name, *specification));
    }
  }
  return attachments;
}

}  // namespace dsrkit::pdf
