#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/request_case.hpp"
#include "dsrkit/model/value.hpp"

#include <array>
#include <bitset>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::clock {

/// Wherever holidays are reckoned.
inline constexpr std::array kJurisdictions{Jurisdiction::england_and_wales, Jurisdiction::scotland,
                                           Jurisdiction::northern_ireland};

/// The years for which look-ups are prepared, and of which feeds may speak.
inline constexpr int kFirstHolidayYear = 2000;
inline constexpr int kLastHolidayYear = 2100;

/// Who says that a day is a holiday.
enum class HolidayOrigin {
  published,  ///< shipped with the program
  imported,   ///< of a feed that the council has imported
  rule,       ///< expected by the general rules: nothing is published for the year
  local,      ///< the council's configuration
};

/// "published", "imported", "rule" or "local".
[[nodiscard]] std::string_view holiday_origin_name(HolidayOrigin origin);

/// What the notes of a local holiday say. It is a public holiday only where it is designated as such
/// (Regulation 1182/71 Article 2(1)), which bank holidays are and concession days are not.
inline constexpr std::string_view kLocalHolidayNote = "local holiday by the council's configuration";

/// A day on which nothing falls due (Banking and Financial Dealings Act 1971 Sch 1, proclamation or custom).
struct Holiday {
  Date date{};
  std::string title;
  std::string notes;  ///< "", "Substitute day" or "Extra bank holiday", as gov.uk prints it
  HolidayOrigin origin = HolidayOrigin::published;

  bool operator==(const Holiday&) const = default;
};

/// Published bank holidays by jurisdiction; outside the published years the general rules stand in.
class HolidayCalendar {
public:
  using Published = std::map<Jurisdiction, std::vector<Holiday>>;

  /// The days from `from` to `to` are as published: what is not in `published` is no holiday, and what lies
  /// outside is left out. With `from` after `to` nothing is published.
  HolidayCalendar(Published published, Date from, Date to);

  /// The same calendar, and the council's own holidays where its workspace is.
  [[nodiscard]] HolidayCalendar with_local(Jurisdiction jurisdiction, std::vector<Holiday> holidays) const;

  /// Whether the day lies in the published years, so that it cannot be a holiday we know nothing of.
  [[nodiscard]] bool is_published(Date date) const;

  [[nodiscard]] Date published_from() const { return m_from; }

  [[nodiscard]] Date published_to() const { return m_to; }

  [[nodiscard]] const Published& published() const { return m_published; }

  /// The published days in order of date.
  [[nodiscard]] const std::vector<Holiday>& published(Jurisdiction jurisdiction) const;

  /// A bank holiday before a local one on the same day.
  [[nodiscard]] std::optional<Holiday> holiday_on(Jurisdiction jurisdiction, Date date) const;
  /// Neither a Saturday, a Sunday nor a public holiday (Regulation 1182/71 Article 3(4)). The answer
  /// is prepared for a century and costs a few nanoseconds.
  [[nodiscard]] bool is_working_day(Jurisdiction jurisdiction, Date date) const;
  /// The date itself when it is a working day.
  [[nodiscard]] Date working_day_on_or_after(Jurisdiction jurisdiction, Date date) const;
  /// So many working days later: the day itself does not count (Regulation 1182/71 Article 3(1)).
  [[nodiscard]] Date working_days_after(Jurisdiction jurisdiction, Date date, std::int64_t days) const;
  /// The holidays of a year in order of date.
  [[nodiscard]] std::vector<Holiday> holidays_in(Jurisdiction jurisdiction, int year) const;

private:
  static constexpr std::chrono::sys_days kPreparedFrom{std::chrono::year(kFirstHolidayYear) / 1 / 1};
  static constexpr std::chrono::sys_days kPreparedTo{std::chrono::year(kLastHolidayYear) / 12 / 31};
  static constexpr std::size_t kPreparedDays =
      static_cast<std::size_t>((kPreparedTo - kPreparedFrom).count()) + 1;

  void prepare(Jurisdiction jurisdiction);
  [[nodiscard]] bool is_free(Jurisdiction jurisdiction, std::chrono::sys_days day) const;

  Published m_published;
  Published m_local;
  Date m_from;
  Date m_to;
  /// By jurisdiction: no working days.
  std::array<std::bitset<kPreparedDays>, kJurisdictions.size()> m_free_days;
};

/// What is known after an import: the years that `imported` covers as it has them, all others as they were.
/// Throws Error(data_invalid) when years between the two would be missing. Local holidays are left out.
[[nodiscard]] HolidayCalendar merged(const HolidayCalendar& known, const HolidayCalendar& imported);

/// No feed of bank holidays is larger, in bytes.
inline constexpr std::size_t kLargestFeed = std::size_t{4} << 20U;

/// What is wrong with a feed as a whole: years out of range and a year without a bank holiday are
/// errors, one with fewer than the general rules give is a warning.
[[nodiscard]] Diagnostics check_years(const HolidayCalendar& feed, std::string_view where);

/// Reads the shape of https://www.gov.uk/bank-holidays.json. `published_from` and `published_to` are ours;
/// without them the published years are those that every division has events in. Unknown keys are allowed:
/// the feed is not ours.
[[nodiscard]] HolidayCalendar parse_holidays(const Value& json, std::string_view where,
                                             Diagnostics& diagnostics);

/// The published days in that shape.
[[nodiscard]] Value holidays_to_json(const HolidayCalendar& calendar);

/// Reads such a file; throws Error(data_invalid) with the first mistake.
[[nodiscard]] HolidayCalendar load_holidays(const std::filesystem::path& path);

/// The calendar that is shipped with the program.
[[nodiscard]] HolidayCalendar shipped_holidays();

}  // namespace dsrkit::clock
