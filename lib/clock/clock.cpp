#include "dsrkit/clock/clock.hpp"

#include "explain.hpp"
#include "period.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace dsrkit::clock {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

/// Data (Use and Access) Act 2025 s.76: SI 2026/82 regs 2(h), 4(a).
constexpr Date kDuaaFrom{year{2026}, month{2}, day{5}};
/// No plan reaches further, and no sum of days can leave the calendar.
constexpr year kLastYear{2200};
/// The regulator's "consistent number of days" for those who want one; always inside a month.
constexpr int kTargetDays = 28;
/// DPA 2018 Sch 3 paras 12(2), 20(2).
constexpr int kReporterDays = 14;
/// DPA 2018 Sch 3 paras 5(4), 6(4).
constexpr int kOpinionMonths = 6;

[[noreturn]] void refuse(const std::string& message, std::string hint = {}) {
  throw Error(ErrorCode::data_invalid, message, std::move(hint));
}

void require_day(Date date, const char* what) {
  if (!date.ok()) {
    refuse(std::string(what) + ": there is no such day");
  }
  if (date.year() > kLastYear) {
    refuse(std::string(what) + ": " + format_date(date) + " is too far ahead", "check the year");
  }
}

void require_order(Date date, Date not_before, const char* what, const char* before) {
  require_day(date, what);
  if (date < not_before) {
    refuse(std::string(what) + " on " + format_date(date) + " is before " + before + " on " +
               format_date(not_before),
           "check the two dates");
  }
}

void check_dates(const ClockInput& input) {
  require_day(input.received, "receipt");
  for (const auto& arrived : {input.identity_received, input.authority_received, input.fee_paid}) {
    if (arrived) {
      require_day(*arrived, "identity, authority or fee");
    }
  }
  for (const Pause& pause : input.clarifications) {
    require_order(pause.asked, input.received, "clarification asked", "receipt");
    if (pause.answered) {
      require_order(*pause.answered, pause.asked, "clarification answered", "it was asked");
    }
  }
  if (input.extension) {
    require_order(input.extension->notice_given, input.received, "notice of extension", "receipt");
  }
  for (const auto& other : {input.reporter_question, input.health_opinion}) {
    if (other) {
      require_day(*other, "question for the Reporter, or health opinion");
    }
  }
}

/// The latest of receipt, identity, authority and fee (Article 12A(2)); none while one of them is open.
std::optional<Date> relevant_time(const ClockInput& input) {
  if ((input.identity_open && !input.identity_received) ||
      (input.authority_open && !input.authority_received) || (input.fee_open && !input.fee_paid)) {
    return std::nullopt;
  }
  return std::max({input.received, input.identity_received.value_or(input.received),
                   input.authority_received.value_or(input.received),
                   input.fee_paid.value_or(input.received)});
}

/// Article 12A(4)(a): notice counts only before the end of the first month, which pauses lengthen.
bool is_extended(const ClockInput& input, const Period& first_month) {
  return input.extension && (first_month.days_left || input.extension->notice_given <= first_month.due);
}

void set_due(ClockDates& dates, Date end, Date due, const HolidayCalendar& holidays) {
  dates.due = due;
  dates.beyond_published_holidays = !holidays.is_published(end) || !holidays.is_published(due);
}

/// The strictest reading: since 2026 the day of asking counts; before, neither identity nor questions moved
/// the statutory month.
Date strictest_due(const ClockInput& input, const Period& period, std::span<const Pause> pauses,
                   const HolidayCalendar& holidays, Regime regime) {
  if (regime == Regime::duaa && period.excluded_days == 0) {
    return period.due;
  }
  const bool duaa = regime == Regime::duaa;
  return count_period(duaa ? period.start : input.received, period.months,
                      duaa ? pauses : std::span<const Pause>{}, input.jurisdiction, holidays,
                      Reckoning::cautious)
      .due;
}

ClockDates reckon_reply(const ClockInput& input, const HolidayCalendar& holidays) {
  ClockDates dates;
  dates.regime = regime_on(input.received);
  dates.starts = relevant_time(input);
  if (!dates.starts) {
    return dates;
  }
  const OrderedPauses ordered(input);
  const auto pauses = ordered.get();
  const auto count = [&](int months) {
    return count_period(*dates.starts, months, pauses, input.jurisdiction, holidays, Reckoning::statutory);
  };
  const Period first_month = count(1);
  dates.extended = is_extended(input, first_month);
  const Period period = dates.extended ? count(3) : first_month;
  if (!first_month.days_left) {
    dates.extension_notice_by = first_month.due;
  }
  dates.excluded_days = period.excluded_days;
  dates.days_left = period.days_left;
  dates.paused = period.days_left.has_value();
  if (!dates.paused) {
    set_due(dates, period.end, period.due, holidays);
    dates.cautious_due = strictest_due(input, period, pauses, holidays, dates.regime);
    if (!dates.extended) {
      dates.internal_target = add_days(*dates.starts, kTargetDays + period.excluded_days);
    }
  }
  return dates;
}

ClockDates reckon_complaint(const ClockInput& input, const HolidayCalendar& holidays) {
  ClockDates dates;
  dates.regime = regime_on(input.received);
  dates.starts = input.received;
  const Date end = add_days(input.received, kAcknowledgeDays);
  set_due(dates, end, holidays.working_day_on_or_after(input.jurisdiction, end), holidays);
  dates.cautious_due = dates.due;
  return dates;
}

}  // namespace

OrderedPauses::OrderedPauses(const ClockInput& input) {
  if (input.right != Right::access) {
    return;
  }
  const auto earlier = [](const Pause& a, const Pause& b) {
    constexpr Date never{year::max(), month{12}, day{31}};
    return std::tuple(a.asked, a.answered.value_or(never)) < std::tuple(b.asked, b.answered.value_or(never));
  };
  if (std::is_sorted(input.clarifications.begin(), input.clarifications.end(), earlier)) {
    m_pauses = input.clarifications;
    return;
  }
  m_sorted = input.clarifications;
  std::sort(m_sorted.begin(), m_sorted.end(), earlier);
  m_pauses = m_sorted;
}

std::string_view regime_name(Regime regime) {
  return regime == Regime::duaa ? "duaa" : "pre-duaa";
}

Regime regime_on(Date received) {
  return received < kDuaaFrom ? Regime::pre_duaa : Regime::duaa;
}

ClockDates reckon(const ClockInput& input, const HolidayCalendar& holidays) {
  check_dates(input);
  return input.right == Right::complaint ? reckon_complaint(input, holidays) : reckon_reply(input, holidays);
}

ClockResult compute(const ClockInput& input, const HolidayCalendar& holidays) {
  ClockResult result{reckon(input, holidays), input.right, input.jurisdiction, {}, {}, {}};
  explain(input, holidays, result);
  return result;
}

Date reporter_told_by(Date arose, const HolidayCalendar& holidays) {
  return holidays.working_day_on_or_after(Jurisdiction::scotland, add_days(arose, kReporterDays));
}

Date oldest_usable_opinion(Date reliance) {
  return add_days(add_months(reliance, -kOpinionMonths), 1);
}

Date opinion_usable_until(Date given) {
  Date until = add_months(add_days(given, -1), kOpinionMonths);
  // Where a month is shorter several days share their oldest opinion.
  while (oldest_usable_opinion(add_days(until, 1)) <= given) {
    until = add_days(until, 1);
  }
  return until;
}

}  // namespace dsrkit::clock
