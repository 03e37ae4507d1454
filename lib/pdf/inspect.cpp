#include "dsrkit/pdf/inspect.hpp"

#include "inspect_names.hpp"
#include "seal_bytes.hpp"
#include "seal_qpdf.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"

#include <qpdf/QPDFWriter.hh>
#include <set>
#include <unordered_set>
#include <utility>

namespace dsrkit::pdf {
namespace {

constexpr int kDeepestAttachment = 4;

std::string_view view(const Buffer& buffer) {
  return {reinterpret_cast<const char*>(buffer.getBuffer()), buffer.getSize()};
}

bool is_text(std::string_view bytes) {
  return bytes.find('\0') == std::string_view::npos && is_valid_utf8(bytes);
}

bool is_plain_ascii(std::string_view bytes) {
  return bytes.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 "
             "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~") == std::string_view::npos;
}

/// The stream without its filters; a picture that only its own decoder understands stays as it is, so that
/// what hides in its headers is seen.
std::string decoded(QPDFObjectHandle stream) {
  try {
    return std::string(view(*stream.getStreamData(qpdf_dl_specialized)));
  } catch (const std::exception&) {
    return std::string(view(*stream.getRawStreamData()));
  }
}

/// The numbers of the streams that are font programs.
std::set<int> find_font_programs(QPDF& pdf) {
  std::set<int> programs;
  for (auto& object : pdf.getAllObjects()) {
    for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"}) {
      if (object.isDictionary() && object.getKey(key).isStream()) {
        programs.insert(object.getKey(key).getObjectID());
      }
    }
  }
  return programs;
}

/// Visits the objects of one revision.
class ObjectReader {
public:
  ObjectReader(QPDF& pdf, std::string prefix, const TextVisitor& visit)
      : m_prefix(std::move(prefix)), m_visit(visit), m_font_programs(find_font_programs(pdf)) {}

  void read(QPDFObjectHandle object) {
    const std::string place = m_prefix + "object " + std::to_string(object.getObjectID());
    if (object.isStream()) {
      read_direct(object.getDict(), place);
      read_stream(object, place + " stream");
    } else {
      read_direct(object, place);
    }
  }

  /// Streams found to be PDFs themselves, to be inspected next.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& nested() const { return m_nested; }

private:
  void emit(const std::string& place, std::string_view text, FoundText::Kind kind) {
    if (!text.empty()) {
      m_visit({place, kind, text});
    }
  }

  void read_name(const std::string& name, const std::string& place) {
    const std::string_view bare = std::string_view(name).substr(1);
    if (!is_pdf_vocabulary(bare) && m_seen_names.insert(name).second) {
      emit(place, bare, is_text(bare) ? FoundText::Kind::text : FoundText::Kind::bytes);
    }
  }

  void read_string(QPDFObjectHandle string, const std::string& place) {
    const std::string text = string.getUTF8Value();
    const std::string bytes = string.getStringValue();
    if (is_valid_utf8(text)) {
      emit(place, text, FoundText::Kind::text);
    }
    if (!is_plain_ascii(bytes)) {
      emit(place, bytes, FoundText::Kind::bytes);
    }
    // Programs of other makers write UTF-8 where PDF does not expect it.
    if (bytes != text && is_text(bytes)) {
      emit(place, bytes, FoundText::Kind::text);
    }
  }

  void read_direct(QPDFObjectHandle object, const std::string& place) {
    if (object.isString()) {
      read_string(object, place);
    } else if (object.isName()) {
      read_name(object.getName(), place);
    } else if (object.isArray()) {
      for (const auto& item : object.getArrayAsVector()) {
        read_child(item, place);
      }
    } else if (object.isDictionary()) {
      for (const auto& [key, value] : object.getDictAsMap()) {
        read_name(key, place);
        read_child(value, place + " " + (is_pdf_vocabulary(std::string_view(key).substr(1)) ? key : "/..."));
      }
    }
  }

  void read_child(const QPDFObjectHandle& child, const std::string& place) {
    if (!child.isIndirect()) {
      read_direct(child, place);
    }
  }

  void read_stream(QPDFObjectHandle stream, const std::string& place) {
    const std::string data = decoded(stream);
    QPDFObjectHandle dictionary = stream.getDict();
    const bool attached =
        dictionary.getKey("/Type").isNameAndEquals("/EmbeddedFile") || dictionary.hasKey("/Params");
    const bool metadata = dictionary.getKey("/Type").isNameAndEquals("/Metadata");
    emit(place, data, FoundText::Kind::bytes);
    if (data.starts_with("%PDF-")) {
      m_nested.emplace_back(place, data);
    } else if ((attached || metadata) && is_text(data)) {
      emit(place, data, FoundText::Kind::text);
    } else if (may_be_program(dictionary, stream.getObjectID())) {
      read_program(stream, place);
    }
  }

  bool may_be_program(QPDFObjectHandle dictionary, int number) const {
    return !dictionary.getKey("/Subtype").isNameAndEquals("/Image") && !m_font_programs.contains(number) &&
           !dictionary.getKey("/Type").isNameAndEquals("/XRef") &&
           !dictionary.getKey("/Type").isNameAndEquals("/ObjStm");
  }

  /// The strings that operators get; those of one array are one word cut up for kerning.
  class ProgramStrings : public QPDFObjectHandle::ParserCallbacks {
  public:
    ProgramStrings(ObjectReader& reader, const std::string& place) : m_reader(reader), m_place(place) {}

