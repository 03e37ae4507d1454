#pragma once

#include "dsrkit/clock/clock.hpp"
#include "dsrkit/model/request_case.hpp"
#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/record_owners.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// One case and what happened in it.
struct CaseView {
  RequestCase request;
  clock::ClockResult clock;
  std::vector<CaseEvent> events;
  std::vector<law::StandingGap> standing;       ///< what the requester must still show
  std::vector<std::string> letters_wanted;      ///< kinds that the events call for
  std::vector<workflow::OwnerQuestion> owners;  ///< of records that are asked for, not searched
};

/// dsrkit.case/1. Names are null unless `show_names`, and what officers wrote down of events unless
/// `show_details`.
[[nodiscard]] Value case_json(const CaseView& view, bool show_names, bool show_details = false);
[[nodiscard]] std::string case_text(const CaseView& view, bool show_names, bool show_details = false);

/// dsrkit.cases/1.
[[nodiscard]] Value cases_json(const std::vector<workflow::CaseStanding>& cases, bool show_names);
[[nodiscard]] std::string cases_text(const std::vector<workflow::CaseStanding>& cases, bool show_names);

/// dsrkit.clock/1.
[[nodiscard]] Value clock_json(const clock::ClockResult& clock);
/// The steps as a short story.
[[nodiscard]] std::string clock_text(const clock::ClockResult& clock);

/// A date, or null.
[[nodiscard]] Value date_json(const std::optional<Date>& date);

}  // namespace dsrkit::render
