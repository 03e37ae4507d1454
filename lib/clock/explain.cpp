#include "explain.hpp"

#include "period.hpp"

#include <string>

namespace dsrkit::clock {
namespace {

/// A careful date so much earlier rests on another number of months.
constexpr int kMonthAtLeast = 28;

constexpr const char* kFirstDay = "Regulation 1182/71 Article 3(1)";
constexpr const char* kRoll = "Regulation 1182/71 Article 3(4)";

/// Where each thought comes from; the Data (Use and Access) Act 2025 s.76 wrote down what was guidance
/// before.
struct Citations {
  const char* receipt;
  const char* identity;
  const char* authority;
  const char* fee;
  const char* start;
  const char* month;
  const char* pause;
  const char* extension;
  const char* reply;
  const char* careful;
};

constexpr Citations kDuaa{
    .receipt = "UK GDPR Article 12A(2)(a)",
    .identity = "UK GDPR Articles 12(6) and 12A(2)(b)",
    .authority = "UK GDPR Articles 12(6) and 12A(2)(b); ICO right of access guidance, 8 December 2025",
    .fee = "UK GDPR Articles 12(5) and 12A(2)(c)",
    .start = "UK GDPR Article 12A(2)",
    .month = "UK GDPR Articles 4A and 12A(1); Regulation 1182/71 Article 3(2)(c)",
    .pause = "UK GDPR Article 12A(5)",
    .extension = "UK GDPR Article 12A(3) and (4)",
    .reply = "UK GDPR Article 12(3)",
    .careful = "UK GDPR Article 12A(5)",
};

constexpr Citations kPreDuaa{
    .receipt = "UK GDPR Article 12(3) as it stood before 5 February 2026 (SI 2026/82 reg 4(a))",
    .identity = "UK GDPR Article 12(6) as it stood before 5 February 2026; ICO right of access guidance",
    .authority = "ICO right of access guidance",
    .fee = "UK GDPR Article 12(5); ICO right of access guidance",
    .start = "ICO right of access guidance",
    .month = "UK GDPR Article 12(3) as it stood before 5 February 2026; Regulation 1182/71 Article 3(2)(c)",
    .pause = "ICO right of access guidance before 5 February 2026",
    .extension = "UK GDPR Article 12(3) as it stood before 5 February 2026",
    .reply = "UK GDPR Article 12(3) as it stood before 5 February 2026",
    .careful = "UK GDPR Article 12(3) as it stood before 5 February 2026",
};

const Citations& citations(const ClockResult& result) {
  return result.regime == Regime::duaa ? kDuaa : kPreDuaa;
}

void warn(ClockResult& result, std::string code, std::string where, std::string text) {
  result.warnings.push_back({Severity::warning, std::move(code), std::move(where), std::move(text)});
}

std::string day(Date date) {
  return std::string(weekday_name(date)) + " " + format_date_long(date);
}

std::string days_text(int days) {
  return days == 1 ? "1 day" : std::to_string(days) + " days";
}

std::string left_out(int days) {
  return days == 0 ? "no further days are left out."
                   : days_text(days) + (days == 1 ? " is" : " are") + " left out.";
}

void explain_arrival(std::optional<Date> arrived, bool open, const std::string& what, const char* citation,
                     const ClockInput& input, ClockResult& result) {
  if (arrived) {
    result.steps.push_back({*arrived, what + " arrived on " + day(*arrived) + ".", citation});
  } else if (open) {
    result.steps.push_back({input.received,
                            what + " has been asked for and is not here yet, so the time has not started.",
                            citation});
  }
}

void explain_pause(const CountedPause& counted, const ClockDates& dates, const char* citation,
                   std::vector<ClockStep>& steps) {
  const Pause& pause = counted.pause;
  const std::string asked =
      "The council asked the person on " + day(pause.asked) + " what the request is about";
  if (counted.too_late) {
    steps.push_back(
        {pause.asked, asked + ", but the time was over by then; this changes nothing.", citation});
  } else if (!pause.answered) {
    steps.push_back({pause.asked,
                     asked + " and has no answer yet: the time stands still. Once the answer is here, " +
                         days_text(dates.days_left.value_or(0)) + " will be left.",
                     citation});
  } else {
    steps.push_back({*pause.answered,
                     asked + " and had the answer on " + day(*pause.answered) + ": " + left_out(counted.days),
                     citation});
  }
}

void warn_of_pause(const CountedPause& counted, ClockResult& result) {
  const Pause& pause = counted.pause;
  const std::string where = "clarification asked " + format_date(pause.asked);
  if (counted.too_late) {
    warn(result, "pause-too-late", where, "asked after the time was over; no days are left out");
  } else if (result.due && pause.answered && *pause.answered >= *result.due) {
    warn(result, "no-time-left", where,
         "the time was over when the answer came; the reply is due without any delay");
  }
}

std::string why_not_working(Jurisdiction jurisdiction, Date date, const HolidayCalendar& holidays) {
  const auto holiday = holidays.holiday_on(jurisdiction, date);
  if (!holiday) {
    return "a " + std::string(weekday_name(date));
  }
  const std::string kind = holiday->origin == HolidayOrigin::local ? holiday->notes : "bank holiday";
  return "a " + kind + " (" + holiday->title + ")";
}

void explain_roll(Date end, Date due, const HolidayCalendar& holidays, ClockResult& result) {
  if (end != due) {
    result.steps.push_back({due,
                            format_date_long(end) + " is " +
                                why_not_working(result.jurisdiction, end, holidays) +
                                ", so the time runs to the end of the next working day, " + day(due) + ".",
                            kRoll});
  }
}

std::string month_end_text(const Period& period) {
  if (period.base.day() == period.start.day()) {
    return day(period.base) + ", the same day of the month.";
  }
  return day(period.base) + ", the last day of the month, because that month has no day " +
         std::to_string(static_cast<unsigned>(period.start.day())) + ".";
}

void explain_start(const ClockInput& input, ClockResult& result) {
  const Citations& cite = citations(result);
  if (result.regime == Regime::pre_duaa) {
    result.steps.push_back(
        {input.received,
         "The request came before 5 February 2026, so the law as it stood then applies: one "
         "month from receipt.",
         "SI 2026/82 reg 4(a)"});
  }
  const std::string received = "The request was received on " + day(input.received);
  if (result.starts == input.received) {
    result.steps.push_back({input.received, received + "; the day of receipt is not counted.",
                            std::string(cite.receipt) + "; " + kFirstDay});
  } else {
    result.steps.push_back({input.received, received + ".", cite.receipt});
  }
  explain_arrival(input.identity_received, input.identity_open, "The information to confirm who is asking",
                  cite.identity, input, result);
  explain_arrival(input.authority_received, input.authority_open,
                  "The proof that somebody may ask for the person", cite.authority, input, result);
  explain_arrival(input.fee_paid, input.fee_open, "The fee", cite.fee, input, result);
  if (result.starts && result.starts != input.received) {
    result.steps.push_back({*result.starts,
                            "The time starts with the latest of these days, " + day(*result.starts) +
                                "; that day is not counted.",
                            std::string(cite.start) + "; " + kFirstDay});
  }
}

void explain_period(const ClockInput& input, const HolidayCalendar& holidays, ClockResult& result) {
  const Citations& cite = citations(result);
  if (result.extended) {
    const Date notice = input.extension->notice_given;
    result.steps.push_back({notice,
                            "The council gave notice on " + day(notice) +
                                " that it needs two more months, with its reasons, and was in time.",
                            cite.extension});
  }
  const OrderedPauses ordered(input);
  std::vector<ClockStep> pauses;
  const Period period =
      count_period(*result.starts, result.extended ? 3 : 1, ordered.get(), input.jurisdiction, holidays,
                   Reckoning::statutory, [&](const CountedPause& counted) {
                     explain_pause(counted, result, cite.pause, pauses);
                     warn_of_pause(counted, result);
                   });
  result.steps.push_back({period.base,
                          std::string(period.months == 1 ? "One month" : "Three months") +
                              " from the start ends on " + month_end_text(period),
                          cite.month});
  result.steps.insert(result.steps.end(), pauses.begin(), pauses.end());
  if (!result.due) {
    return;
  }
  if (period.excluded_days > 0) {
    result.steps.push_back(
        {period.end,
         "With " + days_text(period.excluded_days) + " left out, the time ends on " + day(period.end) + ".",
         cite.pause});
  }
  explain_roll(period.end, period.due, holidays, result);
}

/// Where the statutory and the careful date part.
std::string why_careful(const ClockResult& result) {
  if (result.regime == Regime::pre_duaa) {
    return "By the words of the law the month was one of receipt, whatever was asked.";
  }
  return result.extended && days_between(*result.cautious_due, *result.due) > kMonthAtLeast
             ? "If the day of asking counts after all, the notice of extension was too late."
             : "The law leaves out the day of asking; published examples count it.";
}

/// Nothing can be reckoned before the clock starts.
void explain_waiting(ClockResult& result) {
  result.steps.push_back(
      {result.steps.front().date,
       "The month begins on the day the last of what was asked for is here; questions and an "
       "extension are counted then.",
       citations(result).start});
}

void explain_due(ClockResult& result) {
  const Citations& cite = citations(result);
  if (result.due) {
    result.steps.push_back(
        {*result.due,
         "The reply is due without undue delay, and at the latest by the end of " + day(*result.due) + ".",
         cite.reply});
  }
  if (result.cautious_due && result.cautious_due != result.due) {
    result.steps.push_back(
        {*result.cautious_due,
         why_careful(result) + " A reply by " + day(*result.cautious_due) + " is in time on every reading.",
         cite.careful});
  }
  if (result.extension_notice_by && !result.extended) {
    result.steps.push_back(
        {*result.extension_notice_by,
         "If the request is complex or one of many from this person, the council may take two "
         "more months, but must tell the person why by the end of " +
             day(*result.extension_notice_by) + ".",
         cite.extension});
  }
  if (result.cautious_extension_notice_by != result.extension_notice_by) {
    result.steps.push_back({*result.cautious_extension_notice_by,
                            "On the strictest reading that notice must be given by the end of " +
                                day(*result.cautious_extension_notice_by) + ".",
                            cite.careful});
  }
}

void explain_complaint(const ClockInput& input, const HolidayCalendar& holidays, ClockResult& result) {
  const Date end = add_days(input.received, kAcknowledgeDays);
  constexpr const char* kAcknowledge = "DPA 2018 s.164A(3)";
  result.steps.push_back(
      {input.received,
       "The complaint was received on " + day(input.received) + "; the day of receipt is not counted.",
       std::string(kAcknowledge) + "; " + kFirstDay});
  result.steps.push_back({end, "Thirty days end on " + day(end) + ".", kAcknowledge});
  explain_roll(end, *result.due, holidays, result);
  result.steps.push_back(
      {*result.due,
       must_acknowledge(input.received)
           ? "The council must say by the end of " + day(*result.due) + " that it has the complaint."
           : "No law sets a day for a complaint received before 19 June 2026; it is good practice to say "
             "by " +
                 day(*result.due) + " that it is here.",
       must_acknowledge(input.received) ? kAcknowledge : "SI 2026/82 reg 7"});
  result.steps.push_back(
      {input.received,
       "It must look into the complaint and tell the person the outcome without undue delay, "
       "counted from receipt and not from that answer.",
       "DPA 2018 s.164A(4)"});
}

void warn_of_complaint(const ClockInput& input, ClockResult& result) {
  if (input.identity_received || input.authority_received || input.fee_paid || input.identity_open ||
      input.authority_open || input.fee_open || !input.clarifications.empty() || input.extension) {
    warn(result, "not-for-complaints", "right",
         "identity, authority, fee, clarification and extension do not move the 30 days of a complaint "
         "(DPA 2018 s.164A(3))");
  }
  if (!must_acknowledge(input.received)) {
    warn(result, "before-complaints-duty", "received",
         "the duty to acknowledge applies to complaints received from 19 June 2026 (SI 2026/82 reg 7)");
  }
}

void warn_of_reply(const ClockInput& input, ClockResult& result) {
  if (input.right != Right::access && !input.clarifications.empty()) {
    warn(result, "pause-not-access", "clarifications",
         "only an access request can be paused to ask what it is about (UK GDPR Article 12A(5))");
  }
  for (const auto& arrived : {input.identity_received, input.authority_received, input.fee_paid}) {
    if (arrived && *arrived < input.received) {
      warn(result, "before-receipt", "start",
           "what arrived on " + format_date(*arrived) + ", before the request, does not move the start");
    }
  }
  if (input.extension && result.starts && !result.extended) {
    warn(result, "extension-too-late", "extension",
         "notice was given after " + format_date(*result.extension_notice_by) +
             "; the time stays one month (UK GDPR Article 12A(4)(a))");
  }
}

void warn_of_holidays(const HolidayCalendar& holidays, ClockResult& result) {
  if (result.beyond_published_holidays) {
    warn(result, "beyond-published-holidays", "due",
         "bank holidays are published from " + format_date(holidays.published_from()) + " to " +
             format_date(holidays.published_to()) + "; the date rests on general rules and may move");
  }
}

const char* demand_name(Demand::Kind kind) {
  switch (kind) {
    case Demand::Kind::identity: return "proof of identity";
    case Demand::Kind::authority: return "proof of authority";
    case Demand::Kind::fee: return "fee";
  }
  return "";
}

void warn_of_demands(const std::vector<Demand>& too_late, ClockResult& result) {
  for (const Demand& demand : too_late) {
    warn(result, "asked-too-late",
         std::string(demand_name(demand.kind)) + " asked " + format_date(demand.asked),
         std::string("the ") + demand_name(demand.kind) + " was asked for on " + format_date(demand.asked) +
             ", when the time was over; that does not bring it back (UK GDPR Article 12A(1), (2))");
  }
}

void add_deadlines(const ClockInput& input, const HolidayCalendar& holidays, ClockResult& result) {
  if (result.internal_target) {
    result.deadlines.push_back({"internal-target", *result.internal_target,
                                "Our own target is " + day(*result.internal_target) +
                                    ", 28 days from the start: inside every month. No law sets it.",
                                "ICO right of access guidance, 8 December 2025"});
  }
  if (input.reporter_question) {
    const Date by = reporter_told_by(*input.reporter_question, holidays);
    result.deadlines.push_back({"principal-reporter", by,
                                "The Principal Reporter must be told by the end of " + day(by) +
                                    ", 14 days after the question arose on " + day(*input.reporter_question) +
                                    ".",
                                "DPA 2018 Sch 3 paras 12(2), 20(2)"});
  }
  if (input.health_opinion) {
    const Date until = opinion_usable_until(*input.health_opinion);
    result.deadlines.push_back({"health-opinion", until,
                                "The health opinion of " + day(*input.health_opinion) +
                                    " may be relied on until " + day(until) +
                                    "; a later disclosure needs a new one.",
                                "DPA 2018 Sch 3 paras 5(4), 6(4); s.205(2)(j)"});
  }
}

}  // namespace

void explain(const ClockInput& input, const std::vector<Demand>& too_late, const HolidayCalendar& holidays,
             ClockResult& result) {
  if (input.right == Right::complaint) {
    warn_of_complaint(input, result);
    explain_complaint(input, holidays, result);
  } else {
    warn_of_reply(input, result);
    explain_start(input, result);
    if (result.starts) {
      explain_period(input, holidays, result);
      explain_due(result);
    } else {
      explain_waiting(result);
    }
  }
  warn_of_demands(too_late, result);
  warn_of_holidays(holidays, result);
  add_deadlines(input, holidays, result);
}

}  // namespace dsrkit::clock
