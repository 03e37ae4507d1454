#include "dsrkit/clock/holiday_calendar.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/files/files.hpp"

#include <algorithm>

namespace dsrkit::clock {
namespace {

using codec::ObjectReader;

constexpr std::size_t kLargestFile = std::size_t{4} << 20U;

std::optional<Holiday> read_event(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  ObjectReader reader(json, where, diagnostics);
  Holiday holiday{{}, reader.required_text("title"), reader.text("notes")};
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
  const auto events = reader.elements("events");
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (auto holiday = read_event(*events[i], reader.element_where("events", i), diagnostics)) {
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
  return {std::move(published), from, to};
}

HolidayCalendar load_holidays(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  Diagnostics diagnostics;
  auto calendar =
      parse_holidays(codec::parse_json(files::read_file(path, kLargestFile), name), name, diagnostics);
  codec::throw_if_errors(diagnostics, false);
  return calendar;
}

HolidayCalendar shipped_holidays() {
  return load_holidays(files::shipped_data("holidays/uk-bank-holidays.json"));
}

}  // namespace dsrkit::clock
