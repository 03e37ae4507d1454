#pragma once

#include "dsrkit/model/request_case.hpp"
#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/desk.hpp"
#include "dsrkit/workflow/history.hpp"
#include "dsrkit/workflow/lawful.hpp"
#include "dsrkit/workflow/rights_history.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// Throws Error(usage) with the option that gives it when there is no such text.
void require_text(const std::string& text, const std::string& what, const std::string& option);
/// Throws Error(wrong_state) when the request has ended.
void require_still_open(const RequestCase& request);

/// A case that is held while something that happened is recorded: it is checked against the law, then the
/// event and its audit entry are written in one transaction.
class Recording {
public:
  Recording(Desk& desk, std::string_view reference);

  [[nodiscard]] const RequestCase& request() const { return m_request; }

  [[nodiscard]] const CaseHistory& history() const { return m_history; }

  [[nodiscard]] const RightsHistory& rights() const { return m_rights; }

  [[nodiscard]] HeldCase& held() { return m_held; }

  /// Throws what append() would throw, and records nothing.
  void require_allowed(std::string_view kind, Date on, const Value& detail) const;
  /// Records the event if the law allows it, and moves the case.
  void append(std::string_view kind, Date on, Value detail, std::optional<CaseState> to = std::nullopt);
  /// Supersedes an event if the case is still lawful from its first event on; without a day it is taken back.
  void correct(std::int64_t number, std::optional<Date> on, const std::string& because);

  /// Throws Error(not_found).
  [[nodiscard]] const CaseEvent& event_numbered(std::int64_t number) const;
  /// Whether the event is not taken back.
  [[nodiscard]] bool counts(std::int64_t number) const;

private:
  [[nodiscard]] LawfulContext lawful_context() const;

  Desk& m_desk;
  HeldCase m_held;
  RequestCase m_request;
  std::vector<CaseEvent> m_events;
  CaseHistory m_history;
  RightsHistory m_rights;
};

}  // namespace dsrkit::workflow
