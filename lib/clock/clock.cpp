#include "dsrkit/clock/clock.hpp"

#include "explain.hpp"
#include "period.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>

namespace dsrkit::clock {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

/// Data (Use and Access) Act 2025 s.76: SI 2026/82 regs 2(h), 4(a).
constexpr Date kDuaaFrom{year{2026}, month{2}, day{5}};
/// DPA 2018 s.164A(3), (4): SI 2026/82 regs 3, 7.
constexpr Date kComplaintsFrom{year{2026}, month{6}, day{19}};
/// DPA 2018 s.164A(3).
constexpr int kAcknowledgeDays = 30;

void require_possible(Date date, Date not_before, const std::string& what, const std::string& before) {
  if (!date.ok()) {
    throw Error(ErrorCode::data_invalid, what + ": there is no such day");
  }
  if (date < not_before) {
    throw Error(ErrorCode::data_invalid,
                what + " on " + format_date(date) + " is before " + before + " on " + format_date(not_before),
                "check the two dates");
  }
}

void check_dates(const ClockInput& input) {
  const Date received = input.received;
  require_possible(received, received, "receipt", "receipt");
  for (const auto& arrived : {input.identity_received, input.authority_received, input.fee_paid}) {
    if (arrived && !arrived->ok()) {
      throw Error(ErrorCode::data_invalid, "identity, authority or fee: there is no such day");
    }
  }
  for (const Pause& pause : input.clarifications) {
    require_possible(pause.asked, received, "clarification asked", "receipt");
    if (pause.answered) {
      require_possible(*pause.answered, pause.asked, "clarification answered", "it was asked");
    }
  }
  if (input.extension) {
    require_possible(input.extension->notice_given, received, "notice of extension", "receipt");
  }
}

void warn(ClockResult& result, std::string code, std::string where, std::string text) {
  result.warnings.push_back({Severity::warning, std::move(code), std::move(where), std::move(text)});
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

/// In the order in which they were asked; only access requests can be paused (Article 12A(5)).
std::vector<Pause> usable_pauses(const ClockInput& input, ClockResult& result) {
  if (input.clarifications.empty()) {
    return {};
  }
  if (input.right != Right::access) {
    warn(result, "pause-not-access", "clarifications",
         "only an access request can be paused to ask what it is about (UK GDPR Article 12A(5))");
    return {};
  }
  std::vector<Pause> pauses = input.clarifications;
  std::sort(pauses.begin(), pauses.end(), [](const Pause& a, const Pause& b) { return a.asked < b.asked; });
  return pauses;
}

void warn_of_late_pauses(const Period& period, ClockResult& result) {
  for (const CountedPause& counted : period.pauses) {
    if (counted.too_late) {
      warn(result, "pause-too-late", "clarification asked " + format_date(counted.pause.asked),
           "asked after the time was over; no days are left out");
    }
  }
}

/// Article 12A(4)(a): notice counts only before the end of the first month, which pauses lengthen.
bool is_extended(const ClockInput& input, const Period& first_month, ClockResult& result) {
  if (!input.extension) {
    return false;
  }
  if (!first_month.days_left && input.extension->notice_given > first_month.due) {
    warn(result, "extension-too-late", "extension",
         "notice was given after " + format_date(first_month.due) +
             "; the time stays one month (UK GDPR Article 12A(4)(a))");
    return false;
  }
  return true;
}

void note_published_range(Date end, const HolidayCalendar& holidays, ClockResult& result) {
  result.beyond_published_holidays = !holidays.is_published(end) || !holidays.is_published(*result.due);
  if (result.beyond_published_holidays) {
    warn(result, "beyond-published-holidays", "due",
         "bank holidays are published from " + format_date(holidays.published_from()) + " to " +
             format_date(holidays.published_to()) + "; the date rests on general rules and may move");
  }
}

/// The strictest reading: since 2026 the day of asking counts; before, neither identity nor questions moved
/// the statutory month.
Date strictest_due(const ClockInput& input, int months, const std::vector<Pause>& pauses,
                   const HolidayCalendar& holidays, const ClockResult& result) {
  const bool duaa = result.regime == Regime::duaa;
  return count_period(duaa ? *result.starts : input.received, months, duaa ? pauses : std::vector<Pause>{},
                      input.jurisdiction, holidays, Reckoning::cautious)
      .due;
}

void compute_reply(const ClockInput& input, const HolidayCalendar& holidays, ClockResult& result) {
  result.starts = relevant_time(input);
  explain_start(input, result);
  const std::vector<Pause> pauses = usable_pauses(input, result);
  if (!result.starts) {
    return;
  }
  const auto count = [&](int months) {
    return count_period(*result.starts, months, pauses, input.jurisdiction, holidays, Reckoning::statutory);
  };
  const Period first_month = count(1);
  result.extended = is_extended(input, first_month, result);
  const Period period = result.extended ? count(3) : first_month;
  warn_of_late_pauses(period, result);
  if (!first_month.days_left) {
    result.extension_notice_by = first_month.due;
  }
  result.excluded_days = period.excluded_days;
  result.days_left = period.days_left;
  result.paused = period.days_left.has_value();
  if (!result.paused) {
    result.due = period.due;
    result.cautious_due = strictest_due(input, period.months, pauses, holidays, result);
    note_published_range(period.end, holidays, result);
  }
  explain_period(input, period, holidays, result);
  explain_due(result);
}

bool has_reply_only_dates(const ClockInput& input) {
  return input.identity_received || input.authority_received || input.fee_paid || input.identity_open ||
         input.authority_open || input.fee_open || !input.clarifications.empty() || input.extension;
}

void compute_complaint(const ClockInput& input, const HolidayCalendar& holidays, ClockResult& result) {
  if (has_reply_only_dates(input)) {
    warn(result, "not-for-complaints", "right",
         "identity, authority, fee, clarification and extension do not move the 30 days of a complaint "
         "(DPA 2018 s.164A(3))");
  }
  if (input.received < kComplaintsFrom) {
    warn(result, "before-complaints-duty", "received",
         "the duty to acknowledge applies to complaints received from 19 June 2026 (SI 2026/82 reg 7)");
  }
  const Date end = add_days(input.received, kAcknowledgeDays);
  result.starts = input.received;
  result.due = holidays.working_day_on_or_after(input.jurisdiction, end);
  result.cautious_due = result.due;
  note_published_range(end, holidays, result);
  explain_complaint(input, end, holidays, result);
}

}  // namespace

std::string_view regime_name(Regime regime) {
  return regime == Regime::duaa ? "duaa" : "pre-duaa";
}

Regime regime_on(Date received) {
  return received < kDuaaFrom ? Regime::pre_duaa : Regime::duaa;
}

ClockResult compute(const ClockInput& input, const HolidayCalendar& holidays) {
  check_dates(input);
  ClockResult result;
  result.right = input.right;
  result.jurisdiction = input.jurisdiction;
  result.regime = regime_on(input.received);
  if (input.right == Right::complaint) {
    compute_complaint(input, holidays, result);
  } else {
    compute_reply(input, holidays, result);
  }
  return result;
}

}  // namespace dsrkit::clock
