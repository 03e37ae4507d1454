#include "dsrkit/pdf/document.hpp"

#include "composer.hpp"
#include "portions.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace dsrkit::pdf {
namespace {

constexpr double kParagraphGap = 8;
constexpr double kPanelMargin = 13;
constexpr double kQuoteIndent = 16;
constexpr double kListIndent = 20;
constexpr double kCellMargin = 6;
constexpr double kNumberMargin = 4;  // numbers need many columns and little room
constexpr std::size_t kWholeLines = 12;
constexpr std::size_t kWholeRow = 8;  // a row of no more lines stays on one page

/// What a paragraph style means on the page.
struct ParagraphLook {
  TextStyle text;
  double margin = 0;  ///< left and, for panels, right
  double gap = kParagraphGap;
  double padding = 0;
};

ParagraphLook look_of(ParagraphStyle style) {
  switch (style) {
    case ParagraphStyle::body: return {look::kBody};
    case ParagraphStyle::lead: return {look::kLead, 0, 12};
    case ParagraphStyle::small: return {look::kSmall, 0, 6};
    case ParagraphStyle::note: return {look::kNote, kPanelMargin, 14, 10};
    case ParagraphStyle::quote: return {look::kBody, kQuoteIndent, 10, 1};
    case ParagraphStyle::lines: return {look::kBody};
    case ParagraphStyle::provenance: return {look::kSmall, 0, 5};
  }
  return {look::kBody};
}

void draw_panel(Page& page, const Slice& slice) {
  const Rectangle& area = slice.area;
  page.fill(area, look::kTint);
  page.fill({area.left, area.bottom, area.left + 2.5, area.top}, look::kAccent);
}

void draw_quote_bar(Page& page, const Slice& slice) {
  page.line(slice.area.left + 4, slice.area.bottom, slice.area.left + 4, slice.area.top, look::kRule, 1.6);
}

void draw_row_rule(Page& page, const Slice& slice) {
  if (slice.last) {
    page.line(slice.area.left, slice.area.bottom, slice.area.right, slice.area.bottom, look::kHairline);
  }
}

void draw_header_rule(Page& page, const Slice& slice) {
  page.fill(slice.area, look::kTint);
  page.line(slice.area.left, slice.area.bottom, slice.area.right, slice.area.bottom, look::kAccent, 0.9);
}

/// Left and right of the text in each column.
std::vector<std::pair<double, double>> columns_of(const Table& table) {
  const double shares = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
  if (!(shares > 0)) {
    throw Error(ErrorCode::internal, "a table has no columns");
  }
  const double margin = table.numbers_from ? kNumberMargin : kCellMargin;
  std::vector<std::pair<double, double>> columns;
  double left = look::kLeft;
  for (const double share : table.widths) {
    const double width = look::kWidth * share / shares;
    columns.emplace_back(left + margin, left + width - margin);
    left += width;
  }
  return columns;
}

/// Sets what is one line at the right of its column.
void move_right(Cell& cell) {
  if (cell.text.lines.size() == 1) {
    cell.left = cell.right - cell.text.lines.front().width;
  }
}

}  // namespace

Document::Document(DocumentInfo info, PageFurniture furniture, const FontCatalogue& fonts)
    : m_composer(std::make_unique<Composer>(std::move(info), std::move(furniture), fonts)) {
}

Document::~Document() = default;

void Document::letterhead(const Letterhead& letterhead) {
  m_composer->make_room();
  const auto add = [&](const std::string& text, const TextStyle& style, double after) {
    Block block;
    block.cells.push_back(
        m_composer->cell({{text}}, style, look::kLeft, look::kRight, m_composer->element("P")));
    block.after = after;
    m_composer->add(std::move(block));
  };
  add(letterhead.name, look::kSender, 3);
  for (const std::string& line : letterhead.lines) {
    add(line, look::kSmall, 0);
  }
  rule();
  space(18);
}

void Document::heading(std::size_t level, std::string_view text, std::string_view anchor) {
  m_composer->make_room();
  m_composer->add_heading(level, text, anchor);
}

void Document::paragraph(const Spans& text, ParagraphStyle style) {
  for (Portions portions(text); !portions.done();) {
    Spans portion = portions.next();
    set_paragraph(std::move(portion), style, portions.done());
  }
}

