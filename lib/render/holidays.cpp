#include "dsrkit/render/holidays.hpp"

#include "dsrkit/render/casework.hpp"
#include "dsrkit/render/columns.hpp"

#include <algorithm>
#include <functional>

namespace dsrkit::render {
namespace {

using clock::Holiday;
using clock::HolidayCalendar;
using workflow::HolidayChange;

using Visit = std::function<void(Jurisdiction, const Holiday&)>;

/// By year, then jurisdiction, then day.
void for_each_holiday(const HolidayCalendar& calendar, const HolidaySelection& selection,
                      const Visit& visit) {
  for (int year = selection.first_year; year <= selection.last_year; ++year) {
    for (const Jurisdiction jurisdiction : selection.jurisdictions) {
      for (const Holiday& holiday : calendar.holidays_in(jurisdiction, year)) {
        visit(jurisdiction, holiday);
      }
    }
  }
}

bool is_beyond(const HolidayCalendar& calendar, const HolidaySelection& selection) {
  return !calendar.is_published(std::chrono::year(selection.first_year) / 1 / 1) ||
         !calendar.is_published(std::chrono::year(selection.last_year) / 12 / 31);
}

std::string range_text(Date from, Date to) {
  return format_date(from) + " to " + format_date(to);
}

std::string date_text(const std::optional<Date>& date) {
  return date ? format_date(*date) : "-";
}

Value change_json(const HolidayChange& change) {
  return Value::object({{"date", format_date(change.holiday.date)},
                        {"title", change.holiday.title},
                        {"notes", change.holiday.notes},
                        {"jurisdiction", jurisdiction_name(change.jurisdiction)}});
}

Value added_json(const std::vector<HolidayChange>& changes) {
  Value list = Value::array();
  for (const HolidayChange& change : changes) {
    Value json = change_json(change);
    json.set("expected", change.expected);
    list.push_back(std::move(json));
  }
  return list;
}

Value removed_json(const std::vector<HolidayChange>& changes) {
  Value list = Value::array();
  for (const HolidayChange& change : changes) {
    list.push_back(change_json(change));
  }
  return list;
}

std::string changes_text(const workflow::HolidayImport& import) {
  std::vector<std::vector<std::string>> rows;
  const auto add = [&rows](const char* what, const HolidayChange& change) {
    if (!change.expected) {
      rows.push_back({what, format_date(change.holiday.date), std::string(weekday_name(change.holiday.date)),
                      std::string(jurisdiction_name(change.jurisdiction)), change.holiday.title});
    }
  };
  for (const HolidayChange& change : import.added) {
    add("added", change);
  }
  for (const HolidayChange& change : import.removed) {
    add("removed", change);
  }
  const auto expected = std::count_if(import.added.begin(), import.added.end(),
                                      [](const HolidayChange& change) { return change.expected; });
  std::string text = columns(rows);
  if (expected > 0) {
    text += counted(expected, "day is", "days are") + " published now as the general rules expected\n";
  } else if (rows.empty()) {
    text += "no bank holiday was added or removed\n";
  }
  return text;
}

std::string moved_text(const std::vector<workflow::MovedCase>& moved) {
  if (moved.empty()) {
    return "no open case moves\n";
  }
  std::vector<std::vector<std::string>> rows{{"CASE", "DUE WAS", "DUE IS", "CAUTIOUS WAS", "CAUTIOUS IS"}};
  for (const workflow::MovedCase& entry : moved) {
    rows.push_back({entry.reference, date_text(entry.due_before), date_text(entry.due_after),
                    date_text(entry.cautious_before), date_text(entry.cautious_after)});
  }
  return columns(rows);
}

}  // namespace

Value holidays_json(const HolidayCalendar& calendar, const HolidaySelection& selection) {
  Value list = Value::array();
  for_each_holiday(calendar, selection, [&list](Jurisdiction jurisdiction, const Holiday& holiday) {
    list.push_back(Value::object({{"date", format_date(holiday.date)},
                                  {"title", holiday.title},
                                  {"notes", holiday.notes},
                                  {"jurisdiction", jurisdiction_name(jurisdiction)},
                                  {"origin", clock::holiday_origin_name(holiday.origin)}}));
  });
  return Value::object({{"format", "dsrkit.holidays/1"},
                        {"published_from", format_date(calendar.published_from())},
                        {"published_to", format_date(calendar.published_to())},
                        {"beyond_published", is_beyond(calendar, selection)},
                        {"holidays", std::move(list)}});
}

std::string holidays_text(const HolidayCalendar& calendar, const HolidaySelection& selection) {
  const bool several = selection.jurisdictions.size() > 1;
  std::vector<std::vector<std::string>> rows{{"DATE", "DAY", "FROM", "TITLE", "NOTES"}};
  if (several) {
    rows.front().insert(rows.front().begin(), "JURISDICTION");
  }
  for_each_holiday(calendar, selection, [&](Jurisdiction jurisdiction, const Holiday& holiday) {
    rows.push_back({format_date(holiday.date), std::string(weekday_name(holiday.date)),
                    std::string(clock::holiday_origin_name(holiday.origin)), holiday.title, holiday.notes});
    if (several) {
      rows.back().insert(rows.back().begin(), std::string(jurisdiction_name(jurisdiction)));
    }
  });
  std::string text = columns(rows);
  if (is_beyond(calendar, selection)) {
    text += "bank holidays are published for " +
            range_text(calendar.published_from(), calendar.published_to()) +
            "; other days follow the general rules and may change\n";
  }
  return text;
}

Value holiday_import_json(const workflow::HolidayImport& import, bool dry_run) {
  Value moved = Value::array();
  for (const workflow::MovedCase& entry : import.moved) {
    moved.push_back(Value::object({{"case", entry.reference},
                                   {"before", date_json(entry.due_before)},
                                   {"after", date_json(entry.due_after)},
                                   {"cautious_before", date_json(entry.cautious_before)},
                                   {"cautious_after", date_json(entry.cautious_after)}}));
  }
  Value warnings = Value::array();
  for (const Diagnostic& warning : import.warnings) {
    warnings.push_back(
        Value::object({{"code", warning.code}, {"where", warning.where}, {"text", warning.text}}));
  }
  return Value::object({{"format", "dsrkit.holidays-import/1"},
                        {"dry_run", dry_run},
                        {"imported_from", format_date(import.imported_from)},
                        {"imported_to", format_date(import.imported_to)},
                        {"published_from", format_date(import.published_from)},
                        {"published_to", format_date(import.published_to)},
                        {"added", added_json(import.added)},
                        {"removed", removed_json(import.removed)},
                        {"moved", std::move(moved)},
                        {"warnings", std::move(warnings)}});
}

std::string holiday_import_text(const workflow::HolidayImport& import, bool dry_run) {
  std::string text =
      labelled({{dry_run ? "To import" : "Imported", range_text(import.imported_from, import.imported_to)},
                {dry_run ? "Published then" : "Published now",
                 range_text(import.published_from, import.published_to)}});
  for (const Diagnostic& warning : import.warnings) {
    text += "warning: " + warning.where + ": " + warning.text + "\n";
  }
  return text + "\n" + changes_text(import) + "\n" + moved_text(import.moved);
}

}  // namespace dsrkit::render
