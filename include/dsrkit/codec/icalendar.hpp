#pragma once

#include "dsrkit/base/date.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dsrkit::codec {

/// Something that concerns a whole day.
struct CalendarDay {
  std::string uid;  ///< the same in every edition of the calendar: how a reader knows the entry again
  Date on{};
  std::string summary;
  std::string description;
  std::optional<int> remind_days_before;  ///< at nine in the morning, so many days before; at least 1
};

/// A calendar of all-day entries that leave the day free (RFC 5545): UTF-8, lines of at most 75 octets. A
/// program that has an older edition replaces entries of the same uid when `made_at` is later.
[[nodiscard]] std::string write_icalendar(std::string_view name, Instant made_at,
                                          std::span<const CalendarDay> days);

}  // namespace dsrkit::codec
