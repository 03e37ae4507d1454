#include "dsrkit/report/report_document.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::report {
namespace {

constexpr std::size_t kMostMonths = 24;  // in the chart: more would be too thin to read

std::string counted(int count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// "92%", or a dash when nothing was answered.
std::string percent(const std::string& number) {
  return number.empty() ? "\u2013" : number + "%";
}

std::string spelled(const Period& period) {
  return format_date_long(period.first) + " to " + format_date_long(period.last);
}

/// "Nov ’26".
std::string short_month(Date date) {
  static constexpr std::array<const char*, 12> kNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return std::string(kNames.at(static_cast<unsigned>(date.month()) - 1)) + " \u2019" +
         format_date(date).substr(2, 2);
}

/// "November 2026".
std::string long_month(Date date) {
  const std::string written = format_date_long(date);
  return written.substr(written.find(' ') + 1);
}

std::string capitalised(std::string_view name) {
  std::string text = replace_all(std::string(name), "-", " ");
  text.front() =
      static_cast<char>(text.front() >= 'a' && text.front() <= 'z' ? text.front() - 'a' + 'A' : text.front());
  return text;
}

std::vector<pdf::KeyFigure> key_figures(const Report& report) {
  const Figures& total = report.total;
  return {{percent(whole_on_time_percent(total)), "answered on time"},
          {std::to_string(total.received), total.received == 1 ? "request received" : "requests received"},
          {std::to_string(total.late), total.late == 1 ? "late answer" : "late answers"},
          {std::to_string(total.open), "open on the last day"},
          {std::to_string(total.overdue), "of these overdue"},
          {report.median_days ? std::to_string(*report.median_days) : "\u2013", "median days to answer"}};
}

std::string in_words(const Figures& row) {
  std::string text = long_month(row.period.first) + ": " + std::to_string(row.received) + " received, " +
                     std::to_string(row.on_time) + " answered on time, " + std::to_string(row.late) + " late";
  return row.answered == 0 ? text : text + ", " + percent(on_time_percent(row)) + " on time";
}

pdf::BarChart month_chart(const Report& report) {
  pdf::BarChart chart;
  chart.series = {{"Received", {}}, {"Answered on time", {}}, {"Answered late", {}, true}};
  chart.note_name = "On time";
  chart.description = "Bar chart of requests by month.";
  const std::size_t skipped = report.by_month.size() - std::min(report.by_month.size(), kMostMonths);
  for (std::size_t i = skipped; i < report.by_month.size(); ++i) {
    const Figures& row = report.by_month[i];
    chart.categories.push_back(short_month(row.period.first));
    chart.series[0].values.push_back(static_cast<std::size_t>(row.received));
    chart.series[1].values.push_back(static_cast<std::size_t>(row.on_time));
    chart.series[2].values.push_back(static_cast<std::size_t>(row.late));
    chart.notes.push_back(percent(whole_on_time_percent(row)));
    chart.description += " " + in_words(row) + ".";
  }
  return chart;
}

pdf::Spans cell(const std::string& text, pdf::SpanStyle style) {
  return {{text, style}};
}

std::vector<pdf::Spans> right_row(const std::string& name, const Figures& row, pdf::SpanStyle style) {
  std::vector<pdf::Spans> cells{cell(name, style)};
  for (const int count : {row.received, row.answered, row.on_time}) {
    cells.push_back(cell(std::to_string(count), style));
  }
  cells.push_back(cell(percent(on_time_percent(row)), style));
  for (const int count : {row.late, row.open, row.overdue}) {
    cells.push_back(cell(std::to_string(count), style));
  }
  return cells;
}

pdf::Table right_table(const Report& report) {
  pdf::Table table;
  table.widths = {106, 57, 60, 53, 52, 40, 42, 58};
  table.header = {"Right", "Received", "Answered", "On time", "%", "Late", "Open", "Overdue"};
  table.numbers_from = 1;
  for (const Figures& row : report.by_right) {
    table.rows.push_back(right_row(capitalised(row.name), row, pdf::SpanStyle::plain));
  }
  table.rows.push_back(right_row("All", report.total, pdf::SpanStyle::strong));
  return table;
}

/// What the table does not say, as sentences.
std::string remarks(const Report& report) {
  const Figures& total = report.total;
  std::string text;
  if (total.oldest) {
    text += "The oldest open request, " + total.oldest->reference + ", is " +
            counted(total.oldest->days, "day", "days") + " old. ";
  }
  if (report.ninetieth_days) {
    text += "Nine of ten answers came within " + counted(*report.ninetieth_days, "day", "days") + ". ";
  }
  text += "Of the requests received, " + counted(total.extended, "was", "were") + " extended and " +
          std::to_string(total.clarified) + " waited" + " for a clarification; " +
          counted(total.refused, "answer was a refusal", "answers were refusals") + " and " +
          counted(total.withdrawn, "request was", "requests were") + " withdrawn.";
  const ComplaintFigures& complaints = report.complaints;
  if (complaints.received + complaints.open + complaints.decided > 0) {
    text += " Complaints: " + std::to_string(complaints.received) + " received, " +
            std::to_string(complaints.acknowledged_on_time) + " acknowledged within 30 days, " +
            std::to_string(complaints.acknowledged_late) + " later, " + std::to_string(complaints.decided) +
            " decided, " + std::to_string(complaints.open) + " open.";
  }
  return text;
}

pdf::Table week_table(const Report& report) {
  pdf::Table table;
  table.widths = {57, 43, 53, 56, 49, 60, 38, 51, 44};
  table.header = {"Week",      "Before", "Received", "Answered", "On time",
                  "Withdrawn", "After",  "Overdue",  "Oldest"};
  table.numbers_from = 1;
  for (const Figures& row : report.by_week) {
    std::vector<pdf::Spans> cells{{{row.name}}};
    for (const int count :
         {row.opening, row.received, row.answered, row.on_time, row.withdrawn, row.open, row.overdue}) {
      cells.push_back({{std::to_string(count)}});
    }
    cells.push_back({{row.oldest ? std::to_string(row.oldest->days) : "\u2013"}});
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace

pdf::DocumentResult write_document(const Report& report, const ReportCover& cover,
                                   const std::filesystem::path& path) {
  const std::string title = "Rights requests";
  pdf::Document document(
      {title + ", " + spelled(report.total.period), cover.controller, title, "en-GB", cover.made_on},
      {cover.controller, title, "Made on " + format_date_long(cover.made_on)});
  document.heading(1, title);
  document.paragraph({{cover.controller + ", " + spelled(report.total.period)}});
  document.key_figures(key_figures(report));
  document.heading(3, "By month");
  document.chart(month_chart(report));
  document.heading(3, "By right");
  document.table(right_table(report));
  document.paragraph({{remarks(report)}}, pdf::ParagraphStyle::small);
  document.paragraph({{"On time means by the due date of UK GDPR Article 12A. A refusal is an answer, a "
                       "withdrawal is none."}},
                     pdf::ParagraphStyle::small);
  if (cover.by_week) {
    document.page_break();
    document.heading(2, "By week");
    document.paragraph(
        {{"Before and after: requests open when the week began and when it ended. Overdue, and "
          "days since the oldest was received, as on its last day."}},
        pdf::ParagraphStyle::small);
    document.table(week_table(report));
  }
  return document.save(path);
}

}  // namespace dsrkit::report
