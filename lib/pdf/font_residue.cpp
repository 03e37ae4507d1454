#include "font_residue.hpp"

#include "raw_font.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace dsrkit::pdf {
namespace {

/// Big-endian numbers; 0 beyond the end.
class Table {
public:
  Table() = default;

  explicit Table(std::string_view bytes) : m_bytes(bytes) {}

  [[nodiscard]] std::uint32_t u8(std::size_t at) const {
    return at < m_bytes.size() ? static_cast<unsigned char>(m_bytes[at]) : 0U;
  }

  [[nodiscard]] std::uint32_t u16(std::size_t at) const { return u8(at) << 8U | u8(at + 1); }

  [[nodiscard]] std::uint32_t u32(std::size_t at) const { return u16(at) << 16U | u16(at + 2); }

  [[nodiscard]] bool empty() const { return m_bytes.empty(); }

  [[nodiscard]] std::string_view part(std::size_t at, std::size_t size) const {
    return at <= m_bytes.size() ? m_bytes.substr(at, size) : std::string_view();
  }

private:
  std::string_view m_bytes;
};

Table table(std::string_view program, std::string_view tag) {
  const Table directory(program);
  const std::uint32_t count = directory.u16(4);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t at = 12 + std::size_t{i} * 16;
    if (directory.part(at, 4) == tag) {
      return Table(directory.part(directory.u32(at + 8), directory.u32(at + 12)));
    }
  }
  return {};
}

/// The glyphs a composite one is put together from.
std::vector<std::uint32_t> parts_of(const Table& glyph) {
  constexpr std::uint32_t kWords = 0x1;
  constexpr std::uint32_t kScale = 0x8;
  constexpr std::uint32_t kMore = 0x20;
  constexpr std::uint32_t kTwoScales = 0x40;
  constexpr std::uint32_t kMatrix = 0x80;
  std::vector<std::uint32_t> parts;
  if ((glyph.u16(0) & 0x8000U) == 0) {
    return parts;
  }
  std::uint32_t flags = kMore;
  for (std::size_t at = 10; (flags & kMore) != 0 && parts.size() < 64;) {
    flags = glyph.u16(at);
    parts.push_back(glyph.u16(at + 2));
    at += 4 + ((flags & kWords) != 0 ? 4U : 2U);
    at += (flags & kScale) != 0 ? 2U : (flags & kTwoScales) != 0 ? 4U : (flags & kMatrix) != 0 ? 8U : 0U;
  }
  return parts;
}

/// What fonts that share a program or a map need of it together.
struct Need {
  std::set<std::uint32_t> used;
  std::set<std::uint32_t> offered;
  bool checkable = true;
  std::uint32_t revision = 0;
};

bool has_more(const Need& need) {
  return !std::includes(need.used.begin(), need.used.end(), need.offered.begin(), need.offered.end());
}

void add_parts(const Outlines& outlines, std::set<std::uint32_t>& used) {
  std::vector<std::uint32_t> open(used.begin(), used.end());
  while (!open.empty()) {
    const std::uint32_t glyph = open.back();
    open.pop_back();
    if (glyph < outlines.parts.size()) {
      for (const std::uint32_t part : outlines.parts[glyph]) {
        if (used.insert(part).second) {
          open.push_back(part);
        }
      }
    }
  }
}

}  // namespace

Outlines read_outlines(std::string_view program) {
  Outlines result;
  const Table head = table(program, "head");
  const Table loca = table(program, "loca");
  const Table glyf = table(program, "glyf");
  const std::uint32_t count = table(program, "maxp").u16(4);
  if (head.empty() || loca.empty() || count == 0) {
    return result;
  }
  result.readable = true;
  const bool wide = head.u16(50) != 0;
  const auto offset = [&](std::size_t i) { return wide ? loca.u32(i * 4) : loca.u16(i * 2) * 2; };
  result.drawn.resize(count);
  result.parts.resize(count);
  for (std::uint32_t glyph = 0; glyph < count; ++glyph) {
    const std::uint32_t begin = offset(glyph);
    const std::uint32_t end = offset(glyph + 1);
    if (end > begin) {
      const Table outline(glyf.part(begin, end - begin));
      result.drawn[glyph] = outline.u16(0) != 0;  // no contours at all: a blank
      result.parts[glyph] = parts_of(outline);
    }
  }
  return result;
}

std::vector<std::string> FontShelf::residue() {
  std::map<std::uint32_t, Need> maps;
  std::map<std::uint32_t, Need> programs;
  std::vector<std::string> found;
  const auto add = [&](const RawFont& font, std::uint32_t number) {
    const auto drawn = font.drawn_codes();
    if (font.to_unicode_object() != 0) {
      Need& need = maps[font.to_unicode_object()];
      need.used.insert(drawn.begin(), drawn.end());
      need.offered.insert(font.mapped_codes().begin(), font.mapped_codes().end());
    }
    if (font.program_object() != 0) {
      Need& need = programs[font.program_object()];
      need.checkable = need.checkable && font.is_composite();
      for (const std::uint32_t code : drawn) {
        need.used.insert(font.glyph_of(code));
      }
    }
    const auto& measured = font.measured_codes();
    if (std::any_of(measured.begin(), measured.end(),
                    [&](std::uint32_t code) { return !font.was_drawn(code); })) {
      found.push_back("object " + std::to_string(number) + ", the width of a letter no page shows");
    }
  };
  for (const auto& [index, font] : m_fonts) {
    if (font) {
      add(*font, m_file.definitions()[index].number);
    }
  }
  for (const auto& font : m_direct) {
    add(*font, 0);
  }
  for (const auto& [number, need] : maps) {
    if (has_more(need)) {
      found.push_back("object " + std::to_string(number) + ", the code of a letter no page shows");
    }
  }
  for (auto& [number, need] : programs) {
    const RawDefinition* definition = m_file.find(number, m_file.revisions());
    if (definition == nullptr) {
      throw_unsound();
    }
    const Outlines outlines = read_outlines(m_file.decoded(m_file.read(*definition)).bytes);
    if (!outlines.readable || !need.checkable) {
      found.push_back("object " + std::to_string(number) + ", a font whose letters cannot be told apart");
      continue;
    }
    need.used.insert(0);  // the sign for a missing glyph belongs to every font
    add_parts(outlines, need.used);
    for (std::uint32_t glyph = 0; glyph < outlines.drawn.size(); ++glyph) {
      if (outlines.drawn[glyph] && !need.used.contains(glyph)) {
        found.push_back("object " + std::to_string(number) + ", the shape of a letter no page shows");
        break;
      }
    }
  }
  return found;
}

}  // namespace dsrkit::pdf
