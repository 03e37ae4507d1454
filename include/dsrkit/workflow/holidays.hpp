#pragma once

#include "dsrkit/clock/holiday_calendar.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace dsrkit::workflow {

/// A feed of bank holidays in the shape of https://www.gov.uk/bank-holidays.json, not read yet.
struct HolidayFeed {
  std::string name;  ///< of the file or the host, for messages
  std::string from;  ///< "file" or the host, for the audit
  std::string bytes;
};

/// Fetches a feed from a file or a URL. Throws what files::read_file and http::get throw.
[[nodiscard]] HolidayFeed fetch_holidays(const std::string& file_or_url, std::chrono::seconds timeout,
                                         const Context& context);

/// A holiday that an import brings or takes away.
struct HolidayChange {
  Jurisdiction jurisdiction = Jurisdiction::england_and_wales;
  clock::Holiday holiday;
  bool expected = false;  ///< brought, and reckoned with before by the general rules
};

/// An open case whose reply is due on another day than before.
struct MovedCase {
  std::string reference;
  std::optional<Date> due_before;
  std::optional<Date> due_after;
  std::optional<Date> cautious_before;
  std::optional<Date> cautious_after;
};

/// What an import changes, or would change.
struct HolidayImport {
  Date imported_from{};
  Date imported_to{};
  Date published_from{};  ///< of the calendar in force afterwards
  Date published_to{};
  std::vector<HolidayChange> added;    ///< published now and not before, by day
  std::vector<HolidayChange> removed;  ///< published or expected before and no holiday now, by day
  std::vector<MovedCase> moved;
  Diagnostics warnings;
};

/// Takes over a feed: in the years it covers its days are the bank holidays of this workspace from now on.
/// Leaves an audit link with its digest and range. With `dry_run` nothing is changed. Throws
/// Error(data_invalid) when it is no such feed or leaves out years between it and those known.
HolidayImport import_holidays(Desk& desk, const HolidayFeed& feed, bool dry_run);

}  // namespace dsrkit::workflow
