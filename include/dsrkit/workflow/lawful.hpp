#pragma once

#include "dsrkit/workflow/history.hpp"

namespace dsrkit::workflow {

/// What the rules need to know beside the case.
struct LawfulContext {
  Date today{};
  clock::HolidayCalendar holidays;
};

/// Throws Error(not_lawful) with the citation when the law or the order of things forbids the event after
/// what has happened: before receipt, in the future, an answer before its question, a late extension...
void require_lawful(const RequestCase& request, const CaseHistory& before, const CaseEvent& event,
                    const LawfulContext& context);

/// The same for all events of a case, one after the other, with corrections applied.
void require_lawful(const RequestCase& request, const std::vector<CaseEvent>& events,
                    const LawfulContext& context);

}  // namespace dsrkit::workflow
