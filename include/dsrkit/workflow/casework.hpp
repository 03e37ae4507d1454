#pragma once

#include "dsrkit/clock/clock.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// Logs a request: the clock starts with receipt (UK GDPR Article 12A(2)). The jurisdiction is the
/// workspace's. Refuses a receipt in the future. Returns the case with its new reference.
RequestCase open_case(Desk& desk, RequestCase request);

/// Adds a note, an event of kind "note".
void add_note(Desk& desk, std::string_view reference, const std::string& text);
void assign(Desk& desk, std::string_view reference, const std::string& officer);
/// Ends a released, refused or withdrawn case.
void close_case(Desk& desk, std::string_view reference, const std::string& because);
void reopen_case(Desk& desk, std::string_view reference, const std::string& because);

/// What happens with the proof of identity (UK GDPR Article 12(6)). Each records the day it counts for; a
/// later event supersedes an earlier one.
void ask_identity(Desk& desk, std::string_view reference, Date on, const std::string& because);
void confirm_identity(Desk& desk, std::string_view reference, Date on, const std::string& evidence);
void fail_identity(Desk& desk, std::string_view reference, Date on, const std::string& because);

/// The clock's facts as the events of the case tell them.
[[nodiscard]] clock::ClockInput clock_input(const RequestCase& request, const std::vector<CaseEvent>& events);
[[nodiscard]] clock::ClockResult clock_of(Desk& desk, std::string_view reference);

/// One open case on the list of what is due.
struct DueCase {
  RequestCase request;
  clock::ClockResult clock;
  int days_left = 0;  ///< negative when overdue; meaningless while the clock has no due date
  bool overdue = false;
};

/// All cases of the filter with their clocks.
[[nodiscard]] std::vector<DueCase> list_cases(Desk& desk, const store::CaseFilter& filter);

/// Leaves in the audit that somebody had names shown, of one case or of the list.
void record_names_shown(Desk& desk, std::string_view reference);

/// Open cases by due date: those due within `days` or overdue, and those whose clock stands still.
[[nodiscard]] std::vector<DueCase> due_cases(Desk& desk, std::optional<int> within_days);

}  // namespace dsrkit::workflow
