#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/clock/holiday_calendar.hpp"
#include "dsrkit/model/request_case.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::clock {

/// The time the council waits to learn what an access request is about (UK GDPR Article 12A(5)): both days
/// and those between them do not count. Without `answered` the clock stands still.
struct Pause {
  Date asked{};
  std::optional<Date> answered;

  bool operator==(const Pause&) const = default;
};

/// Two further months for complex or numerous requests (UK GDPR Article 12A(3), (4)).
struct Extension {
  Date notice_given{};
  std::string reason;

  bool operator==(const Extension&) const = default;
};

/// What the council asked for before it could begin: proof of identity (UK GDPR Article 12(6)), of authority,
/// or a fee (Article 12(5)). Asked when the time was over already it changes nothing.
struct Demand {
  enum class Kind { identity, authority, fee };

  Kind kind = Kind::identity;
  Date asked{};
  std::optional<Date> met;  ///< without it the clock waits

  bool operator==(const Demand&) const = default;
};

/// Everything the due date depends on. `..._open` says that something was asked for and has not come: the
/// clock has not started (UK GDPR Article 12A(2)).
struct ClockInput {
  Right right = Right::access;
  Jurisdiction jurisdiction = Jurisdiction::england_and_wales;
  Date received{};
  std::optional<Date> identity_received;   ///< information to confirm who asks (Article 12(6))
  std::optional<Date> authority_received;  ///< evidence that an agent may act
  std::optional<Date> fee_paid;            ///< Article 12(5)
  bool identity_open = false;
  bool authority_open = false;
  bool fee_open = false;
  std::vector<Demand> demands;  ///< where the day of asking is known, instead of the six above; any order
  std::vector<Pause> clarifications;  ///< in any order; Article 15 only
  std::optional<Extension> extension;
  std::optional<Date> reporter_question;  ///< Scotland: when it arose whether the Reporter's data may go
  std::optional<Date> health_opinion;     ///< date of the opinion that is relied on (DPA 2018 Sch 3 para 6)
};

/// Which text of the UK GDPR governs: the Data (Use and Access) Act 2025 s.76 applies to requests received on
/// or after 5 February 2026 (SI 2026/82 reg 4(a)).
enum class Regime { pre_duaa, duaa };

/// "pre-duaa" or "duaa".
[[nodiscard]] std::string_view regime_name(Regime regime);
[[nodiscard]] Regime regime_on(Date received);

/// One thought on the way to the due date, for people who are not lawyers.
struct ClockStep {
  Date date{};           ///< the day the step is about
  std::string text;      ///< a whole sentence
  std::string citation;  ///< the provision it follows

  bool operator==(const ClockStep&) const = default;
};

/// When the reply (for a complaint: the acknowledgement) is due: the dates without the words.
struct ClockDates {
  Regime regime = Regime::duaa;
  std::optional<Date> starts;  ///< the relevant time; unknown while identity, authority or fee is open
  std::optional<Date> due;     ///< the last day; unknown while the clock has not started or stands still
  /// The last day by the strictest reading of the law, never after `due`; work to this one.
  std::optional<Date> cautious_due;
  std::optional<Date> extension_notice_by;  ///< Article 12A(4)(a); never for complaints
  /// The same by the strictest reading; an extension that misses it does not move `cautious_due`.
  std::optional<Date> cautious_extension_notice_by;
  /// 28 days from the start, with the days that do not count; our aim and no law. None when extended.
  std::optional<Date> internal_target;
  std::optional<int> days_left;            ///< while paused: days that remain once the answer has come
  int excluded_days = 0;                   ///< days that did not count, up to the last answer
  bool extended = false;                   ///< an extension was given in time and is counted
  bool paused = false;                     ///< a clarification is open
  bool beyond_published_holidays = false;  ///< the due date rests on rules, not on published holidays

  bool operator==(const ClockDates&) const = default;
};

/// Another day the law sets beside the reply.
struct Deadline {
  std::string kind;  ///< "internal-target", "principal-reporter", "health-opinion"
  Date by{};
  std::string text;  ///< a whole sentence
  std::string citation;

  bool operator==(const Deadline&) const = default;
};

/// The dates, and how they were found.
struct ClockResult : ClockDates {
  Right right = Right::access;
  Jurisdiction jurisdiction = Jurisdiction::england_and_wales;
  std::vector<ClockStep> steps;
  std::vector<Deadline> deadlines;  ///< beside the reply: our target, Principal Reporter, health opinion
  Diagnostics warnings;             ///< what was given and could not be counted, and why
};

/// Works out the dates: pure, the same input gives the same result. Throws Error(data_invalid) for dates
/// that cannot be (no such day, answered before asked, asked before received, after the year 2200).
[[nodiscard]] ClockDates reckon(const ClockInput& input, const HolidayCalendar& holidays);

/// The same with every step in words.
[[nodiscard]] ClockResult compute(const ClockInput& input, const HolidayCalendar& holidays);

/// Whether the law sets a day for acknowledging a complaint: for those received from 19 June 2026 on (DPA
/// 2018 s.164A(3); SI 2026/82 reg 7). Before, the thirty days are practice.
[[nodiscard]] bool must_acknowledge(Date received);

/// The last day to tell the Principal Reporter of a question that arose on a day: 14 days, to the end of a
/// working day (DPA 2018 Sch 3 paras 12(2), 20(2); s.205(2)). Scotland.
[[nodiscard]] Date reporter_told_by(Date arose, const HolidayCalendar& holidays);

/// The oldest date of a health opinion that may be relied on: obtained within the six months that end with
/// the day of reliance (DPA 2018 Sch 3 paras 5(4), 6(4); s.205(2)(j) takes Regulation 1182/71 away here).
[[nodiscard]] Date oldest_usable_opinion(Date reliance);
/// The last day on which an opinion may be relied on.
[[nodiscard]] Date opinion_usable_until(Date given);

}  // namespace dsrkit::clock
