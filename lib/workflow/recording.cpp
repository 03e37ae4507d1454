#include "recording.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/workflow/rights_lawful.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// A case waits for identity exactly while a question for it is open.
std::optional<CaseState> state_after(const RequestCase& request, const CaseHistory& history) {
  const bool waiting = std::any_of(history.identity.begin(), history.identity.end(),
                                   [](const Question& question) { return question.open(); });
  if (request.state == CaseState::identity_requested && !waiting) {
    return CaseState::received;
  }
  if (request.state == CaseState::received && waiting) {
    return CaseState::identity_requested;
  }
  return std::nullopt;
}

}  // namespace

void require_text(const std::string& text, const std::string& what, const std::string& option) {
  if (text.empty()) {
    throw Error(ErrorCode::usage, what + " must be recorded", "add " + option + " TEXT");
  }
}

void require_still_open(const RequestCase& request) {
  if (!is_open(request)) {
    throw Error(ErrorCode::wrong_state,
                request.reference + " is " + std::string(state_name(request.state)) +
                    ": nothing more can happen to the request",
                "'dsrkit case correct' corrects what is recorded; 'dsrkit case reopen' opens a closed case");
  }
}

Recording::Recording(Desk& desk, std::string_view reference)
    : m_desk(desk),
      m_held(desk, reference),
      m_request(m_held.request()),
      m_events(desk.reg().events(reference)),
      m_history(workflow::history_of(m_events)),
      m_rights(rights_of(m_events)) {
}

void Recording::require_allowed(std::string_view kind, Date on, const Value& detail) const {
  CaseEvent event;
  event.kind = std::string(kind);
  event.on = on;
  event.detail = detail;
  require_lawful(m_request, m_history, event, lawful_context());
  require_lawful_right(m_request, m_rights, event);
}

void Recording::append(std::string_view kind, Date on, Value detail, std::optional<CaseState> to) {
  require_allowed(kind, on, detail);
  m_held.write(kind, Value::object({{"on", format_date(on)}}), [&](store::Writer& writer) {
    writer.append_event(kind, on, detail);
    if (to) {
      m_held.move(writer, *to);
    }
  });
}

void Recording::correct(std::int64_t number, std::optional<Date> on, const std::string& because) {
  CaseEvent correction;
  correction.sequence = m_events.back().sequence + 1;
  correction.kind = std::string(event::kCorrected);
  correction.on = m_desk.context().today;
  correction.detail = Value::object(
      {{"event", number}, {"on", on ? Value(format_date(*on)) : Value()}, {"because", because}});
  RequestCase corrected = m_request;
  if (number == m_events.front().sequence) {
    corrected.received = *on;
  }
  m_events.push_back(correction);
  require_openable(m_desk, corrected, m_desk.workspace().holidays());
  require_lawful(corrected, m_events, lawful_context());
  require_lawful_rights(corrected, m_events);
  m_held.write(event::kCorrected, Value::object({{"event", number}}), [&](store::Writer& writer) {
    writer.append_event(event::kCorrected, correction.on, correction.detail);
    if (corrected != m_request) {
      writer.update_case(corrected);
    }
    if (const auto to = state_after(corrected, workflow::history_of(m_events))) {
      m_held.move(writer, *to);
    }
  });
}

const CaseEvent& Recording::event_numbered(std::int64_t number) const {
  const auto found = std::find_if(m_events.begin(), m_events.end(),
                                  [number](const CaseEvent& event) { return event.sequence == number; });
  if (found == m_events.end()) {
    throw Error(ErrorCode::not_found, m_request.reference + ": no event " + std::to_string(number),
                "'dsrkit case show " + m_request.reference + "' numbers them");
  }
  return *found;
}

bool Recording::counts(std::int64_t number) const {
  const auto effective = effective_events(m_events);
  return std::any_of(effective.begin(), effective.end(),
                     [number](const CaseEvent& event) { return event.sequence == number; });
}

LawfulContext Recording::lawful_context() const {
  return {m_desk.context().today, m_desk.workspace().holidays()};
}

}  // namespace dsrkit::workflow
