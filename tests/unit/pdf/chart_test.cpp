#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/pdf/document.hpp"

#include <catch2/catch.hpp>

#include <charconv>
#include <string>
#include <utility>
#include <vector>

using namespace dsrkit;
using namespace dsrkit::pdf;
using namespace std::chrono_literals;

namespace {

BarChart sample_chart() {
  BarChart chart;
  chart.categories = {"Sep", "Oct", "Nov"};
  chart.series = {{"Received", {41, 7, 0}}, {"On time", {23, 4, 0}}, {"Late", {5, 0, 0}, true}};
  chart.note_name = "Share";
  chart.notes = {"82 %", "100 %", "none"};
  chart.description = "September: 41 received.";
  return chart;
}

/// A document that `fill` has filled, in a folder that goes away with it.
class Made {
public:
  template <typename Fill>
  explicit Made(const Fill& fill) {
    Document document({"Figures", "Example Borough Council", "Figures", "en-GB", 2026y / 11 / 22}, {});
    fill(document);
    m_pages = document.save(m_file).pages;
  }

  [[nodiscard]] std::size_t pages() const { return m_pages; }

  [[nodiscard]] std::string text() const {
    return files::run_program({"pdftotext", "-layout", "-enc", "UTF-8", m_file.string(), "-"}, "");
  }

  [[nodiscard]] std::string objects() const {
    return files::run_program({"qpdf", "--qdf", "--object-streams=disable", m_file.string(), "-"}, "");
  }

  /// Left and right of the first word `word`, in points.
  [[nodiscard]] std::pair<double, double> place_of(const std::string& word) const {
    const std::string boxes = files::run_program({"pdftotext", "-bbox", m_file.string(), "-"}, "");
    const auto end = boxes.find(">" + word + "<");
    REQUIRE(end != std::string::npos);
    const auto begin = boxes.rfind("<word", end);
    return {number_after(boxes, "xMin=\"", begin), number_after(boxes, "xMax=\"", begin)};
  }

private:
  static double number_after(const std::string& text, const std::string& name, std::size_t from) {
    const auto begin = text.find(name, from) + name.size();
    std::string digits = text.substr(begin, text.find('"', begin) - begin);
    double number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
  }

  test::TempFolder m_folder;
  std::filesystem::path m_file = m_folder.path() / "chart.pdf";
  std::size_t m_pages = 0;
};

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a chart is a figure with words and a place", "[pdf][chart]") {
  const Made made([](Document& document) { document.chart(sample_chart()); });
  const std::string objects = made.objects();
  CHECK(contains(objects, "/S /Figure"));
  CHECK(contains(objects, "/Alt "));
  CHECK(contains(objects, "/BBox ["));
  CHECK(contains(objects, "/Figure<</MCID"));
}

TEST_CASE("a chart writes its series, its groups, its notes and its numbers", "[pdf][chart]") {
  const std::string text = Made([](Document& document) { document.chart(sample_chart()); }).text();
  for (const char* part : {"Received", "On time", "Late", "Sep", "Oct", "Nov", "Share", "82 %", "41", "23"}) {
    CHECK(contains(text, part));
  }
}

TEST_CASE("a chart of nothing but zeros can be drawn", "[pdf][chart]") {
  BarChart chart = sample_chart();
  for (BarSeries& series : chart.series) {
    series.values = {0, 0, 0};
  }
  CHECK(Made([&](Document& document) { document.chart(chart); }).pages() == 1);
}

TEST_CASE("a chart that does not fit on the page begins the next", "[pdf][chart]") {
  const Made made([](Document& document) {
    for (int i = 0; i < 5; ++i) {
      document.chart(sample_chart());
    }
  });
  CHECK(made.pages() == 2);
}

TEST_CASE("a chart with too few values or too many series is a defect", "[pdf][chart]") {
  BarChart chart = sample_chart();
  chart.series.back().values.pop_back();
  CHECK_THROWS_AS(Made([&](Document& document) { document.chart(chart); }), Error);
  chart = sample_chart();
  chart.series.push_back({"Fourth", {1, 2, 3}});
  CHECK_THROWS_AS(Made([&](Document& document) { document.chart(chart); }), Error);
}

TEST_CASE("key figures are a list of labels and numbers", "[pdf][chart]") {
  const Made made([](Document& document) {
    document.key_figures({{"92 %", "answered on time"}, {"14", "requests received"}});
  });
  CHECK(contains(made.text(), "92 %"));
  CHECK(contains(made.objects(), "/S /Lbl"));
  CHECK_THROWS_AS(Made([](Document& document) { document.key_figures({}); }), Error);
}

TEST_CASE("numbers of a table end below each other", "[pdf][table]") {
  Table table;
  table.widths = {1, 1};
  table.header = {"Month", "Received"};
  table.rows = {{{{"March"}}, {{"7"}}}, {{{"April"}}, {{"12345"}}}};
  table.numbers_from = 1;
  const Made made([&](Document& document) { document.table(table); });
  CHECK(made.place_of("7").second == Approx(made.place_of("12345").second).margin(0.2));
  CHECK(made.place_of("March").first == Approx(made.place_of("April").first).margin(0.2));
}
