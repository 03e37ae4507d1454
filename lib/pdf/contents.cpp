#include "composer.hpp"

#include <algorithm>

namespace dsrkit::pdf {
namespace {

constexpr double kIndent = 16;
constexpr double kNumberWidth = 44;
constexpr double kTitleGap = 16;
constexpr double kLeaderGap = 6;

TextStyle style_of(std::size_t level) {
  TextStyle style = look::kBody;
  style.font = level == 1 ? FontStyle::bold : FontStyle::regular;
  style.size = level == 1 ? 10.5 : 10;
  return style;
}

double space_above(std::size_t level) {
  return level == 1 ? 9 : 2;
}

double height_of(const Lines& text) {
  double sum = 0;
  for (const Line& line : text.lines) {
    sum += line.height();
  }
  return sum;
}

double indent_of(const Entry& entry) {
  return look::kLeft + kIndent * static_cast<double>(entry.level - 1);
}

}  // namespace

/// Where every line goes does not depend on the page numbers, so the number of pages is known before them.
std::vector<Document::Composer::ContentsLine> Document::Composer::arrange_contents(const Lines& title) {
  std::vector<ContentsLine> lines;
  std::size_t page = 0;
  double y = look::kTop - height_of(title) - kTitleGap;
  for (const Entry& entry : m_entries) {
    if (entry.level > m_contents->depth) {
      continue;
    }
    Lines text =
        m_setter.set({{entry.title}}, style_of(entry.level), look::kRight - kNumberWidth - indent_of(entry));
    const double height = height_of(text);
    y -= space_above(entry.level);
    if (y - height < look::kBottom) {
      ++page;
      y = look::kTop;
    }
    lines.push_back({&entry, std::move(text), page, y});
    y -= height;
  }
  return lines;
}

void Document::Composer::draw_contents_line(Page& page, ContentsLine& line, std::size_t number,
                                            Element& list) {
  Element item = m_structure.open(list, "TOCI");
  Element reference = m_structure.open(item, "Reference");
  Element link = m_structure.open(reference, "Link");
  const double left = indent_of(*line.entry);
  double y = line.top;
  double end_of_text = left;
  for (const Line& text : line.text.lines) {
    y -= text.above;
    m_canvas.draw(page, text, line.text.style, left, look::kRight - kNumberWidth, y, link);
    end_of_text = text.right_to_left ? look::kRight - kNumberWidth : left + text.width;
    y -= text.below;
  }
  const Line& last = line.text.lines.back();
  const Lines digits =
      m_setter.set({{" " + std::to_string(number)}}, style_of(line.entry->level), kNumberWidth);
  const double number_left = look::kRight - digits.lines.front().width;
  m_canvas.draw(page, digits.lines.front(), digits.style, number_left, look::kRight, y + last.below, link);
  page.leader(end_of_text + kLeaderGap, number_left - kLeaderGap / 2, y + last.below, look::kLeader);
  m_canvas.link(page, {left, y, look::kRight, line.top}, "#" + line.entry->anchor, link);
  m_structure.close(link);
  m_structure.close(reference);
  m_structure.close(item);
}

void Document::Composer::insert_contents() {
  Lines title = m_setter.set({{m_contents->title}}, look::kHeadings.front().text, look::kWidth);
  std::vector<ContentsLine> lines = arrange_contents(title);
  const std::size_t count = lines.empty() ? 1 : lines.back().page + 1;
  auto& pages = m_flow.pages();
  for (std::size_t i = 0; i < pages.size(); ++i) {
    m_page_numbers[pages[i]] = i < m_contents->at ? i + 1 : i + 1 + count;
  }
  Element heading = m_structure.open(m_contents->section, "H1");
  Element list = m_structure.open(m_contents->section, "TOC");
  std::vector<ObjectId> added;
  for (std::size_t number = 0, next = 0; number < count; ++number) {
    Page page = m_canvas.begin_page();
    if (number == 0) {
      double y = look::kTop;
      for (const Line& line : title.lines) {
        m_canvas.draw(page, line, title.style, look::kLeft, look::kRight, y - line.above, heading);
        y -= line.height();
      }
    }
    for (; next < lines.size() && lines[next].page == number; ++next) {
      const ObjectId target = m_places.at(lines[next].entry->anchor).page;
      draw_contents_line(page, lines[next], m_page_numbers.at(target), list);
    }
    m_canvas.finish(page);
    added.push_back(page.id);
  }
  m_structure.close(heading);
  m_structure.close(list);
  m_structure.close(m_contents->section);
  pages.insert(pages.begin() + static_cast<std::ptrdiff_t>(m_contents->at), added.begin(), added.end());
}

}  // namespace dsrkit::pdf
