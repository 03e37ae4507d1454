#include "explain.hpp"

#include <string>

namespace dsrkit::clock {
namespace {

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

void explain_pause(const CountedPause& counted, const Period& period, const char* citation,
                   ClockResult& result) {
  const std::string asked =
      "The council asked the person on " + day(counted.pause.asked) + " what the request is about";
  if (counted.too_late) {
    result.steps.push_back(
        {counted.pause.asked, asked + ", but the time was over by then; this changes nothing.", citation});
  } else if (!counted.pause.answered) {
    result.steps.push_back({counted.pause.asked,
                            asked +
                                " and has no answer yet: the time stands still. Once the answer is here, " +
                                days_text(period.days_left.value_or(0)) + " will be left.",
                            citation});
  } else {
    result.steps.push_back(
        {*counted.pause.answered,
         asked + " and had the answer on " + day(*counted.pause.answered) + ": " + left_out(counted.days),
         citation});
  }
}

std::string why_not_working(Jurisdiction jurisdiction, Date date, const HolidayCalendar& holidays) {
  const auto holiday = holidays.holiday_on(jurisdiction, date);
  return holiday ? "a bank holiday (" + holiday->title + ")" : "a " + std::string(weekday_name(date));
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

}  // namespace

void explain_start(const ClockInput& input, ClockResult& result) {
  const Citations& cite = citations(result);
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

void explain_period(const ClockInput& input, const Period& period, const HolidayCalendar& holidays,
                    ClockResult& result) {
  const Citations& cite = citations(result);
  if (result.extended) {
    const Date notice = input.extension->notice_given;
    result.steps.push_back({notice,
                            "The council gave notice on " + day(notice) +
                                " that it needs two more months, with its reasons, and was in time.",
                            cite.extension});
  }
  result.steps.push_back({period.base,
                          std::string(period.months == 1 ? "One month" : "Three months") +
                              " from the start ends on " + month_end_text(period),
                          cite.month});
  for (const CountedPause& counted : period.pauses) {
    explain_pause(counted, period, cite.pause, result);
  }
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

void explain_due(ClockResult& result) {
  const Citations& cite = citations(result);
  if (result.due) {
    result.steps.push_back(
        {*result.due,
         "The reply is due without undue delay, and at the latest by the end of " + day(*result.due) + ".",
         cite.reply});
  }
  if (result.cautious_due && result.cautious_due != result.due) {
    result.steps.push_back({*result.cautious_due,
                            "The days that do not count can be read more strictly; a reply by " +
                                day(*result.cautious_due) + " is in time on every reading.",
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
}

void explain_complaint(const ClockInput& input, Date end, const HolidayCalendar& holidays,
                       ClockResult& result) {
  constexpr const char* kAcknowledge = "DPA 2018 s.164A(3)";
  result.steps.push_back(
      {input.received,
       "The complaint was received on " + day(input.received) + "; the day of receipt is not counted.",
       std::string(kAcknowledge) + "; " + kFirstDay});
  result.steps.push_back({end, "Thirty days end on " + day(end) + ".", kAcknowledge});
  explain_roll(end, *result.due, holidays, result);
  result.steps.push_back(
      {*result.due, "The council must say by the end of " + day(*result.due) + " that it has the complaint.",
       kAcknowledge});
  result.steps.push_back(
      {input.received,
       "It must look into the complaint and tell the person the outcome without undue delay, "
       "counted from receipt and not from that answer.",
       "DPA 2018 s.164A(4)"});
}

}  // namespace dsrkit::clock
