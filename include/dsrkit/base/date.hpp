#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dsrkit {

/// A day of the Gregorian calendar, without time or zone; statutory days are days in Europe/London.
using Date = std::chrono::year_month_day;
/// A moment in UTC.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Reads "2026-11-22". Nothing else is a date: "03/04/2025" could be two days.
[[nodiscard]] std::optional<Date> try_parse_date(std::string_view text);
/// As try_parse_date; throws Error(usage) naming `what` with a hint how to write it.
[[nodiscard]] Date parse_date(std::string_view text, std::string_view what);
/// "2026-11-22".
[[nodiscard]] std::string format_date(Date date);
/// "22 November 2026", by our own table: letters must not depend on a locale.
[[nodiscard]] std::string format_date_long(Date date);
/// "Sunday".
[[nodiscard]] std::string_view weekday_name(Date date);

/// Reads "2026-11-22T10:11:12Z" with optional milliseconds.
[[nodiscard]] std::optional<Instant> try_parse_instant(std::string_view text);
/// Reads a timestamp of another program (RFC 3339): any offset from UTC and any fraction of a second, of
/// which milliseconds are kept. A time without an offset is no moment.
[[nodiscard]] std::optional<Instant> try_parse_timestamp(std::string_view text);
/// "2026-11-22T10:11:12Z".
[[nodiscard]] std::string format_instant(Instant instant);
[[nodiscard]] Date date_of(Instant instant);

/// The given number of days later (or earlier).
[[nodiscard]] Date add_days(Date date, int days);
/// The same day of the month so many months later (or earlier), or the last day of that month.
[[nodiscard]] Date add_months(Date date, int months);
/// From first to second; negative when second is earlier.
[[nodiscard]] int days_between(Date first, Date second);

}  // namespace dsrkit
