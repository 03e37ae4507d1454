#include "composer.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::pdf {
namespace {

/// Before the number of a heading that has no anchor of its own.
constexpr std::string_view kOwnAnchor = "heading:";

std::string heading_tag(std::size_t level) {
  return "H" + std::to_string(level);
}

}  // namespace

Document::Composer::Composer(DocumentInfo info, PageFurniture furniture, const FontCatalogue& fonts)
    : m_info(std::move(info)),
      m_furniture(std::move(furniture)),
      m_structure(m_objects),
      m_fonts(fonts, m_info.language),
      m_setter(m_fonts, m_info.language, m_info.large_print),
      m_canvas(m_objects, m_structure, m_fonts),
      m_flow(m_canvas, m_structure) {
}

Cell Document::Composer::cell(Spans text, const TextStyle& style, double left, double right,
                              Element element) {
  return {m_setter.set(std::move(text), style, right - left), left, right, std::move(element)};
}

Cell Document::Composer::narrow_cell(Spans text, const TextStyle& style, double left, double right,
                                     Element element) {
  Cell cell = this->cell(std::move(text), style, left, right, std::move(element));
  if (cell.text.lines.size() == 1) {
    cell.text.lines.front().right_to_left = false;
  }
  return cell;
}

Element Document::Composer::element(std::string_view type, std::string attributes) {
  return m_structure.open(m_structure.section(), type, std::move(attributes));
}

void Document::Composer::add(Block block) {
  block.anchors.insert(block.anchors.end(), m_next_anchors.begin(), m_next_anchors.end());
  m_next_anchors.clear();
  m_flow.add(std::move(block));
}

void Document::Composer::make_room() {
  if (!m_flow.waiting()) {
    m_fonts.forget();
  }
}

void Document::Composer::add_heading(std::size_t level, std::string_view text, std::string_view anchor) {
  level = std::clamp<std::size_t>(level, 1, look::kHeadings.size());
  const look::HeadingLook& style =
      (m_info.small_headings ? look::kSmallHeadings : look::kHeadings)[level - 1];
  Entry entry{level, std::string(text), std::string(anchor)};
  if (entry.anchor.empty()) {
    entry.anchor = std::string(kOwnAnchor) + std::to_string(m_entries.size());
  }
  const std::size_t depth = m_structure.begin_section(level);
  Block block;
  block.anchors.push_back(entry.anchor);
  block.cells.push_back(
      cell({{entry.title}}, style.text, look::kLeft, look::kRight, element(heading_tag(depth))));
  block.before = style.before;
  block.after = style.after;
  block.keep_with_next = true;
  m_entries.push_back(std::move(entry));
  add(std::move(block));
}

void Document::Composer::begin_contents(std::string_view title, std::size_t depth) {
  if (m_contents) {
    throw Error(ErrorCode::internal, "a document has one table of contents");
  }
  m_flow.end_page();
  m_contents = {std::string(title), depth, m_flow.pages().size(), element("Sect")};
}

DocumentResult Document::Composer::save(const std::filesystem::path& path, const EmbeddedFiles& embedded) {
  if (m_flow.pages_so_far() == 0 || !m_next_anchors.empty()) {
    add(Block{});
  }
  m_flow.end_page();
  for (const Place& place : m_flow.places()) {
    if (!m_places.emplace(place.anchor, place).second) {
      throw Error(ErrorCode::internal, "two places have the anchor '" + place.anchor + "'");
    }
  }
  if (m_contents) {
    insert_contents();
  }
  check_links();
  for (std::size_t i = 0; i < m_flow.pages().size(); ++i) {
    m_page_numbers[m_flow.pages()[i]] = i + 1;
  }

  DocumentResult result;
  result.pages = m_flow.pages().size();
  result.missing_glyphs = m_setter.missing();
  for (const auto& [anchor, place] : m_places) {
    if (!anchor.starts_with(kOwnAnchor)) {
      result.anchors[anchor] = m_page_numbers.at(place.page);
    }
  }
  // Setting a running line can still meet a missing glyph, but never in a text of the records.
  write_pages(embed(embedded ? embedded(result) : std::vector<Attachment>{}));
  m_objects.finish(path);
  return result;
}

void Document::Composer::check_links() const {
  for (const std::string& target : m_canvas.link_targets()) {
    if (!m_places.contains(target)) {
      throw Error(ErrorCode::internal, "a link goes to the anchor '" + target + "', which does not exist");
    }
  }
}

}  // namespace dsrkit::pdf
