#include "dsrkit/pdf/inspect.hpp"

#include "object_texts.hpp"
#include "page_text.hpp"
#include "raw_file.hpp"
#include "reachability.hpp"

#include "dsrkit/base/error.hpp"

#include <map>
#include <optional>
#include <utility>

namespace dsrkit::pdf {
namespace {

using Kind = RawValue::Kind;

constexpr int kDeepestAttachment = 4;
constexpr int kDeepestPageTree = 64;
constexpr std::size_t kLetGoEvery = 256;  // objects

bool is_font_program(const RawValue& dictionary) {
  const RawValue& subtype = dictionary.at("Subtype");
  return dictionary.find("Length1") != nullptr || subtype.is_name("Type1C") ||
         subtype.is_name("CIDFontType0C") || subtype.is_name("OpenType");
}

/// What unpacks to more than its bytes say; nothing of ours is one.
bool is_archive(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\x1F\x8B") ||
         bytes.starts_with("7z\xBC\xAF") || bytes.starts_with("Rar!") || bytes.starts_with("BZh") ||
         bytes.starts_with(
             "\xFD"
             "7zXZ");
}

/// Reads one PDF, the outermost or an attached one.
class Inspection {
public:
  Inspection(std::string_view bytes, std::string_view password, std::string outer, int depth,
             const TextVisitor& visit, const MappedBytes* mapped)
      : m_file(bytes, password),
        m_outer(std::move(outer)),
        m_depth(depth),
        m_visit(visit),
        m_mapped(mapped),
        m_texts(visit),
        m_fonts(m_file),
        m_last(m_file.revisions() - 1),
        m_read(m_file.definitions().size()) {}

  FileStructure run() {
    read_pages();
    read_objects();
    read_syntax();
    finish();
    return std::move(m_structure);
  }

private:
  [[nodiscard]] FoundPlace place(const RawDefinition& definition) const {
    FoundPlace result;
    result.outer = m_outer;
    result.revision = definition.revision < m_last ? definition.revision + 1 : 0;
    result.object = definition.number;
    return result;
  }

  [[nodiscard]] std::size_t index_of(const RawDefinition& definition) const {
    return static_cast<std::size_t>(&definition - m_file.definitions().data());
  }

  void let_go_at_times() {
    if (m_mapped != nullptr && ++m_steps % kLetGoEvery == 0) {
      m_mapped->let_go();
    }
  }

  void fault(const FoundPlace& where, std::string_view what) {
    m_structure.faults.push_back(where.text() + std::string(what));
  }

  // Pages

  void read_pages() {
    const RawValue root = m_file.resolve(m_file.trailers().back().at("Root"), m_last);
    read_page_tree(root.at("Pages"), 0);
  }

  void read_page_tree(const RawValue& reference, int depth) {
    const RawDefinition* definition =
        reference.is(Kind::reference) ? m_file.find(reference.object(), m_last) : nullptr;
    if (definition == nullptr || depth > kDeepestPageTree || m_read[index_of(*definition)]) {
      throw_unsound();
    }
    const RawValue node = m_file.read(*definition).value;
    if (const RawValue* kids = node.find("Kids")) {
      m_read[index_of(*definition)] = true;
      for (const RawValue& kid : m_file.resolve(*kids, m_last).items) {
        read_page_tree(kid, depth + 1);
      }
      return;
    }
    FoundPlace where;
    where.outer = m_outer;
    where.page = ++m_structure.pages;
    read_page(*definition, node, m_last, where);
    let_go_at_times();
  }

  /// A page's own resources or those of a node above it.
  RawValue resources_of(RawValue page, std::uint32_t revision) {
    for (int i = 0; i < kDeepestPageTree; ++i) {
      if (const RawValue* resources = page.find("Resources")) {
        return m_file.resolve(*resources, revision);
      }
      page = m_file.resolve(page.at("Parent"), revision);
    }
    return {};
  }

