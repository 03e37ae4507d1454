#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/request_case.hpp"
#include "dsrkit/model/value.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::clock {

/// A day on which nothing falls due (Banking and Financial Dealings Act 1971 Sch 1, proclamation or custom).
struct Holiday {
  Date date{};
  std::string title;
  std::string notes;  ///< "", "Substitute day" or "Extra bank holiday", as gov.uk prints it

  bool operator==(const Holiday&) const = default;
};

/// Published bank holidays by jurisdiction; outside the published years the general rules stand in.
class HolidayCalendar {
public:
  using Published = std::map<Jurisdiction, std::vector<Holiday>>;

  /// The days from `from` to `to` are as published: what is not in `published` is no holiday. With `from`
  /// after `to` nothing is published.
  HolidayCalendar(Published published, Date from, Date to);

  /// Whether the day lies in the published years, so that it cannot be a holiday we know nothing of.
  [[nodiscard]] bool is_published(Date date) const;

  [[nodiscard]] Date published_from() const { return m_from; }

  [[nodiscard]] Date published_to() const { return m_to; }

  [[nodiscard]] std::optional<Holiday> holiday_on(Jurisdiction jurisdiction, Date date) const;
  /// Neither a Saturday, a Sunday nor a public holiday (Regulation 1182/71 Article 3(4)).
  [[nodiscard]] bool is_working_day(Jurisdiction jurisdiction, Date date) const;
  /// The date itself when it is a working day.
  [[nodiscard]] Date working_day_on_or_after(Jurisdiction jurisdiction, Date date) const;
  /// The bank holidays of a year in order of date.
  [[nodiscard]] std::vector<Holiday> holidays_in(Jurisdiction jurisdiction, int year) const;

private:
  Published m_published;
  Date m_from;
  Date m_to;
};

/// Reads the shape of https://www.gov.uk/bank-holidays.json. `published_from` and `published_to` are ours;
/// without them the published years are those that every division has events in. Unknown keys are allowed:
/// the feed is not ours.
[[nodiscard]] HolidayCalendar parse_holidays(const Value& json, std::string_view where,
                                             Diagnostics& diagnostics);

/// Reads such a file; throws Error(data_invalid) with the first mistake.
[[nodiscard]] HolidayCalendar load_holidays(const std::filesystem::path& path);

/// The calendar that is shipped with the program.
[[nodiscard]] HolidayCalendar shipped_holidays();

}  // namespace dsrkit::clock
