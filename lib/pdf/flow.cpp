#include "flow.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::pdf {
namespace {

constexpr double kRounding = 0.01;

}  // namespace

std::size_t Flow::line_count(const Block& block) {
  std::size_t count = 0;
  for (const Cell& cell : block.cells) {
    count = std::max(count, cell.text.lines.size());
  }
  return count;
}

Flow::LineBox Flow::line_box(const Block& block, std::size_t line) {
  LineBox box{0, 0};
  for (const Cell& cell : block.cells) {
    if (line < cell.text.lines.size()) {
      box.above = std::max(box.above, cell.text.lines[line].above);
      box.below = std::max(box.below, cell.text.lines[line].below);
    }
  }
  return box;
}

double Flow::height(const Block& block, std::size_t first, std::size_t end) {
  double sum = block.pad_top + block.pad_bottom;
  for (std::size_t i = first; i < end; ++i) {
    const LineBox box = line_box(block, i);
    sum += box.above + box.below;
  }
  return sum;
}

double Flow::least_height(const Block& block) {
  const std::size_t count = line_count(block);
  return height(block, 0, count <= block.whole_up_to ? count : std::min<std::size_t>(count, 2));
}

double Flow::gap_before(const Block& block) const {
  return m_at_top ? 0 : std::max(m_gap, block.before);
}

void Flow::begin_page() {
  m_page = m_canvas.begin_page();
  m_y = look::kTop;
  m_at_top = true;
}

void Flow::finish_page() {
  m_canvas.finish(*m_page);
  m_pages.push_back(m_page->id);
  m_page.reset();
  m_at_top = true;
}

void Flow::add(Block block) {
  if (block.keep_with_next) {
    m_waiting.push_back(std::move(block));
    return;
  }
  const bool header_waits = !m_waiting.empty();
  place_waiting(std::max(block.before, m_waiting.empty() ? m_gap : m_waiting.back().after) +
                least_height(block));
  if (!m_page) {
    begin_page();
    if (!header_waits) {
      repeat_header(block);
    }
  }
  place(block);
}

/// Begins a page when what waits and the beginning of the next block do not both fit on this one.
void Flow::place_waiting(double needed_after) {
  double needed = needed_after;
  for (const Block& block : m_waiting) {
    needed += std::max(block.before, block.after) + height(block, 0, line_count(block));
  }
  const bool fits = m_y - needed >= look::kBottom - kRounding;
  if (m_page && !m_at_top && !fits) {
    finish_page();
  }
  for (Block& block : std::exchange(m_waiting, {})) {
    if (!m_page) {
      begin_page();
    }
    place(block);
  }
}

std::size_t Flow::fitting_lines(const Block& block, std::size_t first) const {
  const std::size_t count = line_count(block);
  double room = m_y - look::kBottom - block.pad_top - block.pad_bottom + kRounding;
  std::size_t end = first;
  while (end < count) {
    const LineBox box = line_box(block, end);
    room -= box.above + box.below;
    if (room < 0) {
      break;
    }
    ++end;
  }
  if (end == count) {
    return end;
  }
  if (first == 0 && !m_at_top && count <= block.whole_up_to) {
    return first;
  }
  if (end + 1 == count && end > first) {
    --end;  // the last line is not left alone
  }
  if (first == 0 && !m_at_top && end < 2) {
    return first;  // nor the first
  }
  return m_at_top ? std::max(end, first + 1) : end;
}

void Flow::place(Block& block) {
  const std::size_t count = line_count(block);
  m_y -= gap_before(block);
  if (count == 0 && !m_at_top && m_y - height(block, 0, 0) < look::kBottom - kRounding) {
    finish_page();
    begin_page();
  }
  for (std::size_t first = 0; first < count || count == 0;) {
    const std::size_t end = fitting_lines(block, first);
    if (end > first || count == 0) {
      draw_slice(block, first, end);
      first = end;
      if (first >= count) {
        break;
      }
    }
    finish_page();
    begin_page();
    repeat_header(block);
  }
  m_gap = block.after;
  for (const Cell& cell : block.cells) {
    if (cell.element.id != 0) {
      m_structure.close(cell.element);
    }
  }
}

void Flow::draw_slice(Block& block, std::size_t first, std::size_t end) {
  const double top = m_y;
  const double bottom = top - height(block, first, end);
  if (first == 0) {
    for (std::string& anchor : block.anchors) {
      m_places.push_back({std::move(anchor), m_page->id, top});
    }
  }
  if (block.decorate) {
    block.decorate(*m_page, {{look::kLeft, bottom, look::kRight, top}, first == 0, end == line_count(block)});
  }
  for (Cell& cell : block.cells) {
    double y = top - block.pad_top;
    for (std::size_t i = first; i < end; ++i) {
      const LineBox box = line_box(block, i);
      if (i < cell.text.lines.size()) {
        m_canvas.draw(*m_page, cell.text.lines[i], cell.text.style, cell.left, cell.right, y - box.above,
                      cell.element);
      }
      y -= box.above + box.below;
    }
  }
  m_y = bottom;
  m_at_top = false;
}

void Flow::repeat_header(const Block& block) {
  if (!block.header) {
    return;
  }
  const Block& header = *block.header;
  const double top = m_y;
  m_y -= height(header, 0, line_count(header));
  if (header.decorate) {
    header.decorate(*m_page, {{look::kLeft, m_y, look::kRight, top}, true, true});
  }
  double y = top - header.pad_top;
  for (std::size_t i = 0; i < line_count(header); ++i) {
    const LineBox box = line_box(header, i);
    for (const Cell& cell : header.cells) {
      if (i < cell.text.lines.size()) {
        m_canvas.draw_artifact(*m_page, cell.text.lines[i], cell.text.style, cell.left, cell.right,
                               y - box.above);
      }
    }
    y -= box.above + box.below;
  }
}

void Flow::space(double points) {
  if (!m_waiting.empty()) {
    m_waiting.back().after = std::max(m_waiting.back().after, points);
  } else if (!m_at_top) {
    m_gap += points;
  }
}

void Flow::move_down_to(double y) {
  if (!m_at_top && m_waiting.empty()) {
    m_gap = std::max(m_gap, m_y - y);
  }
}

void Flow::end_page() {
  place_waiting(0);
  if (m_page && !m_at_top) {
    finish_page();
  }
  m_gap = 0;
}

}  // namespace dsrkit::pdf
