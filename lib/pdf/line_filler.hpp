#pragma once

#include "line_setter.hpp"

#include <fribidi.h>
#include <vector>

namespace dsrkit::pdf {

[[nodiscard]] inline bool is_space(char32_t point) {
  return point == U' ' || point == U'\t' || point == U'\u3000';
}

/// Fills the lines of one paragraph with pieces in reading order.
class LineFiller {
public:
  /// `own` is the face of the style; its measures give the lines their height.
  LineFiller(const Face& own, const TextStyle& style, double width, bool right_to_left,
             std::vector<Line>& out)
      : m_own(own), m_style(style), m_width(width), m_right_to_left(right_to_left), m_out(out) {}

  [[nodiscard]] bool fits(double width) const;
  /// Begins a line when `width` does not fit on this one and something stands on it.
  void make_room(double width);
  void add(const Piece& piece, FriBidiLevel level);
  /// Ends the line: spaces at its end go, pieces take their visual order.
  void finish_line();

private:
  void reorder();
  void measure(Line& line) const;

  const Face& m_own;
  const TextStyle& m_style;
  double m_width;
  bool m_right_to_left;
  std::vector<Line>& m_out;
  std::vector<Piece> m_pieces;
  std::vector<FriBidiLevel> m_levels;
  double m_used = 0;
};

}  // namespace dsrkit::pdf