    void handleObject(QPDFObjectHandle object, std::size_t /*offset*/, std::size_t /*length*/) override {
      if (!object.isArray()) {
        m_reader.read_direct(object, m_place);
        return;
      }
      std::string joined;
      for (auto& item : object.getArrayAsVector()) {
        joined += item.isString() ? item.getStringValue() : "";
      }
      m_reader.read_string(QPDFObjectHandle::newString(joined), m_place);
    }

    void handleEOF() override {}

  private:
    ObjectReader& m_reader;
    const std::string& m_place;
  };

  void read_program(const QPDFObjectHandle& stream, const std::string& place) {
    ProgramStrings strings(*this, place);
    try {
      QPDFObjectHandle::parseContentStream(stream, &strings);
    } catch (const std::exception&) {
      // Not a page program after all; its bytes have been visited.
    }
  }

  std::string m_prefix;
  const TextVisitor& m_visit;
  std::set<int> m_font_programs;
  std::unordered_set<std::string> m_seen_names;
  std::vector<std::pair<std::string, std::string>> m_nested;
};

std::string decrypted(std::string_view bytes, std::string_view password) {
  QPDF pdf;
  open_bytes_strictly(pdf, bytes, password);
  if (!pdf.isEncrypted()) {
    return std::string(bytes);
  }
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setPreserveEncryption(false);
  writer.setDecodeLevel(qpdf_dl_none);
  writer.write();
  return std::string(view(*writer.getBufferSharedPointer()));
}

void read_pages(std::string_view bytes, std::string_view password, const std::string& prefix,
                const TextVisitor& visit) {
  const std::string text =
      files::run_program({"pdftotext", "-q", "-enc", "UTF-8", "-", "-"}, decrypted(bytes, password));
  std::size_t page = 0;
  for (const auto& content : split(text, '\f')) {
    ++page;
    if (!content.empty()) {
      visit({prefix + "page " + std::to_string(page), FoundText::Kind::text, content});
    }
  }
}

void inspect(std::string_view bytes, std::string_view password, const std::string& prefix, int depth,
             const TextVisitor& visit);

void inspect_objects(QPDF& pdf, const std::string& prefix, int depth, const TextVisitor& visit) {
  ObjectReader reader(pdf, prefix, visit);
  for (const auto& object : pdf.getAllObjects()) {
    reader.read(object);
  }
  for (const auto& [place, document] : reader.nested()) {
    if (depth < kDeepestAttachment) {
      inspect(document, {}, place + ", ", depth + 1, visit);
    }
  }
}

/// An older state may lack what a reader needs; its bytes are visited with the whole file's.
void inspect_revision(std::string_view bytes, std::string_view password, const std::string& prefix, int depth,
                      const TextVisitor& visit) {
  QPDF pdf;
  try {
    open_bytes_strictly(pdf, bytes, password);
  } catch (const Error&) {
    return;
  }
  inspect_objects(pdf, prefix, depth, visit);
}

void inspect(std::string_view bytes, std::string_view password, const std::string& prefix, int depth,
             const TextVisitor& visit) {
  QPDF pdf;
  open_bytes_strictly(pdf, bytes, password);
  with_qpdf("PDF", [&] {
    read_pages(bytes, password, prefix, visit);
    inspect_objects(pdf, prefix, depth, visit);
    const auto ends = revision_ends(bytes);
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
      inspect_revision(bytes.substr(0, ends[i]), password,
                       prefix + "revision " + std::to_string(i + 1) + ", ", depth, visit);
    }
  });
  visit({prefix + "file", FoundText::Kind::bytes, bytes});
}

/// The numbers of all objects that can be reached from the trailer.
std::set<int> reachable_objects(QPDF& pdf) {
  std::set<int> reached;
  std::vector<QPDFObjectHandle> open{pdf.getTrailer()};
  while (!open.empty()) {
    QPDFObjectHandle object = open.back();
    open.pop_back();
    if (object.isIndirect() && !reached.insert(object.getObjectID()).second) {
      continue;
    }
    if (object.isStream()) {
      object = object.getDict();
    }
    if (object.isArray()) {
      const auto items = object.getArrayAsVector();
      open.insert(open.end(), items.begin(), items.end());
    } else if (object.isDictionary()) {
      for (const auto& [key, value] : object.getDictAsMap()) {
        open.push_back(value);
      }
    }
  }
  return reached;
}

/// Cross-reference and object streams hold the file together without being referred to.
bool is_scaffolding(QPDFObjectHandle object) {
  if (!object.isStream()) {
    return object.isNull();
  }
  QPDFObjectHandle type = object.getDict().getKey("/Type");
  return type.isNameAndEquals("/XRef") || type.isNameAndEquals("/ObjStm");
}

}  // namespace

void for_each_text(const std::filesystem::path& path, std::string_view password, const TextVisitor& visit) {
  inspect(files::read_file(path), password, {}, 0, visit);
}

FileStructure inspect_structure(const std::filesystem::path& path, std::string_view password) {
  const std::string bytes = files::read_file(path);
  QPDF pdf;
  open_bytes_strictly(pdf, bytes, password);
  return with_qpdf("PDF", [&] {
    FileStructure structure;
    structure.pages = pdf.getAllPages().size();
    structure.revisions = revision_ends(bytes).size();
    const std::set<int> reached = reachable_objects(pdf);
    for (auto& object : pdf.getAllObjects()) {
      if (!reached.contains(object.getObjectID()) && !is_scaffolding(object)) {
        structure.unreachable_objects.push_back(object.getObjectID());
      }
    }
    return structure;
  });
}

}  // namespace dsrkit::pdf
