#include "raw_font.hpp"

#include "code_pages.hpp"
#include "to_unicode.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::pdf {
namespace {

using Kind = RawValue::Kind;

constexpr std::uint32_t kMostCodes = 0x10000;

std::string utf8_of(char32_t point) {
  return to_utf8(std::u32string(1, point));
}

CodePage code_page(const RawValue& name) {
  if (name.is_name("WinAnsiEncoding")) {
    return CodePage::win_ansi;
  }
  return name.is_name("MacRomanEncoding") ? CodePage::mac_roman : CodePage::standard;
}

}  // namespace

RawFont::RawFont(RawFile& file, const RawValue& font, std::uint32_t revision) {
  m_composite = font.at("Subtype").is_name("Type0");
  m_drawn.resize(m_composite ? kMostCodes : 256);
  if (m_composite) {
    read_composite(file, font, revision);
  } else {
    read_simple(file, font, revision);
  }
  const RawValue& map = font.at("ToUnicode");
  if (map.is(Kind::reference)) {
    m_to_unicode_object = map.object();
    const RawDefinition* definition = file.find(map.object(), revision);
    if (definition == nullptr) {
      throw_unsound();
    }
    const CodeTexts texts = read_to_unicode(file.decoded(file.read(*definition)).bytes);
    for (const auto& [code, text] : texts.texts) {
      m_mapped.push_back(code);
      set_text(code, text);
    }
  }
}

void RawFont::set_text(std::uint32_t code, std::string text) {
  if (code >= m_drawn.size()) {
    return;
  }
  if (code >= m_texts.size()) {
    m_texts.resize(code + 1);
    m_has_text.resize(code + 1);
  }
  m_texts[code] = std::move(text);
  m_has_text[code] = true;
}

void RawFont::set_width(std::uint32_t code, double thousandths) {
  if (code >= m_drawn.size()) {
    return;
  }
  if (code >= m_widths.size()) {
    m_widths.resize(code + 1, -1);
  }
  m_widths[code] = static_cast<float>(thousandths / 1000);
}

void RawFont::read_program(RawFile& file, const RawValue& descriptor, std::uint32_t revision) {
  const RawValue dictionary = file.resolve(descriptor, revision);
  for (const char* key : {"FontFile", "FontFile2", "FontFile3"}) {
    if (dictionary.at(key).is(Kind::reference)) {
      m_program_object = dictionary.at(key).object();
    }
  }
}

void RawFont::read_encoding(RawFile& file, const RawValue& encoding, std::uint32_t revision) {
  const RawValue value = file.resolve(encoding, revision);
  const CodePage page = code_page(value.is(Kind::name) ? value : value.at("BaseEncoding"));
  for (std::uint32_t code = 0x20; code < 256; ++code) {
    if (const char32_t point = code_page_character(page, static_cast<unsigned char>(code))) {
      set_text(code, utf8_of(point));
    }
  }
  std::uint32_t code = 0;
  for (const RawValue& item : file.resolve(value.at("Differences"), revision).items) {
    if (item.is(Kind::number)) {
      code = item.object();
    } else if (item.is(Kind::name) && code < 256) {
      const char32_t point = glyph_name_character(item.text);
      set_text(code, point == 0 ? std::string() : utf8_of(point));
      m_has_text[code] = point != 0;
      ++code;
    }
  }
}

void RawFont::read_simple(RawFile& file, const RawValue& font, std::uint32_t revision) {
  read_program(file, font.at("FontDescriptor"), revision);
  read_encoding(file, font.at("Encoding"), revision);
  const RawValue first = file.resolve(font.at("FirstChar"), revision);
  std::uint32_t code = first.is(Kind::number) ? first.object() : 0;
  for (const RawValue& width : file.resolve(font.at("Widths"), revision).items) {
    set_width(code++, width.number);
  }
}

