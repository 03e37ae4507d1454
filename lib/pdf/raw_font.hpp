#pragma once

#include "raw_file.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::pdf {

/// A font as a page program uses it: what its codes say, how far they advance, and which of them were drawn.
class RawFont {
public:
  /// Throws Error(data_invalid).
  RawFont(RawFile& file, const RawValue& font, std::uint32_t revision);

  struct Drawn {
    const std::string* text = nullptr;  ///< null when nothing tells what the code stands for
    double width = 0;                   ///< ems
    bool is_space_code = false;         ///< the single byte 32, which word spacing stretches
  };

  /// Takes the code at `at` of a shown string and moves on; remembers that it was drawn.
  Drawn draw(std::string_view bytes, std::size_t& at);

  [[nodiscard]] std::uint32_t to_unicode_object() const { return m_to_unicode_object; }

  [[nodiscard]] std::uint32_t program_object() const { return m_program_object; }

  [[nodiscard]] bool is_composite() const { return m_composite; }

  [[nodiscard]] bool was_drawn(std::uint32_t code) const { return code < m_drawn.size() && m_drawn[code]; }

  [[nodiscard]] std::vector<std::uint32_t> drawn_codes() const;

  /// The codes its ToUnicode map has entries for, and those with a width of their own.
  [[nodiscard]] const std::vector<std::uint32_t>& mapped_codes() const { return m_mapped; }

  [[nodiscard]] const std::vector<std::uint32_t>& measured_codes() const { return m_measured; }

  /// The glyph of a code of a composite font.
  [[nodiscard]] std::uint32_t glyph_of(std::uint32_t code) const;

private:
  void read_simple(RawFile& file, const RawValue& font, std::uint32_t revision);
  void read_composite(RawFile& file, const RawValue& font, std::uint32_t revision);
  void read_encoding(RawFile& file, const RawValue& encoding, std::uint32_t revision);
  void read_widths(RawFile& file, const RawValue& widths, std::uint32_t revision);
  void read_program(RawFile& file, const RawValue& descriptor, std::uint32_t revision);
  void set_text(std::uint32_t code, std::string text);
  void set_width(std::uint32_t code, double thousandths);

  bool m_composite = false;
  std::uint32_t m_to_unicode_object = 0;
  std::uint32_t m_program_object = 0;
  std::vector<std::string> m_texts;
  std::vector<bool> m_has_text;
  std::vector<float> m_widths;  ///< ems; below 0: the default
  double m_default_width = 0.5;
  std::vector<bool> m_drawn;
  std::vector<std::uint32_t> m_mapped;
  std::vector<std::uint32_t> m_measured;
  std::string m_glyph_of_code;  ///< two bytes a code; empty: the code is the glyph
};

/// All fonts of a file that were met so far, each read once.
class FontShelf {
public:
  explicit FontShelf(RawFile& file) : m_file(file) {}

  /// The font that `font` (a dictionary or a reference) is; null when it is none.
  [[nodiscard]] RawFont* get(const RawValue& font, std::uint32_t revision);
  /// What fonts hold beyond what was drawn with them: "object 12, a letter no page draws".
  [[nodiscard]] std::vector<std::string> residue();

private:
  RawFile& m_file;
  std::map<std::uint32_t, std::unique_ptr<RawFont>> m_fonts;  ///< by offset of the definition in the list
  std::vector<std::unique_ptr<RawFont>> m_direct;
};

}  // namespace dsrkit::pdf
