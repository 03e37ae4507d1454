#pragma once

#include "object_file.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <hb.h>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dsrkit::pdf {

/// Releases what HarfBuzz counts references of.
template <auto destroy>
struct HbDelete {
  template <class T>
  void operator()(T* object) const {
    destroy(object);
  }
};

/// One glyph of shaped text: thousandths of an em.
struct Glyph {
  unsigned id = 0;
  double advance = 0;
  double x_offset = 0;
  double y_offset = 0;
  std::u32string text;    ///< the characters it stands for in the text layer
  std::u32string actual;  ///< of the first glyph of a group that only as a whole stands for characters
  bool grouped = false;
};

/// A word as it is drawn, glyphs from left to right.
struct ShapedText {
  std::u32string text;
  std::vector<Glyph> glyphs;
  double width = 0;           ///< thousandths of an em
  bool raised = false;        ///< has vertical offsets or groups
  mutable std::string codes;  ///< content of a TJ array, made when first drawn; unused when raised
};

/// A font file as it is used in one document. Shaping and measuring leave no trace in the file written: only
/// encode(), called for what is drawn, puts a glyph into the embedded subset.
class Face {
public:
  /// Throws Error(source_unavailable) when the file is no usable TrueType font.
  explicit Face(const std::filesystem::path& path, std::string language);
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  [[nodiscard]] bool has(char32_t point) const;
  /// Shapes one run of one direction; the answer lives until forget().
  [[nodiscard]] const ShapedText& shape(std::u32string_view text, bool right_to_left);
  /// Appends what draws the text at `size`, between "[" and "]TJ" inside which it stands.
  void encode(const ShapedText& text, double size, std::string& out);
  /// Drops what was shaped when there is much of it.
  void forget();

  [[nodiscard]] double ascent() const { return m_ascent; }  ///< ems

  [[nodiscard]] double descent() const { return m_descent; }  ///< ems, positive

  [[nodiscard]] bool used() const { return !m_codes.empty(); }

  /// Writes the subset font (Type 0, ISO 32000-1, 9.7) and returns it.
  [[nodiscard]] ObjectId embed(ObjectFile& objects) const;

private:
  struct TextHash {
    using is_transparent = void;

    std::size_t operator()(std::u32string_view text) const { return std::hash<std::u32string_view>{}(text); }
  };

  using Cache = std::unordered_map<std::u32string, ShapedText, TextHash, std::equal_to<>>;

  [[nodiscard]] ShapedText shape_now(std::u32string_view text, bool right_to_left) const;
  [[nodiscard]] unsigned code_of(unsigned glyph, std::u32string_view text);
  void encode_glyph(const Glyph& glyph, std::string& out, bool& in_string);
  [[nodiscard]] double advance_of(unsigned glyph) const;

  std::string m_name;
  std::string m_language;
  std::unique_ptr<hb_face_t, HbDelete<hb_face_destroy>> m_face;
  std::unique_ptr<hb_font_t, HbDelete<hb_font_destroy>> m_font;
  double m_scale = 1;  ///< font units to thousandths of an em
  double m_ascent = 0;
  double m_descent = 0;
  std::array<Cache, 2> m_shaped;  ///< left to right, right to left
  /// A code for each pair of glyph and text, so that one glyph drawn for two characters reads back as both.
  std::map<std::pair<unsigned, std::u32string>, unsigned, std::less<>> m_code_of;

  struct Code {
    unsigned glyph;
    std::u32string text;
  };

  std::vector<Code> m_codes;  ///< code 1 first
};

}  // namespace dsrkit::pdf
