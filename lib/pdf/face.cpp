#include "face.hpp"

#include "pdf_syntax.hpp"

#include <algorithm>
#include <cmath>
#include <hb-ot.h>

namespace dsrkit::pdf {
namespace {

constexpr std::size_t kCacheLimit = 40'000;
constexpr char32_t kNoWidth = U'\u200B';  // stands where a glyph needs a text and has none of its own
constexpr std::size_t kTabSpaces = 4;

using Buffer = std::unique_ptr<hb_buffer_t, HbDelete<hb_buffer_destroy>>;

/// Gives each glyph of a cluster its characters: one each while there are enough, so that both the parts and
/// the whole read back right; otherwise the cluster becomes a group with its text said once.
void share_out(std::u32string_view text, std::vector<Glyph>& glyphs, std::size_t first, bool right_to_left) {
  const std::size_t count = glyphs.size() - first;
  if (text.size() < count) {
    for (std::size_t i = first; i < glyphs.size(); ++i) {
      glyphs[i].grouped = true;
      glyphs[i].text = i == first ? std::u32string(text) : std::u32string(1, kNoWidth);
    }
    glyphs[first].actual = text;
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    Glyph& glyph = glyphs[right_to_left ? glyphs.size() - 1 - i : first + i];
    glyph.text = i + 1 < count ? text.substr(i, 1) : text.substr(i);
  }
}

}  // namespace

Face::Face(const std::filesystem::path& path, std::string language)
    : m_name(path.stem().string()), m_language(std::move(language)) {
  const std::unique_ptr<hb_blob_t, HbDelete<hb_blob_destroy>> blob(
      hb_blob_create_from_file_or_fail(path.c_str()));
  m_face.reset(hb_face_create(blob ? blob.get() : hb_blob_get_empty(), 0));
  const std::unique_ptr<hb_blob_t, HbDelete<hb_blob_destroy>> outlines(
      hb_face_reference_table(m_face.get(), HB_TAG('g', 'l', 'y', 'f')));
  if (hb_blob_get_length(outlines.get()) == 0) {
    throw Error(ErrorCode::source_unavailable, "font '" + path.string() + "' is not a usable TrueType font",
                "install its package again");
  }
  m_font.reset(hb_font_create(m_face.get()));
  m_scale = 1000.0 / hb_face_get_upem(m_face.get());
  hb_font_extents_t extents{};
  hb_font_get_h_extents(m_font.get(), &extents);
  m_ascent = extents.ascender * m_scale / 1000;
  m_descent = -extents.descender * m_scale / 1000;
}

bool Face::has(char32_t point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(m_font.get(), point, &glyph) != 0;
}

double Face::advance_of(unsigned glyph) const {
  return hb_font_get_glyph_h_advance(m_font.get(), glyph) * m_scale;
}

const ShapedText& Face::shape(std::u32string_view text, bool right_to_left) {
  Cache& cache = m_shaped[right_to_left ? 1 : 0];
  auto found = cache.find(text);
  if (found == cache.end()) {
    found = cache.emplace(std::u32string(text), shape_now(text, right_to_left)).first;
  }
  return found->second;
}

ShapedText Face::shape_now(std::u32string_view text, bool right_to_left) const {
  ShapedText shaped;
  shaped.text = text;
  std::u32string drawn(text);
  std::replace(drawn.begin(), drawn.end(), U'\t', U' ');
  const Buffer buffer(hb_buffer_create());
  const auto length = static_cast<int>(drawn.size());
  hb_buffer_add_codepoints(buffer.get(), reinterpret_cast<const hb_codepoint_t*>(drawn.data()), length, 0,
                           length);
  hb_buffer_set_direction(buffer.get(), right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_language(buffer.get(), hb_language_from_string(m_language.c_str(), -1));
  hb_buffer_guess_segment_properties(buffer.get());
  // A ligature of several letters reads back in the wrong order in readers that reverse glyph by glyph; those
  // that the script requires are not affected.
  const hb_feature_t no_ligatures{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START,
                                  HB_FEATURE_GLOBAL_END};
  hb_shape(m_font.get(), buffer.get(), &no_ligatures, right_to_left ? 1 : 0);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
  const auto next_cluster = [&](unsigned i, unsigned end) {
    if (right_to_left) {
      return i == 0 ? static_cast<unsigned>(text.size()) : infos[i - 1].cluster;
    }
    return end == count ? static_cast<unsigned>(text.size()) : infos[end].cluster;
  };
  for (unsigned begin = 0, end = 0; begin < count; begin = end) {
    const std::size_t first = shaped.glyphs.size();
    for (; end < count && infos[end].cluster == infos[begin].cluster; ++end) {
      if (infos[end].codepoint == 0) {
        throw Error(ErrorCode::internal, "font '" + m_name + "' lost a character while shaping");
      }
      const auto& at = positions[end];
      shaped.glyphs.push_back({infos[end].codepoint,
                               at.x_advance * m_scale,
                               at.x_offset * m_scale,
                               at.y_offset * m_scale,
                               {},
                               {},
                               false});
    }
    const unsigned cluster = infos[begin].cluster;
    share_out(text.substr(cluster, next_cluster(begin, end) - cluster), shaped.glyphs, first, right_to_left);
  }
  for (Glyph& glyph : shaped.glyphs) {
    if (glyph.text == U"\t") {
      glyph.advance *= kTabSpaces;
    }
    shaped.width += glyph.advance;
    shaped.raised = shaped.raised || glyph.grouped || glyph.y_offset != 0;
  }
  return shaped;
}

unsigned Face::code_of(unsigned glyph, std::u32string_view text) {
  const auto [found, is_new] =
      m_code_of.try_emplace({glyph, std::u32string(text)}, static_cast<unsigned>(m_codes.size() + 1));
  if (is_new) {
    m_codes.push_back({glyph, std::u32string(text)});
    if (m_codes.size() > 0xFFFFU) {
      throw Error(ErrorCode::internal, "too many different characters in one document");
    }
  }
  return found->second;
}

void Face::encode_glyph(const Glyph& glyph, std::string& out, bool& in_string) {
  const auto adjust = [&](double thousandths) {
    if (std::abs(thousandths) < 0.01) {
      return;
    }
    out += in_string ? ">" : "";
    in_string = false;
    append_number(out, thousandths);
    out += ' ';
  };
  adjust(-glyph.x_offset);
  out += in_string ? "" : "<";
  in_string = true;
  append_hex16(out, code_of(glyph.id, glyph.text));
  adjust(advance_of(glyph.id) + glyph.x_offset - glyph.advance);
}

void Face::encode(const ShapedText& text, double size, std::string& out) {
  if (!text.raised) {
    if (text.codes.empty()) {
      bool in_string = false;
      for (const Glyph& glyph : text.glyphs) {
        encode_glyph(glyph, text.codes, in_string);
      }
      text.codes += in_string ? ">" : "";
    }
    out += text.codes;
    return;
  }
  double rise = 0;
  bool in_group = false;
  for (const Glyph& glyph : text.glyphs) {
    out += "]TJ ";
    if (in_group && (!glyph.grouped || !glyph.actual.empty())) {
      out += "EMC ";
      in_group = false;
    }
    if (!glyph.actual.empty()) {
      out += "/Span<</ActualText" + text_string(glyph.actual) + ">>BDC ";
      in_group = true;
    }
    if (glyph.y_offset != rise) {
      append_number(out, glyph.y_offset * size / 1000);
      out += " Ts ";
      rise = glyph.y_offset;
    }
    out += '[';
    bool in_string = false;
    encode_glyph(glyph, out, in_string);
    out += in_string ? ">" : "";
  }
  out += "]TJ ";
  out += in_group ? "EMC " : "";
  out += rise != 0 ? "0 Ts [" : "[";
}

void Face::forget() {
  for (Cache& cache : m_shaped) {
    if (cache.size() > kCacheLimit) {
      cache.clear();
    }
  }
}

}  // namespace dsrkit::pdf
