#include "line_filler.hpp"

#include <algorithm>
#include <cstddef>

namespace dsrkit::pdf {
namespace {

constexpr double kRounding = 0.01;

}  // namespace

bool LineFiller::fits(double width) const {
  return m_used + width <= m_width + kRounding;
}

void LineFiller::make_room(double width) {
  if (!fits(width) && !m_pieces.empty()) {
    finish_line();
  }
}

void LineFiller::add(const Piece& piece, FriBidiLevel level) {
  m_used += piece.width;
  m_pieces.push_back(piece);
  m_levels.push_back(level);
}

void LineFiller::finish_line() {
  while (!m_pieces.empty() && is_space(m_pieces.back().text->text.front())) {
    m_pieces.pop_back();
    m_levels.pop_back();
  }
  reorder();
  Line line;
  line.right_to_left = m_right_to_left;
  line.pieces = std::move(m_pieces);
  measure(line);
  m_out.push_back(std::move(line));
  m_pieces.clear();
  m_levels.clear();
  m_used = 0;
}

/// Faces of the style's own family are cut for its leading; others, such as Nastaliq, may need more.
void LineFiller::measure(Line& line) const {
  const double text_height = (m_own.ascent() + m_own.descent()) * m_style.size;
  line.above = m_own.ascent() * m_style.size + (m_style.leading - text_height) / 2;
  line.below = m_style.leading - line.above;
  for (const Piece& piece : line.pieces) {
    line.width += piece.width;
    const double ascent = piece.face->ascent() * piece.size;
    const double descent = piece.face->descent() * piece.size;
    if (piece.face != &m_own && ascent + descent > m_style.leading) {
      line.above = std::max(line.above, ascent);
      line.below = std::max(line.below, descent);
    }
  }
}

/// UAX 9, rule L2: from the highest level down, every stretch of that level or higher is turned round.
void LineFiller::reorder() {
  if (m_levels.empty()) {
    return;
  }
  for (int level = *std::max_element(m_levels.begin(), m_levels.end()); level > 0; --level) {
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
      std::size_t end = i;
      while (end < m_levels.size() && m_levels[end] >= level) {
        ++end;
      }
      const auto first = static_cast<std::ptrdiff_t>(i);
      const auto last = static_cast<std::ptrdiff_t>(end);
      std::reverse(m_pieces.begin() + first, m_pieces.begin() + last);
      std::reverse(m_levels.begin() + first, m_levels.begin() + last);
      i = end;
    }
  }
}

}  // namespace dsrkit::pdf