void Document::set_paragraph(Spans text, ParagraphStyle style, bool last) {
  m_composer->make_room();
  const ParagraphLook look = look_of(style);
  Block block;
  const double right = style == ParagraphStyle::note ? look::kRight - look.margin : look::kRight;
  block.cells.push_back(m_composer->cell(std::move(text), look.text, look::kLeft + look.margin, right,
                                         m_composer->element("P")));
  block.pad_top = block.pad_bottom = look.padding;
  block.before = style == ParagraphStyle::note ? look.gap : 0;
  block.after = last ? look.gap : 0;
  block.keep_with_next = m_composer->take_keep_with_next() || style == ParagraphStyle::provenance;
  block.whole_up_to = style == ParagraphStyle::lines ? kWholeLines : block.whole_up_to;
  if (style == ParagraphStyle::note) {
    block.decorate = draw_panel;
  } else if (style == ParagraphStyle::quote) {
    block.decorate = draw_quote_bar;
  }
  m_composer->add(std::move(block));
}

void Document::keep_with_next() {
  m_composer->keep_with_next();
}

void Document::list(const std::vector<Spans>& items, bool numbered) {
  m_composer->make_room();
  StructureTree& structure = m_composer->structure();
  Element list = m_composer->element(
      "L", std::string("/A<</O/List/ListNumbering/") + (numbered ? "Decimal" : "Disc") + ">>");
  for (std::size_t i = 0; i < items.size(); ++i) {
    Element item = structure.open(list, "LI");
    const std::string label = numbered ? std::to_string(i + 1) + "." : "\u2022";
    Block block;
    block.cells.push_back(m_composer->cell({{label}}, look::kBody, look::kLeft + 4, look::kLeft + kListIndent,
                                           structure.open(item, "Lbl")));
    block.cells.push_back(m_composer->cell(items[i], look::kBody, look::kLeft + kListIndent, look::kRight,
                                           structure.open(item, "LBody")));
    structure.close(item);
    block.after = i + 1 == items.size() ? kParagraphGap : 3;
    m_composer->add(std::move(block));
  }
  structure.close(list);
}

void Document::table(const Table& table) {
  m_composer->make_room();
  StructureTree& structure = m_composer->structure();
  const auto columns = columns_of(table);
  Element body = m_composer->element("Table");
  const auto make_row = [&](const std::vector<Spans>& cells, const char* tag, const std::string& attributes,
                            const TextStyle& style) {
    if (cells.size() > columns.size()) {
      throw Error(ErrorCode::internal, "a table row has more cells than the table has columns");
    }
    Element row = structure.open(body, "TR");
    Block block;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      block.cells.push_back(m_composer->narrow_cell(i < cells.size() ? cells[i] : Spans{}, style,
                                                    columns[i].first, columns[i].second,
                                                    structure.open(row, tag, attributes)));
      if (table.numbers_from && i >= *table.numbers_from) {
        move_right(block.cells.back());
      }
    }
    structure.close(row);
    block.pad_top = block.pad_bottom = 4;
    block.whole_up_to = kWholeRow;
    return block;
  };
  std::shared_ptr<const Block> header;
  if (!table.header.empty()) {
    std::vector<Spans> titles;
    for (const std::string& title : table.header) {
      titles.push_back({{title}});
    }
    Block block = make_row(titles, "TH", "/A<</O/Table/Scope/Column>>", look::kCellHeader);
    block.decorate = draw_header_rule;
    block.keep_with_next = true;
    header = std::make_shared<const Block>(block);
    m_composer->add(std::move(block));
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    Block block = make_row(table.rows[i], "TD", "", look::kCell);
    block.decorate = draw_row_rule;
    block.header = header;
    block.after = i + 1 == table.rows.size() ? 14 : 0;
    m_composer->add(std::move(block));
  }
  structure.close(body);
}

void Document::rule() {
  Block block;
  block.pad_top = 6;
  block.after = 6;
  block.decorate = [](Page& page, const Slice& slice) {
    page.line(slice.area.left, slice.area.bottom, slice.area.right, slice.area.bottom, look::kRule, 0.8);
  };
  m_composer->add(std::move(block));
}

void Document::space(double points) {
  m_composer->flow().space(points);
}

void Document::move_down_to(double points) {
  m_composer->flow().move_down_to(look::kPageHeight - points);
}

void Document::page_break() {
  m_composer->flow().end_page();
}

void Document::anchor(std::string_view name) {
  m_composer->add_anchor(name);
}

void Document::contents(std::string_view title, std::size_t depth) {
  m_composer->begin_contents(title, depth);
}

std::size_t Document::pages_so_far() const {
  return m_composer->flow().pages_so_far();
}

const std::map<char32_t, std::size_t>& Document::missing_glyphs() const {
  return m_composer->setter().missing();
}

void Document::begin_file(const std::filesystem::path& path) {
  m_composer->begin_file(path);
}

DocumentResult Document::save(const std::filesystem::path& path, const EmbeddedFiles& embedded) {
  return m_composer->save(path, embedded);
}

}  // namespace dsrkit::pdf
