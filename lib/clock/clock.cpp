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
/// DPA 2018 s.164A(3), (4): SI 2026/82 regs 3, 7.
constexpr Date kComplaintsFrom{year{2026}, month{6}, day{19}};
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
  for (const Demand& demand : input.demands) {
    require_order(demand.asked, input.received, "identity, authority or fee asked", "receipt");
    if (demand.met) {
      require_order(*demand.met, demand.asked, "identity, authority or fee", "it was asked for");
    }
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

/// Whether what was asked for on a day could still move the start: the time must not have been over.
bool asked_in_time(const ClockInput& so_far, Date asked, const HolidayCalendar& holidays) {
  const ClockDates dates = reckon(so_far, holidays);
  return !dates.due || asked <= *dates.due;
}

void add_demand(ClockInput& input, const Demand& demand) {
  const auto add = [&demand](std::optional<Date>& met, bool& open) {
    open = open || !demand.met;
    met = open ? std::nullopt : std::max(met, demand.met);
  };
  switch (demand.kind) {
    case Demand::Kind::identity: add(input.identity_received, input.identity_open); break;
    case Demand::Kind::authority: add(input.authority_received, input.authority_open); break;
    case Demand::Kind::fee: add(input.fee_paid, input.fee_open); break;
  }
}

void set_due(ClockDates& dates, Date end, Date due, const HolidayCalendar& holidays) {
  dates.due = due;
  dates.beyond_published_holidays = !holidays.is_published(end) || !holidays.is_published(due);
}

/// The strictest reading: since 2026 the day of asking counts; before, neither identity nor questions moved
/// the statutory month.
void set_cautious(const ClockInput& input, const Period& first_month, std::span<const Pause> pauses,
                  const HolidayCalendar& holidays, ClockDates& dates) {
  const bool duaa = dates.regime == Regime::duaa;
  const auto count = [&](int months) {
    return count_period(duaa ? first_month.start : input.received, months,
                        duaa ? pauses : std::span<const Pause>{}, input.jurisdiction, holidays,
                        Reckoning::cautious)
        .due;
  };
  const bool plain = duaa && pauses.empty();
  const Date first = plain ? first_month.due : count(1);
  dates.cautious_extension_notice_by = first;
  dates.cautious_due = dates.extended && input.extension->notice_given <= first ? count(3) : first;
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
    set_cautious(input, first_month, pauses, holidays, dates);
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

ClockInput with_demands(const ClockInput& input, const HolidayCalendar& holidays,
                        std::vector<Demand>& too_late) {
  ClockInput result = input;
  result.demands.clear();
  std::vector<Demand> demands = input.demands;
  std::stable_sort(demands.begin(), demands.end(),
                   [](const Demand& a, const Demand& b) { return a.asked < b.asked; });
  for (const Demand& demand : demands) {
    if (asked_in_time(result, demand.asked, holidays)) {
      add_demand(result, demand);
    } else {
      too_late.push_back(demand);
    }
  }
  return result;
}

bool must_acknowledge(Date received) {
  return received >= kComplaintsFrom;
}

ClockDates reckon(const ClockInput& input, const HolidayCalendar& holidays) {
  check_dates(input);
  if (!input.demands.empty()) {
    std::vector<Demand> too_late;
    return reckon(with_demands(input, holidays, too_late), holidays);
  }
  return input.right == Right::complaint ? reckon_complaint(input, holidays) : reckon_reply(input, holidays);
}

ClockResult compute(const ClockInput& input, const HolidayCalendar& holidays) {
  std::vector<Demand> too_late;
  const ClockInput resolved = with_demands(input, holidays, too_late);
  ClockResult result{reckon(resolved, holidays), input.right, input.jurisdiction, {}, {}, {}};
  explain(resolved, too_late, holidays, result);
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
