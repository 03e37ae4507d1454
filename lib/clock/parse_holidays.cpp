#include "dsrkit/clock/holiday_calendar.hpp"
#include "dsrkit/clock/holiday_rules.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/files/files.hpp"

#include <algorithm>
#include <set>

namespace dsrkit::clock {
namespace {

using codec::ObjectReader;

/// No year of any jurisdiction has had more than twelve.
constexpr std::size_t kMostInAYear = 20;

/// A title is shown at terminals, and a feed comes from outside.
void check_printable(ObjectReader& reader, std::string_view key, const std::string& text) {
  if (std::any_of(text.begin(), text.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; })) {
    reader.report(key, "unprintable", "must not hold control characters");
  }
}

std::optional<Holiday> read_event(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  ObjectReader reader(json, where, diagnostics);
  Holiday holiday{{}, reader.required_text("title"), reader.text("notes")};
  check_printable(reader, "title", holiday.title);
  check_printable(reader, "notes", holiday.notes);
  const auto date = reader.optional_date("date");
  if (reader.member("date") == nullptr) {
    reader.report("date", "missing", "must be given as YYYY-MM-DD");
  }
  holiday.date = date.value_or(Date{});
  return date ? std::optional(std::move(holiday)) : std::nullopt;
}

std::vector<Holiday> read_division(ObjectReader& feed, std::string_view name, Diagnostics& diagnostics) {
  std::vector<Holiday> holidays;
  const Value* division = feed.member(name);
  if (division == nullptr) {
    feed.report(name, "missing", "must be given");
    return holidays;
  }
  ObjectReader reader(*division, feed.member_where(name), diagnostics);
  std::set<Date> days;
  const auto events = reader.elements("events");
  for (std::size_t i = 0; i < events.size(); ++i) {
    const std::string event = reader.element_where("events", i);
    auto holiday = read_event(*events[i], event, diagnostics);
    if (holiday && !days.insert(holiday->date).second) {
      diagnostics.push_back(
          {Severity::error, "duplicate-date", event + "/date", "the division has the same day twice"});
    } else if (holiday) {
      holidays.push_back(std::move(*holiday));
    }
  }
  if (holidays.empty()) {
    reader.report("events", "missing", "must hold at least one bank holiday");
  }
  return holidays;
}

/// The whole years that every division has events in: gov.uk publishes year by year.
std::pair<Date, Date> years_covered(const HolidayCalendar::Published& published) {
  using std::chrono::year;
  year from = year::min();
  year to = year::max();
  for (const auto& entry : published) {
    const auto [first, last] =
        std::minmax_element(entry.second.begin(), entry.second.end(),
                            [](const auto& a, const auto& b) { return a.date < b.date; });
    if (first != entry.second.end()) {
      from = std::max(from, first->date.year());
      to = std::min(to, last->date.year());
    }
  }
  return {from / 1 / 1, to / 12 / 31};
}

}  // namespace

HolidayCalendar parse_holidays(const Value& json, std::string_view where, Diagnostics& diagnostics) {
  ObjectReader reader(json, std::string(where), diagnostics);
  HolidayCalendar::Published published;
  for (const std::string& name : jurisdiction_names()) {
    published[*parse_jurisdiction(name)] = read_division(reader, name, diagnostics);
  }
  const auto [first, last] = years_covered(published);
  const Date from = reader.optional_date("published_from").value_or(first);
  const Date to = reader.optional_date("published_to").value_or(last);
  if (to < from && !has_errors(diagnostics)) {
    diagnostics.push_back(
        {Severity::error, "no-years", std::string(where), "no year is published for every division"});
  }
  return {std::move(published), from, to};
}

Diagnostics check_years(const HolidayCalendar& feed, std::string_view where) {
  const auto first_year = static_cast<int>(feed.published_from().year());
  const auto last_year = static_cast<int>(feed.published_to().year());
  if (first_year < kFirstHolidayYear || last_year > kLastHolidayYear) {
    return {{Severity::error, "years-out-of-range", std::string(where),
             "its years must lie between " + std::to_string(kFirstHolidayYear) + " and " +
                 std::to_string(kLastHolidayYear)}};
  }
  Diagnostics diagnostics;
  for (const Jurisdiction jurisdiction : kJurisdictions) {
    for (int year = first_year; year <= last_year; ++year) {
      const auto days = feed.holidays_in(jurisdiction, year);
      const std::size_t expected = holiday_dates_by_rule(jurisdiction, year).size();
      if (days.size() > kMostInAYear) {
        diagnostics.push_back({Severity::error, "too-many-holidays",
                               std::string(where) + "/" + std::string(jurisdiction_name(jurisdiction)),
                               std::to_string(year) + " has " + std::to_string(days.size()) +
                                   " bank holidays: that cannot be, and every one gives more time"});
      } else if (days.size() < expected) {
        diagnostics.push_back({days.empty() ? Severity::error : Severity::warning,
                               days.empty() ? "year-missing" : "year-incomplete",
                               std::string(where) + "/" + std::string(jurisdiction_name(jurisdiction)),
                               std::to_string(year) + " has " + std::to_string(days.size()) +
                                   " bank holidays, where the general rules give " +
                                   std::to_string(expected)});
      }
    }
  }
  return diagnostics;
}

Value holidays_to_json(const HolidayCalendar& calendar) {
  Value json = Value::object({{"published_from", format_date(calendar.published_from())},
                              {"published_to", format_date(calendar.published_to())}});
  for (const Jurisdiction jurisdiction : kJurisdictions) {
    Value events = Value::array();
    for (const Holiday& holiday : calendar.published(jurisdiction)) {
      events.push_back(Value::object(
          {{"title", holiday.title}, {"date", format_date(holiday.date)}, {"notes", holiday.notes}}));
    }
    const auto division = jurisdiction_name(jurisdiction);
    json.set(division, Value::object({{"division", division}, {"events", std::move(events)}}));
  }
  return json;
}

HolidayCalendar load_holidays(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  Diagnostics diagnostics;
  auto calendar =
      parse_holidays(codec::parse_json(files::read_file(path, kLargestFeed), name), name, diagnostics);
  codec::throw_if_errors(diagnostics, false);
  return calendar;
}

HolidayCalendar shipped_holidays() {
  return load_holidays(files::shipped_data("holidays/uk-bank-holidays.json"));
}

}  // namespace dsrkit::clock
