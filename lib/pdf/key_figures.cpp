#include "composer.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/pdf/document.hpp"

#include <utility>

namespace dsrkit::pdf {
namespace {

constexpr std::size_t kMostFigures = 6;
constexpr double kMargin = 9;

/// A tinted ground with a thin line between neighbours.
void draw_ground(Page& page, const Slice& slice, std::size_t columns) {
  page.fill(slice.area, look::kTint);
  for (std::size_t i = 1; i < columns; ++i) {
    const double x = look::kLeft + look::kWidth * static_cast<double>(i) / static_cast<double>(columns);
    page.line(x, slice.area.top - (slice.first ? 6 : 0), x, slice.area.bottom + (slice.last ? 6 : 0),
              look::kRule);
  }
}

}  // namespace

void Document::key_figures(const std::vector<KeyFigure>& figures) {
  if (figures.empty() || figures.size() > kMostFigures) {
    throw Error(ErrorCode::internal, "key figures are one to six");
  }
  m_composer->make_room();
  StructureTree& structure = m_composer->structure();
  Element list = m_composer->element("L", "/A<</O/List/ListNumbering/None>>");
  Block values;
  Block labels;
  const double width = look::kWidth / static_cast<double>(figures.size());
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const double left = look::kLeft + width * static_cast<double>(i) + kMargin;
    const double right = left + width - 2 * kMargin;
    Element item = structure.open(list, "LI");
    labels.cells.push_back(m_composer->narrow_cell({{figures[i].label}}, look::kKeyLabel, left, right,
                                                   structure.open(item, "Lbl")));
    values.cells.push_back(m_composer->narrow_cell({{figures[i].value}}, look::kKeyFigure, left, right,
                                                   structure.open(item, "LBody")));
    structure.close(item);
  }
  structure.close(list);
  values.before = 6;
  values.pad_top = 8;
  values.keep_with_next = true;
  values.decorate = [count = figures.size()](Page& page, const Slice& slice) {
    draw_ground(page, {slice.area, true, false}, count);
  };
  labels.pad_bottom = 9;
  labels.whole_up_to = 6;
  labels.after = 16;
  labels.decorate = [count = figures.size()](Page& page, const Slice& slice) {
    draw_ground(page, {slice.area, false, true}, count);
  };
  m_composer->add(std::move(values));
  m_composer->add(std::move(labels));
}

}  // namespace dsrkit::pdf
