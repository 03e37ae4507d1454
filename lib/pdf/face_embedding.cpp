#include "face.hpp"
#include "pdf_syntax.hpp"

#include <algorithm>
#include <cmath>
#include <hb-ot.h>
#include <hb-subset.h>
#include <libdeflate.h>
#include <set>

namespace dsrkit::pdf {
namespace {

using Blob = std::unique_ptr<hb_blob_t, HbDelete<hb_blob_destroy>>;

/// The font file with only the glyphs that were drawn, and where each of them went.
struct Subset {
  std::string bytes;
  std::map<unsigned, unsigned> new_glyph;
};

Subset make_subset(hb_face_t* face, const std::set<unsigned>& glyphs) {
  const std::unique_ptr<hb_subset_input_t, HbDelete<hb_subset_input_destroy>> input(
      hb_subset_input_create_or_fail());
  for (const unsigned glyph : glyphs) {
    hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
  }
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t tag :
       {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
        HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('D', 'S', 'I', 'G')}) {
    hb_set_add(dropped, tag);
  }
  const std::unique_ptr<hb_subset_plan_t, HbDelete<hb_subset_plan_destroy>> plan(
      hb_subset_plan_create_or_fail(face, input.get()));
  const std::unique_ptr<hb_face_t, HbDelete<hb_face_destroy>> small(
      plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
  if (!small) {
    throw Error(ErrorCode::internal, "cannot make a subset of a font");
  }
  const Blob blob(hb_face_reference_blob(small.get()));
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  Subset subset{std::string(data, length), {}};
  const hb_map_t* moved = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const unsigned glyph : glyphs) {
    subset.new_glyph[glyph] = hb_map_get(moved, glyph);
  }
  return subset;
}

/// Six letters that tell subsets apart (ISO 32000-1, 9.6.4), from the content: the same for the same subset.
std::string subset_tag(const std::string& bytes) {
  unsigned sum = libdeflate_crc32(0, bytes.data(), bytes.size());
  std::string tag;
  for (int i = 0; i < 6; ++i) {
    tag += static_cast<char>('A' + sum % 26);
    sum /= 26;
  }
  return tag;
}

/// The box around all glyphs: four 16-bit numbers in the table "head".
std::string bounding_box(hb_face_t* face, double scale) {
  const Blob head(hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd')));
  unsigned length = 0;
  const char* data = hb_blob_get_data(head.get(), &length);
  constexpr unsigned kBoxAt = 36;
  std::string box = "[";
  for (unsigned at = kBoxAt; at + 1 < length && at < kBoxAt + 8; at += 2) {
    const auto high = static_cast<unsigned char>(data[at]);
    const auto low = static_cast<unsigned char>(data[at + 1]);
    const auto value = static_cast<std::int16_t>(static_cast<std::uint16_t>(high * 256U + low));
    append_number(box, std::round(value * scale));
    box += ' ';
  }
  return box + "]";
}

/// The CMap from codes to text (ISO 32000-1, 9.10.3).
template <class Codes>
std::string to_unicode(const Codes& codes) {
  constexpr std::size_t kRowsPerBlock = 100;
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  for (std::size_t first = 0; first < codes.size(); first += kRowsPerBlock) {
    const std::size_t end = std::min(first + kRowsPerBlock, codes.size());
    map += std::to_string(end - first) + " beginbfchar\n";
    for (std::size_t i = first; i < end; ++i) {
      map += '<';
      append_hex16(map, static_cast<unsigned>(i + 1));
      map += "> <";
      append_utf16_hex(map, codes[i].text);
      map += ">\n";
    }
    map += "endbfchar\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace

ObjectId Face::embed(ObjectFile& objects) const {
  std::set<unsigned> glyphs;
  for (const Code& code : m_codes) {
    glyphs.insert(code.glyph);
  }
  const Subset subset = make_subset(m_face.get(), glyphs);
  std::string glyph_of_code(2, '\0');
  std::string widths = "/W[1[";
  for (const Code& code : m_codes) {
    const unsigned glyph = subset.new_glyph.at(code.glyph);
    glyph_of_code += static_cast<char>(glyph >> 8U);
    glyph_of_code += static_cast<char>(glyph & 0xFFU);
    append_number(widths, advance_of(code.glyph));
    widths += ' ';
  }
  const std::string name = "/" + subset_tag(subset.bytes) + "+" + m_name;
  hb_position_t cap_height = 0;
  hb_ot_metrics_get_position_with_fallback(m_font.get(), HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height);
  std::string descriptor = "/Type/FontDescriptor/FontName" + name + "/Flags 4/StemV 80/FontBBox" +
                           bounding_box(m_face.get(), m_scale) + "/ItalicAngle ";
  append_number(descriptor, static_cast<double>(hb_style_get_value(m_font.get(), HB_STYLE_TAG_SLANT_ANGLE)));
  descriptor += "/Ascent ";
  append_number(descriptor, std::round(m_ascent * 1000));
  descriptor += "/Descent ";
  append_number(descriptor, -std::round(m_descent * 1000));
  descriptor += "/CapHeight ";
  append_number(descriptor, std::round(cap_height * m_scale));
  descriptor += "/FontFile2 " +
                ref(objects.add_stream("/Length1 " + std::to_string(subset.bytes.size()), subset.bytes));
  const ObjectId descendant =
      objects.add("/Type/Font/Subtype/CIDFontType2/BaseFont" + name +
                  "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000" + widths +
                  "]]/FontDescriptor " + ref(objects.add(descriptor)) + "/CIDToGIDMap " +
                  ref(objects.add_stream("", glyph_of_code)));
  return objects.add("/Type/Font/Subtype/Type0/BaseFont" + name + "/Encoding/Identity-H/DescendantFonts[" +
                     ref(descendant) + "]/ToUnicode " + ref(objects.add_stream("", to_unicode(m_codes))));
}

}  // namespace dsrkit::pdf
