#include "dsrkit/render/report.hpp"

#include "dsrkit/codec/csv.hpp"
#include "dsrkit/render/columns.hpp"

#include <utility>
#include <vector>

namespace dsrkit::render {
namespace {

using report::Figures;

Value number_or_null(const std::optional<int>& number) {
  return number ? Value(*number) : Value();
}

Value figures_json(const Figures& row) {
  const std::string percent = report::on_time_percent(row);
  const Value oldest =
      row.oldest ? Value::object({{"case", row.oldest->reference}, {"days", row.oldest->days}}) : Value();
  return Value::object({{"name", row.name.empty() ? Value() : Value(row.name)},
                        {"from", format_date(row.period.first)},
                        {"to", format_date(row.period.last)},
                        {"opening", row.opening},
                        {"received", row.received},
                        {"extended", row.extended},
                        {"clarified", row.clarified},
                        {"answered", row.answered},
                        {"on_time", row.on_time},
                        {"on_time_percent", percent.empty() ? Value() : Value(Number{percent})},
                        {"late", row.late},
                        {"refused", row.refused},
                        {"withdrawn", row.withdrawn},
                        {"open", row.open},
                        {"overdue", row.overdue},
                        {"oldest", oldest}});
}

Value rows_json(const std::vector<Figures>& rows) {
  Value list = Value::array();
  for (const Figures& row : rows) {
    list.push_back(figures_json(row));
  }
  return list;
}

Value complaints_json(const report::ComplaintFigures& complaints) {
  return Value::object({{"received", complaints.received},
                        {"acknowledged_on_time", complaints.acknowledged_on_time},
                        {"acknowledged_late", complaints.acknowledged_late},
                        {"decided", complaints.decided},
                        {"open", complaints.open},
                        {"waiting", complaints.waiting},
                        {"overdue", complaints.overdue},
                        {"median_days", number_or_null(complaints.median_days)}});
}

std::string shown(const Value& value) {
  if (value.is_null()) {
    return {};
  }
  return value.is_string() ? value.as_string() : value.number_text();
}

/// The lines of one object: every member is a measure but those that say of what.
class CsvTable {
public:
  CsvTable() { add({"section", "key", "from", "to", "measure", "value"}); }

  void add_figures(const std::string& section, const Figures& row) {
    add_measures({section, row.name, format_date(row.period.first), format_date(row.period.last)}, "",
                 figures_json(row));
  }

  void add_measures(const std::vector<std::string>& of, const std::string& prefix, const Value& measures) {
    for (const auto& [name, value] : measures.as_object()) {
      if (value.is_object()) {
        add_measures(of, name + "_", value);
      } else if (name != "name" && name != "from" && name != "to") {
        std::vector<std::string> record = of;
        record.insert(record.end(), {prefix + name, shown(value)});
        add(record);
      }
    }
  }

  [[nodiscard]] std::string text() && { return std::move(m_text); }

private:
  void add(const std::vector<std::string>& record) { m_text += codec::csv_record(record); }

