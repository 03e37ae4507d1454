#pragma once

#include "dsrkit/render/casework.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/letters.hpp"
#include "dsrkit/workflow/record_owners.hpp"

#include <string_view>
#include <utility>

namespace dsrkit::cmd {

/// One case as it is shown.
inline render::CaseView case_view(workflow::Desk& desk, std::string_view reference) {
  RequestCase request = desk.reg().case_of(reference);
  const workflow::CaseHistory history = workflow::history_of(desk, reference);
  auto wanted = workflow::letters_wanted(request, history);
  return {std::move(request),
          workflow::clock_of(desk, reference),
          desk.reg().events(reference),
          workflow::standing_of(desk, reference),
          std::move(wanted),
          workflow::owner_questions(desk, reference)};
}

}  // namespace dsrkit::cmd
