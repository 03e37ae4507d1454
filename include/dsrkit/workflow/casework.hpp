#pragma once

#include "dsrkit/clock/clock.hpp"
#include "dsrkit/workflow/desk.hpp"
#include "dsrkit/workflow/history.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// Logs a request: the clock starts with receipt (UK GDPR Article 12A(2)). The jurisdiction is the
/// workspace's. Refuses a receipt in the future. Returns the case with its new reference.
/// A request of another program is opened once: throws Error(wrong_state) when it is open already.
RequestCase open_case(Desk& desk, RequestCase request, const RequestOrigin& origin = {});
/// The two halves of open_case(), for many requests that are all checked before the first is logged.
void require_openable(Desk& desk, const RequestCase& request, const clock::HolidayCalendar& holidays);
RequestCase log_case(Desk& desk, RequestCase request, const RequestOrigin& origin);

/// Adds a note, an event of kind "note".
void add_note(Desk& desk, std::string_view reference, const std::string& text);
void assign(Desk& desk, std::string_view reference, const std::string& officer);
/// Ends a released, decided, refused or withdrawn case. Throws Error(gate_unsatisfied) while the person has
/// not been written to about a refusal (UK GDPR Article 12(4)).
void close_case(Desk& desk, std::string_view reference, const std::string& because);
/// Opens a case again that has ended.
void reopen_case(Desk& desk, std::string_view reference, const std::string& because);

/// A correction is a new event that supersedes the old one: another day, or (without `on`) taken back. The
/// case must be lawful with it from its first event on. Correcting event 1 corrects the receipt.
void correct_event(Desk& desk, std::string_view reference, std::int64_t event, std::optional<Date> on,
                   const std::string& because);

/// What was wrong or missing about the subject.
struct SubjectCorrection {
  std::string name;  ///< empty to leave it
  std::optional<Date> born;
};

/// Who is who, in an open case; what was gathered is gathered again. An empty `reply_to` leaves the address.
void correct_subject(Desk& desk, std::string_view reference, const SubjectCorrection& correction,
                     const std::string& because);
void correct_requester(Desk& desk, std::string_view reference, const Requester& requester,
                       const std::string& because);

// Every act below records the day it counts for. It throws Error(not_lawful) with the citation when the law
// or the order of things forbids it, Error(wrong_state) when the case is too far, and then records nothing.

/// Proof of identity, where there is reasonable doubt (UK GDPR Article 12(6)).
void ask_identity(Desk& desk, std::string_view reference, Date on, const std::string& because);
void confirm_identity(Desk& desk, std::string_view reference, Date on, const std::string& evidence);
void fail_identity(Desk& desk, std::string_view reference, Date on, const std::string& because);

/// Evidence that somebody may ask for the subject (UK GDPR Article 12(6); ICO guidance, 8 December 2025).
void ask_authority(Desk& desk, std::string_view reference, Date on, const std::string& because);
/// With `partly` something that was asked for is still missing, and the clock goes on waiting for it.
void confirm_authority(Desk& desk, std::string_view reference, Date on, law::Authority kind,
                       const std::string& evidence, bool partly = false);
/// Whether a child understands what asking means (DPA 2018 s.208 in Scotland; ICO guidance elsewhere).
void assess_competence(Desk& desk, std::string_view reference, Date on, bool competent,
                       const std::string& because);

/// A reasonable fee for a manifestly unfounded or excessive request (UK GDPR Article 12(5)).
void ask_fee(Desk& desk, std::string_view reference, Date on, const std::string& ground,
             const std::string& amount, const std::string& because);
void pay_fee(Desk& desk, std::string_view reference, Date on, const std::string& receipt);

/// What an access request is about (UK GDPR Article 12A(5)).
void ask_clarification(Desk& desk, std::string_view reference, Date on, const std::string& text,
                       const std::string& because);
/// Answers the open question, or the one with this number when several are open.
void answer_clarification(Desk& desk, std::string_view reference, Date on,
                          std::optional<std::int64_t> question, const std::string& answer);

/// Two further months, by notice with reasons inside the first (UK GDPR Article 12A(3), (4)).
void extend(Desk& desk, std::string_view reference, Date on, const std::string& ground,
            const std::string& because);
/// The answer No, with reasons (UK GDPR Article 12(4)).
void refuse(Desk& desk, std::string_view reference, const Refusal& refusal);
void withdraw(Desk& desk, std::string_view reference, Date on, const std::string& because);

/// Says that a complaint arrived (DPA 2018 s.164A(3)), and what came of it (s.164A(4)).
void acknowledge_complaint(Desk& desk, std::string_view reference, Date on);
void decide_complaint(Desk& desk, std::string_view reference, const Outcome& outcome);

/// The question arose whether the Principal Reporter's data may be disclosed; the Reporter must be told
/// within 14 days (DPA 2018 Sch 3 paras 12, 20; Scotland).
void ask_reporter(Desk& desk, std::string_view reference, Date arose, std::optional<Date> told);

/// What is still missing before the requester may have the data of somebody else, today.
[[nodiscard]] std::vector<law::StandingGap> standing_of(Desk& desk, std::string_view reference);

[[nodiscard]] CaseHistory history_of(Desk& desk, std::string_view reference);
[[nodiscard]] clock::ClockResult clock_of(Desk& desk, std::string_view reference);

/// One case with its clock.
struct CaseStanding {
  RequestCase request;
  CaseHistory history;
  clock::ClockDates clock;
  std::optional<int> days_left;  ///< to the due date; negative when it has passed
  bool overdue = false;          ///< open and past its due date
};

/// All cases of the filter with their clocks.
[[nodiscard]] std::vector<CaseStanding> list_cases(Desk& desk, const store::CaseFilter& filter);

/// Leaves in the audit that somebody had names shown, of one case or of the list.
void record_names_shown(Desk& desk, std::string_view reference);

}  // namespace dsrkit::workflow