  void read_page(const RawDefinition& definition, const RawValue& page, std::uint32_t revision,
                 const FoundPlace& where) {
    m_read[index_of(definition)] = true;
    const RawValue& contents = page.at("Contents");
    const RawValue list = m_file.resolve(contents, revision);
    std::string program;
    for (const RawValue& part : list.is(Kind::array) ? list.items : std::vector<RawValue>{contents}) {
      const RawDefinition* stream = part.is(Kind::reference) ? m_file.find(part.object(), revision) : nullptr;
      if (stream == nullptr) {
        continue;
      }
      const RawObject object = m_file.read(*stream);
      m_read[index_of(*stream)] = true;
      FoundPlace inner = place(*stream);
      inner.part = "stream";
      if (const auto decoded = decode(object, inner)) {
        m_visit({inner, FoundText::Kind::syntax, decoded->bytes});
        read_comments(decoded->bytes, inner);
        program += decoded->bytes;
        program += '\n';
      }
    }
    read_program(program, resources_of(page, revision), revision, where);
  }

  void read_program(std::string_view program, const RawValue& resources, std::uint32_t revision,
                    const FoundPlace& where) {
    const auto named = [&](const char* kind) {
      return [&, kind](const std::string& name) -> const RawValue& {
        m_named = m_file.resolve(resources.at(kind), revision);
        return m_named.at(name);
      };
    };
    ProgramResources access;
    std::map<std::string, RawFont*> fonts;
    access.font = [&](const std::string& name) {
      const auto known = fonts.find(name);
      return known != fonts.end() ? known->second : fonts[name] = m_fonts.get(named("Font")(name), revision);
    };
    access.properties = [&](const std::string& name) {
      return m_file.resolve(named("Properties")(name), revision);
    };
    const PageText page = read_page_text(program, access);
    for (const std::string& reading : readings(page)) {
      if (!reading.empty()) {
        m_visit({where, FoundText::Kind::text, reading});
      }
    }
    for (const std::string& string : page.strings) {
      m_texts.visit_string(string, where);
    }
    if (page.unreadable) {
      fault(where, ", letters of which nothing tells what they are");
    }
  }

  /// What may be a comment: running text where nobody would look for it.
  void read_comments(std::string_view syntax, const FoundPlace& where) {
    for (auto at = syntax.find('%'); at != std::string_view::npos; at = syntax.find('%', at + 1)) {
      const std::string_view line = syntax.substr(at, syntax.find_first_of("\r\n", at) - at);
      if (line != "%%EOF" && is_text(line)) {
        m_visit({where, FoundText::Kind::text, line});
      }
    }
  }

  // Objects

  void read_objects() {
    for (const RawValue& trailer : m_file.trailers()) {
      m_reachability.add(0, trailer);
    }
    for (const RawDefinition& definition : m_file.definitions()) {
      read_object(definition);
      let_go_at_times();
    }
  }

  void read_object(const RawDefinition& definition) {
    const RawObject object = m_file.read(definition);
    const RawValue& type = object.value.at("Type");
    const FoundPlace where = place(definition);
    const bool scaffolding = object.is_stream && (type.is_name("XRef") || type.is_name("ObjStm"));
    m_reachability.add(definition.number, object.value);
    if (!scaffolding && !object.value.is(Kind::null)) {
      m_reachability.expect(definition.number);
    }
    if (m_file.find(definition.number, definition.revision) != &definition) {
      fault(where, ", defined twice");
    }
    m_texts.visit(object.value, where);
    if (object.is_stream) {
      if (!m_read[index_of(definition)]) {
        read_stream(definition, object);
      }
    } else if (type.is_name("Page") && !m_read[index_of(definition)]) {
      read_page(definition, object.value, definition.revision, where);
    } else if (type.is_name("Font") && object.value.find("FirstChar") == nullptr &&
               object.value.at("Subtype").is_name("Type0")) {
      // Met here if no page uses it: then all it holds is too much.
      RawValue reference;
      reference.kind = Kind::reference;
      reference.number = definition.number;
      static_cast<void>(m_fonts.get(reference, definition.revision));
    }
  }

  std::optional<DecodedStream> decode(const RawObject& object, const FoundPlace& where) {
    try {
      DecodedStream decoded = m_file.decoded(object);
      if (decoded.unreadable.empty()) {
        return decoded;
      }
    } catch (const Error&) {
      // Said below: which stream it is matters more than what is wrong with it.
    }
    fault(where, ", which cannot be read");
    m_visit({where, FoundText::Kind::bytes, object.encoded});
    return std::nullopt;
  }

