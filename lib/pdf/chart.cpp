#include "composer.hpp"
#include "pdf_syntax.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/pdf/document.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::pdf {
namespace {

constexpr double kPlotHeight = 122;
constexpr double kLegendHeight = 17;
constexpr double kHeadroom = 11;  // for the numbers above the highest bars
constexpr double kLabelRow = 12;
constexpr double kSwatch = 7;  // a square of colour in the legend
constexpr double kSwatchGap = 4;
constexpr double kLegendGap = 16;
constexpr double kLegendBaseline = 9;
constexpr double kHalfDigit = 2.7;  // from the middle of a digit to its baseline
constexpr double kAboveBar = 2.5;
constexpr double kAxisGap = 6;
constexpr double kGroupShare = 0.74;  // of a category's width, taken by its bars
constexpr double kWidestBar = 24;
constexpr double kBarGap = 1.2;
constexpr double kLowestLabelled = 10;  // a lower bar has no room for its number inside
constexpr std::size_t kMostSteps = 5;

/// The distance of the grid lines: 1, 2 or 5 times a power of ten, with at most five of them.
std::size_t grid_step(std::size_t highest) {
  for (std::size_t power = 1;; power *= 10) {
    for (const std::size_t factor : {1U, 2U, 5U}) {
      if (highest <= factor * power * kMostSteps) {
        return factor * power;
      }
    }
  }
}

/// Bars that stand on each other, from the bottom up: indices of series.
using Stack = std::vector<std::size_t>;

std::vector<Stack> stacks_of(const BarChart& chart) {
  std::vector<Stack> stacks;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    if (stacks.empty() || !chart.series[i].stacked) {
      stacks.emplace_back();
    }
    stacks.back().push_back(i);
  }
  return stacks;
}

/// Which part of a text stands at a place; in halves of its width from the left.
enum class Align { left = 0, middle = 1, right = 2 };

/// Draws one chart into an area.
class ChartArtist {
public:
  ChartArtist(const BarChart& chart, LineSetter& setter, Canvas& canvas)
      : m_chart(chart), m_setter(setter), m_canvas(canvas), m_stacks(stacks_of(chart)) {}

  [[nodiscard]] static double height(const BarChart& chart) {
    return kLegendHeight + kHeadroom + kPlotHeight + kLabelRow * (chart.notes.empty() ? 1 : 2) + 2;
  }

  [[nodiscard]] Drawing draw(const Rectangle& area);

private:
  [[nodiscard]] double width_of(const std::string& text, const TextStyle& style);
  void write(const std::string& text, const TextStyle& style, Align align, double x, double baseline);
  [[nodiscard]] std::size_t highest_bar() const;
  [[nodiscard]] double axis_width();
  void draw_legend();
  void draw_grid();
  void draw_bars(std::size_t category);
  void draw_stack(const Stack& stack, std::size_t category, double left, double width);
  void write_value(std::size_t value, const Colour& colour, double middle, double baseline);
  void draw_category_labels();

  [[nodiscard]] double x_of(std::size_t category) const {
    return m_plot.left + m_group * static_cast<double>(category);
  }

  [[nodiscard]] double height_of(std::size_t value) const {
    return kPlotHeight * static_cast<double>(value) / static_cast<double>(m_top);
  }

  const BarChart& m_chart;
  LineSetter& m_setter;
  Canvas& m_canvas;
  std::vector<Stack> m_stacks;
  Drawing m_drawing;
  Rectangle m_area;
  Rectangle m_plot;
  double m_group = 0;       ///< width of a category
  double m_bar = 0;         ///< of a bar, with the gap to the next
  bool m_numbered = false;  ///< there is room for the numbers of all bars
  std::size_t m_step = 1;   ///< of the grid
  std::size_t m_top = 1;    ///< value of the highest grid line
};

Drawing ChartArtist::draw(const Rectangle& area) {
  m_area = area;
  const std::size_t highest = std::max<std::size_t>(highest_bar(), 1);
  m_step = grid_step(highest);
  m_top = (highest + m_step - 1) / m_step * m_step;
  const double top = area.top - kLegendHeight - kHeadroom;
  m_plot = {area.left + axis_width(), top - kPlotHeight, area.right, top};
  m_group = (m_plot.right - m_plot.left) / static_cast<double>(m_chart.categories.size());
  m_bar = std::min(m_group * kGroupShare / static_cast<double>(m_stacks.size()), kWidestBar);
  m_numbered = width_of(std::to_string(highest), look::kChartLabel) <= m_bar;
  draw_legend();
  draw_grid();
  for (std::size_t i = 0; i < m_chart.categories.size(); ++i) {
    draw_bars(i);
  }
  m_drawing.line(m_plot.left, m_plot.bottom, m_plot.right, m_plot.bottom, look::kLeader, 0.8);
  draw_category_labels();
  return std::move(m_drawing);
}

double ChartArtist::width_of(const std::string& text, const TextStyle& style) {
  const Lines lines = m_setter.set({{text}}, style, look::kWidth);
  return lines.lines.empty() ? 0 : lines.lines.front().width;
}

void ChartArtist::write(const std::string& text, const TextStyle& style, Align align, double x,
                        double baseline) {
  const Lines lines = m_setter.set({{text}}, style, look::kWidth);
  if (lines.lines.empty()) {
    return;
  }
  const Line& line = lines.lines.front();
  const double left = x - line.width * static_cast<double>(align) / 2;
  m_drawing.text(m_canvas.untagged(line, style, left, left + line.width, baseline));
}

std::size_t ChartArtist::highest_bar() const {
  std::size_t highest = 0;
  for (std::size_t category = 0; category < m_chart.categories.size(); ++category) {
    for (const Stack& stack : m_stacks) {
      std::size_t sum = 0;
      for (const std::size_t series : stack) {
        sum += m_chart.series[series].values[category];
      }
      highest = std::max(highest, sum);
    }
  }
  return highest;
}

