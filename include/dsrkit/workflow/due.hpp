#pragma once

#include "dsrkit/clock/holiday_calendar.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/record_owners.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// What has to happen in a case.
enum class TaskKind {
  reply,              ///< the answer to the request (UK GDPR Article 12A)
  internal_target,    ///< our own earlier day, 28 days from the start; no law
  extension_notice,   ///< last day on which more time can be taken (Article 12A(4)(a))
  acknowledgement,    ///< of a complaint, 30 days (DPA 2018 s.164A(3))
  complaint_outcome,  ///< without undue delay, no fixed day (s.164A(4))
  reporter,           ///< tell the Principal Reporter within 14 days (DPA 2018 Sch 3 paras 12, 20)
  health_opinion,     ///< last day on which the opinion may be relied on (Sch 3 paras 5, 6)
  chase_identity,     ///< asked for and not there yet
  chase_authority,
  chase_fee,
  chase_clarification,
  source_answer,  ///< the day by which a record owner answers; our own, no law
  chase_source,   ///< a record owner has not answered: a reminder
  gate,           ///< a question of law must be answered before release; how many, and which is next
  sign_off,       ///< every place is decided; a second person must confirm
  notice,         ///< the person has not the refusal, or the outcome, in writing (Article 12(4); s.164A(4))
};

/// "reply", "chase-identity"...
[[nodiscard]] std::string_view task_kind_name(TaskKind kind);

/// Who has to do the next thing.
enum class WaitingOn { council, requester, record_owner, second_person };

/// "council", "requester", "record-owner", "second-person".
[[nodiscard]] std::string_view waiting_on_name(WaitingOn who);

/// One thing to do in one case.
struct Task {
  std::string reference;
  TaskKind kind = TaskKind::reply;
  std::string about;  ///< which of several: the source, or the number of the question; else empty
  WaitingOn waiting_on = WaitingOn::council;
  std::optional<Date> by;  ///< of a reply the cautious day; nothing while the clock does not run
  std::optional<int> days_left;
  bool overdue = false;  ///< the day that the law sets has passed
  std::string text;      ///< what to do, for people
  std::string citation;  ///< empty when it is practice and not law
};

/// How far the work on a case is, beside its history.
struct CaseProgress {
  bool wants_sign_off = false;        ///< redacted, with every place decided
  std::vector<OwnerQuestion> owners;  ///< the open ones
};

/// What is to be done in one case, in the order of the kinds: of an ended one at most the notice.
[[nodiscard]] std::vector<Task> tasks_of(const CaseStanding& standing, const CaseProgress& progress,
                                         Date today, const clock::HolidayCalendar& holidays);

/// An open case and who has to do the next thing in it.
struct DueCase {
  CaseStanding standing;
  WaitingOn waiting_on = WaitingOn::council;
  bool overdue = false;            ///< one of its tasks is
  std::vector<std::string> gates;  ///< the open ones, the next first
};

/// What is to be done in open cases: overdue first, then by day, then what waits without one.
struct DueList {
  Date today{};
  std::vector<DueCase> cases;  ///< by due date
  std::vector<Task> tasks;

  [[nodiscard]] bool overdue() const;
};

/// Tasks of all open cases, or only those within so many days, overdue or without a day; and their cases.
[[nodiscard]] DueList due_list(Desk& desk, std::optional<int> within_days);

}  // namespace dsrkit::workflow
