#pragma once

#include "font_set.hpp"
#include "look.hpp"

#include "dsrkit/pdf/document.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dsrkit::pdf {

/// Shaped text of one face, one direction and one span.
struct Piece {
  const ShapedText* text = nullptr;
  Face* face = nullptr;
  const Span* span = nullptr;
  double size = 0;
  double width = 0;  ///< points
  bool right_to_left = false;
};

/// One line, its pieces from left to right.
struct Line {
  std::vector<Piece> pieces;
  double width = 0;
  double above = 0;  ///< from the top to the baseline
  double below = 0;
  bool right_to_left = false;  ///< the line begins at the right

  [[nodiscard]] double height() const { return above + below; }
};

/// A block's text in lines. It owns its spans, to which the pieces point.
struct Lines {
  std::shared_ptr<const Spans> spans;
  std::vector<Line> lines;
  TextStyle style;
};

/// Breaks text into lines: direction by FriBidi (UAX 9) for each line of the source by itself, break
/// opportunities by ICU (UAX 14), words too long for a line at any grapheme (UAX 29).
class LineSetter {
public:
  /// `large`: every text in large print.
  LineSetter(FontSet& fonts, const std::string& language, bool large = false);
  ~LineSetter();
  LineSetter(const LineSetter&) = delete;
  LineSetter& operator=(const LineSetter&) = delete;

  [[nodiscard]] Lines set(Spans text, const TextStyle& style, double width);

  [[nodiscard]] const std::map<char32_t, std::size_t>& missing() const { return m_missing; }

private:
  struct Source;
  struct Breaks;
  class ParagraphSetter;

  void append_visible(Source& source, const Span& span, FontStyle plain);
  void set_paragraph(const Source& source, std::size_t begin, std::size_t end, double width, Lines& out);

  FontSet& m_fonts;
  bool m_large;
  std::unique_ptr<Breaks> m_breaks;
  std::map<char32_t, std::size_t> m_missing;
};

}  // namespace dsrkit::pdf
