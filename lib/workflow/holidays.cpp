#include "dsrkit/workflow/holidays.hpp"

#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/http/http.hpp"
#include "dsrkit/workflow/casework.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace dsrkit::workflow {
namespace {

using clock::HolidayCalendar;
using clock::HolidayOrigin;

HolidayCalendar read_feed(const HolidayFeed& feed, Diagnostics& warnings) {
  auto calendar = clock::parse_holidays(codec::parse_json(feed.bytes, feed.name), feed.name, warnings);
  codec::throw_if_errors(warnings, false);
  warnings = clock::check_years(calendar, feed.name);
  codec::throw_if_errors(warnings, false);
  return calendar;
}

bool by_day(const HolidayChange& a, const HolidayChange& b) {
  return std::pair(a.holiday.date, a.jurisdiction) < std::pair(b.holiday.date, b.jurisdiction);
}

bool is_announced(const std::optional<clock::Holiday>& holiday) {
  return holiday &&
         (holiday->origin == HolidayOrigin::published || holiday->origin == HolidayOrigin::imported);
}

std::vector<HolidayChange> added_days(const HolidayCalendar& before, const HolidayCalendar& feed) {
  std::vector<HolidayChange> added;
  for (const Jurisdiction jurisdiction : clock::kJurisdictions) {
    for (const clock::Holiday& holiday : feed.published(jurisdiction)) {
      const auto known = before.holiday_on(jurisdiction, holiday.date);
      if (!is_announced(known)) {
        added.push_back({jurisdiction, holiday, known && known->origin == HolidayOrigin::rule});
      }
    }
  }
  std::sort(added.begin(), added.end(), by_day);
  return added;
}

std::vector<HolidayChange> removed_days(const HolidayCalendar& before, const HolidayCalendar& feed) {
  std::vector<HolidayChange> removed;
  const auto last_year = static_cast<int>(feed.published_to().year());
  for (const Jurisdiction jurisdiction : clock::kJurisdictions) {
    for (auto year = static_cast<int>(feed.published_from().year()); year <= last_year; ++year) {
      for (clock::Holiday& holiday : before.holidays_in(jurisdiction, year)) {
        const bool gone = feed.is_published(holiday.date) && !feed.holiday_on(jurisdiction, holiday.date);
        if (gone && holiday.origin != HolidayOrigin::local) {
          removed.push_back({jurisdiction, std::move(holiday), false});
        }
      }
    }
  }
  std::sort(removed.begin(), removed.end(), by_day);
  return removed;
}

std::vector<MovedCase> moved_cases(Desk& desk, const HolidayCalendar& before, const HolidayCalendar& after) {
  std::vector<MovedCase> moved;
  for (const CaseStanding& standing : list_cases(desk, {})) {
    if (!is_open(standing.request)) {
      continue;
    }
    const auto input = clock_input(standing.request, standing.history);
    const auto was = clock::reckon(input, before);
    const auto is = clock::reckon(input, after);
    if (was.due != is.due || was.cautious_due != is.cautious_due) {
      moved.push_back({standing.request.reference, was.due, is.due, was.cautious_due, is.cautious_due});
    }
  }
  return moved;
}

/// All that was imported so far, and the years between, so that a later feed with a later window does not
/// lose the years that have dropped out of it.
HolidayCalendar to_keep(const std::optional<HolidayCalendar>& imported, const HolidayCalendar& feed,
                        const HolidayCalendar& in_force) {
  const auto& earlier = imported ? *imported : feed;
  return {in_force.published(), std::min(earlier.published_from(), feed.published_from()),
          std::max(earlier.published_to(), feed.published_to())};
}

void keep(const std::filesystem::path& root, const HolidayCalendar& calendar, Value provenance) {
  Value json = clock::holidays_to_json(calendar);
  json.set("imported", std::move(provenance));
  files::write_file(root / workspace::kHolidaysFile, codec::write_json(json, codec::JsonStyle::pretty));
}

}  // namespace

HolidayFeed fetch_holidays(const std::string& file_or_url, std::chrono::seconds timeout,
                           const Context& context) {
  if (!http::is_url(file_or_url)) {
    return {std::filesystem::path(file_or_url).filename().string(), "file",
            files::read_file(file_or_url, clock::kLargestFeed)};
  }
  http::RequestLimits limits;
  limits.total = timeout;
  limits.body_bytes = clock::kLargestFeed;
  const std::string host = http::host_of(file_or_url);
  return {host, host, http::get(file_or_url, limits, context.check_interrupt).body};
}

HolidayImport import_holidays(Desk& desk, const HolidayFeed& feed, bool dry_run) {
  workspace::Workspace& workspace = desk.workspace();
  HolidayImport result;
  const HolidayCalendar calendar = read_feed(feed, result.warnings);
  result.imported_from = calendar.published_from();
  result.imported_to = calendar.published_to();

  const auto work_out = [&] {
    const HolidayCalendar before = workspace.holidays();
    HolidayCalendar after =
        clock::merged(before, calendar)
            .with_local(workspace.config().jurisdiction, workspace.config().local_holidays);
    result.published_from = after.published_from();
    result.published_to = after.published_to();
    result.added = added_days(before, calendar);
    result.removed = removed_days(before, calendar);
    result.moved = moved_cases(desk, before, after);
    return after;
  };
  if (dry_run) {
    (void)work_out();
    return result;
  }
  // Inside the transaction: of two imports at once the second builds on the first.
  desk.reg().write(desk.context(), {"", "holidays-imported", Value::object()}, [&](store::Writer& writer) {
    const HolidayCalendar after = work_out();
    const std::string digest = crypto::sha256_hex(feed.bytes);
    writer.note().detail = Value::object({{"from", feed.from},
                                          {"sha256", digest},
                                          {"imported_from", format_date(result.imported_from)},
                                          {"imported_to", format_date(result.imported_to)},
                                          {"added", result.added.size()},
                                          {"removed", result.removed.size()},
                                          {"moved", result.moved.size()}});
    keep(workspace.root(), to_keep(workspace.imported_holidays(), calendar, after),
         Value::object(
             {{"at", format_instant(desk.context().now())}, {"from", feed.from}, {"sha256", digest}}));
  });
  return result;
}

}  // namespace dsrkit::workflow