  void read_stream(const RawDefinition& definition, const RawObject& object) {
    FoundPlace where = place(definition);
    where.part = "stream";
    const auto decoded = decode(object, where);
    if (!decoded || object.value.at("Type").is_name("XRef")) {
      return;
    }
    const std::string& bytes = decoded->bytes;
    const bool characters = !decoded->picture && is_text(bytes);
    m_visit({where, characters ? FoundText::Kind::syntax : FoundText::Kind::bytes, bytes});
    if (object.value.at("Type").is_name("ObjStm")) {
      return;
    }
    if (bytes.starts_with("%PDF-")) {
      read_attached(bytes, where);
    } else if (is_archive(bytes)) {
      fault(where, ", an archive, which cannot be read");
    } else if (object.value.at("Subtype").is_name("Form")) {
      const RawValue resources = m_file.resolve(object.value.at("Resources"), object.revision);
      read_comments(bytes, where);
      read_program(bytes, resources, object.revision, where);
    } else if (characters && !bytes.starts_with("/CIDInit")) {
      m_visit({where, FoundText::Kind::text, bytes});
      try_program(bytes, where);
    } else if (!decoded->picture && !is_font_program(object.value) &&
               !object.value.at("Subtype").is_name("Image")) {
      try_program(bytes, where);
    }
  }

  /// A stream that no page names may still be a page program.
  void try_program(const std::string& bytes, const FoundPlace& where) {
    ProgramResources nothing;
    nothing.font = [](const std::string&) { return nullptr; };
    nothing.properties = [](const std::string&) { return RawValue(); };
    try {
      for (const std::string& string : read_page_text(bytes, nothing).strings) {
        m_texts.visit_string(string, where);
      }
    } catch (const Error&) {
      // Not a page program after all; its bytes have been visited.
    }
  }

  void read_attached(const std::string& bytes, const FoundPlace& where) {
    if (m_depth == kDeepestAttachment) {
      fault(where, ", attached too deep to be read");
      return;
    }
    Inspection inner(bytes, {}, where.text() + ", ", m_depth + 1, m_visit, nullptr);
    const FileStructure structure = inner.run();
    m_structure.faults.insert(m_structure.faults.end(), structure.faults.begin(), structure.faults.end());
    for (const int object : structure.unreachable_objects) {
      fault(where, ", object " + std::to_string(object) + ", which nothing refers to");
    }
    if (structure.revisions != 1) {
      fault(where, ", " + std::to_string(structure.revisions) + " revisions");
    }
  }

  // The rest

  void read_syntax() {
    FoundPlace where;
    where.outer = m_outer;
    for (const auto& [begin, end] : m_file.syntax()) {
      const std::string_view part = m_file.bytes().substr(begin, end - begin);
      m_visit({where, FoundText::Kind::syntax, part});
      read_comments(part, where);
      let_go_at_times();
    }
    for (const RawValue& trailer : m_file.trailers()) {
      m_texts.visit(trailer, where);
    }
  }

  void finish() {
    m_structure.revisions = m_file.revisions();
    m_structure.unreachable_objects = m_reachability.unreachable();
    for (const std::string& found : m_fonts.residue()) {
      m_structure.faults.push_back(m_outer + found);
    }
  }

  RawFile m_file;
  std::string m_outer;
  int m_depth;
  const TextVisitor& m_visit;
  const MappedBytes* m_mapped;
  ObjectTexts m_texts;
  FontShelf m_fonts;
  Reachability m_reachability;
  std::uint32_t m_last;
  std::vector<bool> m_read;  ///< by index of the definition: seen as a page or as part of one
  std::size_t m_steps = 0;
  RawValue m_named;
  FileStructure m_structure;
};

}  // namespace

std::string FoundPlace::text() const {
  std::string name(outer);
  if (revision > 0) {
    name += "revision " + std::to_string(revision) + ", ";
  }
  if (page > 0) {
    return name + "page " + std::to_string(page);
  }
  if (object == 0) {
    return name + "file";
  }
  name += "object " + std::to_string(object);
  if (part == "stream") {
    name += " stream";
  } else if (!part.empty()) {
    name += " /" + std::string(part);
  }
  return name;
}

FileStructure for_each_text(const std::filesystem::path& path, std::string_view password,
                            const TextVisitor& visit) {
  const MappedBytes mapped(path);
  return Inspection(mapped.view(), password, {}, 0, visit, &mapped).run();
}

FileStructure inspect_structure(const std::filesystem::path& path, std::string_view password) {
  return for_each_text(path, password, [](const FoundText&) {});
}

}  // namespace dsrkit::pdf