  std::string m_text;
};

std::string percent_of(const Figures& row) {
  const std::string percent = report::on_time_percent(row);
  return percent.empty() ? "-" : percent + "%";
}

std::string oldest_of(const Figures& row) {
  return row.oldest ? row.oldest->reference + ", " + counted(row.oldest->days, "day", "days") : "-";
}

std::string table_text(const std::string& title, const std::vector<Figures>& figures) {
  if (figures.empty()) {
    return {};
  }
  std::vector<std::vector<std::string>> rows{
      {title, "RECEIVED", "ANSWERED", "ON TIME", "", "LATE", "OPEN", "OVERDUE"}};
  for (const Figures& row : figures) {
    rows.push_back({row.name.empty() ? "(none)" : row.name, std::to_string(row.received),
                    std::to_string(row.answered), std::to_string(row.on_time), percent_of(row),
                    std::to_string(row.late), std::to_string(row.open), std::to_string(row.overdue)});
  }
  return "\n" + columns(rows);
}

std::string weeks_text(const std::vector<Figures>& weeks) {
  std::vector<std::vector<std::string>> rows{
      {"WEEK", "BEFORE", "RECEIVED", "ANSWERED", "ON TIME", "WITHDRAWN", "AFTER", "OVERDUE", "OLDEST"}};
  for (const Figures& row : weeks) {
    rows.push_back({row.name, std::to_string(row.opening), std::to_string(row.received),
                    std::to_string(row.answered), std::to_string(row.on_time), std::to_string(row.withdrawn),
                    std::to_string(row.open), std::to_string(row.overdue), oldest_of(row)});
  }
  return "\n" + columns(rows);
}

std::string complaints_text(const report::ComplaintFigures& complaints) {
  if (complaints.received + complaints.decided + complaints.open == 0) {
    return {};
  }
  return std::to_string(complaints.received) + " received, " +
         std::to_string(complaints.acknowledged_on_time) + " acknowledged on time, " +
         std::to_string(complaints.acknowledged_late) + " late; " + std::to_string(complaints.decided) +
         " decided, " + std::to_string(complaints.open) + " open, " + std::to_string(complaints.overdue) +
         " overdue";
}

std::string summary_text(const report::Report& report) {
  const Figures& total = report.total;
  const std::string of_these = total.answered == 0
                                   ? ""
                                   : ": " + std::to_string(total.on_time) + " on time (" + percent_of(total) +
                                         "), " + std::to_string(total.late) + " late, " +
                                         counted(total.refused, "refusal", "refusals");
  const std::string days = report.median_days
                               ? "half within " + counted(*report.median_days, "day", "days") +
                                     ", nine of ten within " + counted(*report.ninetieth_days, "day", "days")
                               : "";
  return labelled(
      {{"Period", format_date_long(total.period.first) + " to " + format_date_long(total.period.last)},
       {"Received", std::to_string(total.received) + ": " + std::to_string(total.extended) + " extended, " +
                        std::to_string(total.clarified) + " paused for a clarification"},
       {"Answered", std::to_string(total.answered) + of_these},
       {"Answers", days},
       {"Withdrawn", std::to_string(total.withdrawn)},
       {"Open", std::to_string(total.open) + ": " + std::to_string(total.overdue) + " overdue"},
       {"Oldest open", oldest_of(total)},
       {"Complaints", complaints_text(report.complaints)}});
}

}  // namespace

Value report_json(const report::Report& report) {
  return Value::object({{"format", "dsrkit.report/1"},
                        {"from", format_date(report.total.period.first)},
                        {"to", format_date(report.total.period.last)},
                        {"total", figures_json(report.total)},
                        {"median_days", number_or_null(report.median_days)},
                        {"ninetieth_days", number_or_null(report.ninetieth_days)},
                        {"by_right", rows_json(report.by_right)},
                        {"by_service", rows_json(report.by_service)},
                        {"by_month", rows_json(report.by_month)},
                        {"by_week", rows_json(report.by_week)},
                        {"complaints", complaints_json(report.complaints)}});
}

std::string report_text(const report::Report& report, bool by_week) {
  return summary_text(report) + table_text("MONTH", report.by_month) + table_text("RIGHT", report.by_right) +
         table_text("SERVICE", report.by_service) + (by_week ? weeks_text(report.by_week) : "");
}

std::string report_csv(const report::Report& report) {
  CsvTable table;
  table.add_figures("total", report.total);
  const std::string first = format_date(report.total.period.first);
  const std::string last = format_date(report.total.period.last);
  table.add_measures({"total", "total", first, last}, "",
                     Value::object({{"median_days", number_or_null(report.median_days)},
                                    {"ninetieth_days", number_or_null(report.ninetieth_days)}}));
  using Section = std::pair<const char*, const std::vector<Figures>*>;
  for (const auto& [section, rows] :
       {Section{"right", &report.by_right}, Section{"service", &report.by_service},
        Section{"month", &report.by_month}, Section{"week", &report.by_week}}) {
    for (const Figures& row : *rows) {
      table.add_figures(section, row);
    }
  }
  table.add_measures({"complaints", "complaints", first, last}, "", complaints_json(report.complaints));
  return std::move(table).text();
}

}  // namespace dsrkit::render
