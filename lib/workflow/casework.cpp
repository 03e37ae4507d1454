#include "dsrkit/workflow/casework.hpp"

#include "subject_party.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr const char* kIdentityAsked = "identity-asked";
constexpr const char* kIdentityConfirmed = "identity-confirmed";
constexpr const char* kIdentityFailed = "identity-failed";

/// Nothing can have happened before the request came or after today.
void require_possible_day(const RequestCase& request, Date on, const Context& context) {
  if (on < request.received) {
    throw Error(ErrorCode::not_lawful,
                request.reference + ": " + format_date(on) + " is before the request was received",
                "the request was received on " + format_date(request.received));
  }
  if (on > context.today) {
    throw Error(ErrorCode::not_lawful, request.reference + ": " + format_date(on) + " lies in the future",
                "record it on the day it happens");
  }
}

void record(Desk& desk, std::string_view reference, const std::string& kind, Date on, Value detail,
            std::optional<CaseState> to) {
  HeldCase held(desk, reference);
  const RequestCase request = held.request();
  require_possible_day(request, on, desk.context());
  held.write(kind, Value::object({{"on", format_date(on)}}), [&](store::Writer& writer) {
    writer.append_event(kind, on, std::move(detail));
    if (to) {
      held.move(writer, *to);
    }
  });
}

bool is_open(const RequestCase& request) {
  const auto ended = {CaseState::released, CaseState::refused, CaseState::withdrawn, CaseState::closed};
  return std::find(ended.begin(), ended.end(), request.state) == ended.end();
}

}  // namespace

RequestCase open_case(Desk& desk, RequestCase request) {
  const Context& context = desk.context();
  if (request.received > context.today) {
    throw Error(ErrorCode::not_lawful,
                "the day of receipt " + format_date(request.received) + " lies in the future",
                "give the day on which the request arrived");
  }
  if (request.subject.name.full().empty()) {
    throw Error(ErrorCode::usage, "the subject has no name", "add --subject NAME");
  }
  request.state = CaseState::received;
  request.jurisdiction = desk.workspace().config().jurisdiction;
  request.opened_at = context.now();
  desk.reg().write(
      context, {"", "case-opened", Value::object({{"right", right_name(request.right)}})},
      [&](store::Writer& writer) {
        request.reference = writer.insert_case(request);
        writer.append_event("received", request.received, Value::object({{"channel", request.channel}}));
        writer.put_party(subject_party(request.subject));
      });
  return desk.reg().case_of(request.reference);
}

void add_note(Desk& desk, std::string_view reference, const std::string& text) {
  record(desk, reference, "note", desk.context().today, Value::object({{"text", text}}), std::nullopt);
}

void assign(Desk& desk, std::string_view reference, const std::string& officer) {
  HeldCase held(desk, reference);
  RequestCase request = held.request();
  request.assigned_to = officer;
  held.write("assigned", Value::object({{"to", officer}}), [&](store::Writer& writer) {
    writer.update_case(request);
    writer.append_event("assigned", desk.context().today, Value::object({{"to", officer}}));
  });
}

void close_case(Desk& desk, std::string_view reference, const std::string& because) {
  record(desk, reference, "closed", desk.context().today, Value::object({{"because", because}}),
         CaseState::closed);
}

void reopen_case(Desk& desk, std::string_view reference, const std::string& because) {
  record(desk, reference, "reopened", desk.context().today, Value::object({{"because", because}}),
         CaseState::received);
}

void ask_identity(Desk& desk, std::string_view reference, Date on, const std::string& because) {
  record(desk, reference, kIdentityAsked, on, Value::object({{"because", because}}),
         CaseState::identity_requested);
}

void confirm_identity(Desk& desk, std::string_view reference, Date on, const std::string& evidence) {
  if (evidence.empty()) {
    throw Error(ErrorCode::usage, "what proved the identity must be recorded", "add --evidence TEXT");
  }
  const auto asked = desk.reg().events(reference, kIdentityAsked);
  if (!asked.empty() && on < asked.back().on) {
    throw Error(ErrorCode::not_lawful,
                std::string(reference) + ": an answer on " + format_date(on) + " is before the question (" +
                    format_date(asked.back().on) + ")",
                "give the day on which the proof arrived");
  }
  const bool waiting = desk.reg().case_of(reference).state == CaseState::identity_requested;
  record(desk, reference, kIdentityConfirmed, on, Value::object({{"evidence", evidence}}),
         waiting ? std::optional(CaseState::received) : std::nullopt);
}

void fail_identity(Desk& desk, std::string_view reference, Date on, const std::string& because) {
  record(desk, reference, kIdentityFailed, on, Value::object({{"because", because}}), std::nullopt);
}

clock::ClockInput clock_input(const RequestCase& request, const std::vector<CaseEvent>& events) {
  clock::ClockInput input;
  input.right = request.right;
  input.jurisdiction = request.jurisdiction;
  input.received = request.received;
  for (const CaseEvent& event : events) {
    if (event.kind == kIdentityAsked) {
      input.identity_open = true;
    } else if (event.kind == kIdentityConfirmed) {
      // A proof nobody asked for does not move the start: the month runs from receipt.
      if (input.identity_open) {
        input.identity_received = event.on;
      }
      input.identity_open = false;
    }
  }
  return input;
}

clock::ClockResult clock_of(Desk& desk, std::string_view reference) {
  const RequestCase request = desk.reg().case_of(reference);
  return clock::compute(clock_input(request, desk.reg().events(reference)), clock::shipped_holidays());
}

std::vector<DueCase> list_cases(Desk& desk, const store::CaseFilter& filter) {
  const auto holidays = clock::shipped_holidays();
  std::vector<DueCase> cases;
  for (RequestCase& request : desk.reg().list_cases(filter)) {
    DueCase entry;
    entry.clock = clock::compute(clock_input(request, desk.reg().events(request.reference)), holidays);
    entry.request = std::move(request);
    if (entry.clock.due) {
      entry.days_left = days_between(desk.context().today, *entry.clock.due);
      entry.overdue = entry.days_left < 0 && is_open(entry.request);
    }
    cases.push_back(std::move(entry));
  }
  return cases;
}

void record_names_shown(Desk& desk, std::string_view reference) {
  desk.reg().write(desk.context(), {std::string(reference), "names-shown", Value::object()},
                   [](store::Writer&) {});
}

std::vector<DueCase> due_cases(Desk& desk, std::optional<int> within_days) {
  std::vector<DueCase> due;
  for (DueCase& entry : list_cases(desk, {})) {
    const bool soon = !within_days || !entry.clock.due || entry.days_left <= *within_days;
    if (is_open(entry.request) && soon) {
      due.push_back(std::move(entry));
    }
  }
  std::stable_sort(due.begin(), due.end(), [](const DueCase& a, const DueCase& b) {
    const bool both = a.clock.due && b.clock.due;
    return both ? *a.clock.due < *b.clock.due : a.clock.due.has_value() && !b.clock.due.has_value();
  });
  return due;
}

}  // namespace dsrkit::workflow