double ChartArtist::axis_width() {
  return std::max(width_of(std::to_string(m_top), look::kChartLabel),
                  width_of(m_chart.note_name, look::kChartLabel)) +
         kAxisGap;
}

void ChartArtist::draw_legend() {
  double x = m_plot.left;
  const double baseline = m_area.top - kLegendBaseline;
  for (std::size_t i = 0; i < m_chart.series.size(); ++i) {
    m_drawing.fill({x, baseline, x + kSwatch, baseline + kSwatch}, look::kBars[i]);
    x += kSwatch + kSwatchGap;
    write(m_chart.series[i].name, look::kChartLabel, Align::left, x, baseline);
    x += width_of(m_chart.series[i].name, look::kChartLabel) + kLegendGap;
  }
}

void ChartArtist::draw_grid() {
  for (std::size_t value = 0; value <= m_top; value += m_step) {
    const double y = m_plot.bottom + height_of(value);
    m_drawing.line(m_plot.left, y, m_plot.right, y, look::kHairline, 0.5);
    write(std::to_string(value), look::kChartLabel, Align::right, m_plot.left - kAxisGap, y - kHalfDigit);
  }
}

void ChartArtist::draw_bars(std::size_t category) {
  const double all = m_bar * static_cast<double>(m_stacks.size());
  double left = x_of(category) + (m_group - all) / 2;
  for (const Stack& stack : m_stacks) {
    draw_stack(stack, category, left + kBarGap / 2, m_bar - kBarGap);
    left += m_bar;
  }
}

/// The number of a bar stands in it where there is room and it is one of several, else above the stack.
void ChartArtist::draw_stack(const Stack& stack, std::size_t category, double left, double width) {
  double bottom = m_plot.bottom;
  std::size_t above = 0;
  for (const std::size_t series : stack) {
    const std::size_t value = m_chart.series[series].values[category];
    const double top = bottom + height_of(value);
    m_drawing.fill({left, bottom, left + width, top}, look::kBars[series]);
    const bool inside = stack.size() > 1 && top - bottom >= kLowestLabelled;
    if (inside) {
      write_value(value, look::kOnBars[series], left + width / 2, (bottom + top) / 2 - kHalfDigit);
    }
    if (value > 0) {
      above = inside ? 0 : value;
    }
    bottom = top;
  }
  if (above > 0) {
    write_value(above, look::kInk, left + width / 2, bottom + kAboveBar);
  }
}

void ChartArtist::write_value(std::size_t value, const Colour& colour, double middle, double baseline) {
  TextStyle style = look::kChartLabel;
  style.colour = colour;
  if (m_numbered) {
    write(std::to_string(value), style, Align::middle, middle, baseline);
  }
}

/// Where labels would run into each other only every second, third... is written.
void ChartArtist::draw_category_labels() {
  double widest = 0;
  for (std::size_t i = 0; i < m_chart.categories.size(); ++i) {
    widest = std::max(widest, width_of(m_chart.categories[i], look::kChartLabel));
    widest =
        i < m_chart.notes.size() ? std::max(widest, width_of(m_chart.notes[i], look::kChartNote)) : widest;
  }
  std::size_t every = 1;
  while (static_cast<double>(every) * m_group < widest + 2 && every < m_chart.categories.size()) {
    ++every;
  }
  const double baseline = m_plot.bottom - kLabelRow + 1;
  for (std::size_t i = 0; i < m_chart.categories.size(); i += every) {
    const double middle = x_of(i) + m_group / 2;
    write(m_chart.categories[i], look::kChartLabel, Align::middle, middle, baseline);
    if (i < m_chart.notes.size()) {
      write(m_chart.notes[i], look::kChartNote, Align::middle, middle, baseline - kLabelRow);
    }
  }
  if (!m_chart.notes.empty()) {
    write(m_chart.note_name, look::kChartLabel, Align::right, m_plot.left - kAxisGap, baseline - kLabelRow);
  }
}

void require_sound(const BarChart& chart) {
  bool sound =
      !chart.categories.empty() && !chart.series.empty() && chart.series.size() <= look::kBars.size();
  for (const BarSeries& series : chart.series) {
    sound = sound && series.values.size() == chart.categories.size();
  }
  if (!sound) {
    throw Error(ErrorCode::internal, "a chart needs one value a category and at most three series");
  }
}

/// What a figure says of itself (ISO 32000-1, 14.8.5.4.3; PDF/UA-1, 7.3).
std::string figure_attributes(const std::string& description, const Rectangle& area) {
  std::string attributes = "/Alt" + text_string(description) + "/A<</O/Layout/Placement/Block/BBox[";
  for (const double edge : {area.left, area.bottom, area.right, area.top}) {
    append_number(attributes, edge);
    attributes += ' ';
  }
  return attributes + "]>>";
}

}  // namespace

void Document::chart(const BarChart& chart) {
  require_sound(chart);
  m_composer->make_room();
  Block block;
  block.pad_top = ChartArtist::height(chart);
  block.before = 8;
  block.after = 14;
  block.decorate = [composer = m_composer.get(), chart, figure = m_composer->element("Figure")](
                       Page& page, const Slice& slice) mutable {
    const Drawing drawing = ChartArtist(chart, composer->setter(), composer->canvas()).draw(slice.area);
    figure.attributes = figure_attributes(chart.description, slice.area);
    composer->canvas().draw_figure(page, drawing, figure);
    composer->structure().close(figure);
  };
  m_composer->add(std::move(block));
}

}  // namespace dsrkit::pdf