void RawFont::read_composite(RawFile& file, const RawValue& font, std::uint32_t revision) {
  const RawValue descendants = file.resolve(font.at("DescendantFonts"), revision);
  if (descendants.items.size() != 1) {
    throw_unsound();
  }
  const RawValue descendant = file.resolve(descendants.items.front(), revision);
  read_program(file, descendant.at("FontDescriptor"), revision);
  const RawValue default_width = file.resolve(descendant.at("DW"), revision);
  m_default_width = default_width.is(Kind::number) ? default_width.number / 1000 : 1;
  read_widths(file, descendant.at("W"), revision);
  const RawValue& map = descendant.at("CIDToGIDMap");
  if (map.is(Kind::reference)) {
    const RawDefinition* definition = file.find(map.object(), revision);
    if (definition == nullptr) {
      throw_unsound();
    }
    m_glyph_of_code = file.decoded(file.read(*definition)).bytes;
  }
}

/// "1 [500 600] 7 9 250": from code 1 on a width each, codes 7 to 9 have one.
void RawFont::read_widths(RawFile& file, const RawValue& widths, std::uint32_t revision) {
  const RawValue list = file.resolve(widths, revision);
  for (std::size_t i = 0; i + 1 < list.items.size();) {
    std::uint32_t code = list.items[i].object();
    const RawValue second = file.resolve(list.items[i + 1], revision);
    if (second.is(Kind::array)) {
      for (const RawValue& width : second.items) {
        m_measured.push_back(code);
        set_width(code++, width.number);
      }
      i += 2;
    } else if (i + 2 < list.items.size()) {
      for (; code <= second.object() && code < kMostCodes; ++code) {
        set_width(code, list.items[i + 2].number);
      }
      i += 3;
    } else {
      throw_unsound();
    }
  }
}

RawFont::Drawn RawFont::draw(std::string_view bytes, std::size_t& at) {
  std::uint32_t code = static_cast<unsigned char>(bytes[at++]);
  if (m_composite) {
    code = code << 8U | (at < bytes.size() ? static_cast<unsigned char>(bytes[at++]) : 0U);
  }
  m_drawn[code] = true;
  Drawn drawn;
  drawn.text = code < m_texts.size() && m_has_text[code] ? &m_texts[code] : nullptr;
  drawn.width = code < m_widths.size() && m_widths[code] >= 0 ? double{m_widths[code]} : m_default_width;
  drawn.is_space_code = !m_composite && code == 0x20;
  return drawn;
}

std::vector<std::uint32_t> RawFont::drawn_codes() const {
  std::vector<std::uint32_t> codes;
  for (std::uint32_t code = 0; code < m_drawn.size(); ++code) {
    if (m_drawn[code]) {
      codes.push_back(code);
    }
  }
  return codes;
}

std::uint32_t RawFont::glyph_of(std::uint32_t code) const {
  if (m_glyph_of_code.empty()) {
    return code;
  }
  const std::size_t at = std::size_t{code} * 2;
  if (at + 1 >= m_glyph_of_code.size()) {
    return 0;
  }
  return static_cast<std::uint32_t>(static_cast<unsigned char>(m_glyph_of_code[at])) << 8U |
         static_cast<unsigned char>(m_glyph_of_code[at + 1]);
}

RawFont* FontShelf::get(const RawValue& font, std::uint32_t revision) {
  if (!font.is(Kind::reference)) {
    if (!font.is(Kind::dictionary)) {
      return nullptr;
    }
    m_direct.push_back(std::make_unique<RawFont>(m_file, font, revision));
    return m_direct.back().get();
  }
  const RawDefinition* definition = m_file.find(font.object(), revision);
  if (definition == nullptr) {
    return nullptr;
  }
  auto& known = m_fonts[static_cast<std::uint32_t>(definition - m_file.definitions().data())];
  if (!known) {
    const RawValue value = m_file.read(*definition).value;
    if (!value.is(Kind::dictionary)) {
      return nullptr;
    }
    known = std::make_unique<RawFont>(m_file, value, revision);
  }
  return known.get();
}

}  // namespace dsrkit::pdf
