#include "dsrkit/report/report_document.hpp"

#include "temp_folder.hpp"

#include "dsrkit/files/files.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace dsrkit;
using namespace dsrkit::report;
using namespace std::chrono_literals;

namespace {

const Period kYear{2025y / 12 / 1, 2026y / 11 / 21};

/// Requests of one year for every right there is.
std::vector<CaseFacts> busy_year(int count) {
  std::mt19937 random(7);
  std::vector<CaseFacts> cases;
  for (int i = 0; i < count; ++i) {
    CaseFacts one;
    one.reference = "AR-2026-" + std::to_string(1000 + i);
    one.right = i % 3 > 0 ? Right::access : Right(i / 3 % 8);
    one.received = add_days(kYear.first, static_cast<int>(random() % 356));
    one.due = add_days(one.received, 31);
    if (const Date ended = add_days(one.received, 5 + static_cast<int>(random() % 34)); ended <= kYear.last) {
      one.ended = ended;
    }
    cases.push_back(one);
  }
  return cases;
}

std::string text_of(const std::filesystem::path& file) {
  return files::run_program({"pdftotext", "-layout", "-enc", "UTF-8", file.string(), "-"}, "");
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the report of a busy year with every right stands on one page", "[report][pdf]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "report.pdf";
  const Report report = make_report(busy_year(400), kYear);
  REQUIRE(report.by_right.size() == 7);
  const auto result = write_document(report, {"Example Borough Council", 2026y / 11 / 21, false}, file);
  CHECK(result.pages == 1);
  CHECK(result.missing_glyphs.empty());
  const std::string text = text_of(file);
  CHECK(contains(text, "Example Borough Council, 1 December 2025 to 21 November 2026"));
  CHECK(contains(text, on_time_percent(report.total)));
  CHECK(contains(text, whole_on_time_percent(report.total) + "%"));
}

TEST_CASE("the figure of a council that is always on time stands on one line", "[report][pdf]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "report.pdf";
  CaseFacts one;
  one.reference = "AR-2026-0001";
  one.received = 2026y / 11 / 2;
  one.due = 2026y / 12 / 2;
  one.ended = 2026y / 11 / 20;
  (void)write_document(make_report({one}, kYear), {"Example Borough Council", 2026y / 11 / 21, false}, file);
  CHECK(contains(text_of(file), "100%"));
}

TEST_CASE("the report of a council without cases is a page too", "[report][pdf]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "report.pdf";
  CHECK(write_document(make_report({}, kYear), {"Example Borough Council", 2026y / 11 / 21, false}, file)
            .pages == 1);
}

TEST_CASE("weeks come on pages of their own when they are wanted", "[report][pdf]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "report.pdf";
  const Report report = make_report(busy_year(60), kYear);
  CHECK(write_document(report, {"Example Borough Council", 2026y / 11 / 21, true}, file).pages > 1);
  CHECK(contains(text_of(file), "2026-W47"));
}

TEST_CASE("who cannot see the chart is told its numbers", "[report][pdf]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "report.pdf";
  const Report report = make_report(busy_year(40), kYear);
  (void)write_document(report, {"Example Borough Council", 2026y / 11 / 21, false}, file);
  const std::string objects =
      files::run_program({"qpdf", "--json", "--json-key=qpdf", file.string(), "-"}, "");
  CHECK(contains(objects, "u:Bar chart of requests by month."));
  for (const Figures& month : report.by_month) {
    CHECK(contains(objects, ": " + std::to_string(month.received) + " received, " +
                                std::to_string(month.on_time) + " answered on time, " +
                                std::to_string(month.late) + " late"));
  }
}
