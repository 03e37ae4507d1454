#pragma once

#include "dsrkit/render/casework.hpp"
#include "dsrkit/workflow/casework.hpp"

#include <string_view>

namespace dsrkit::cmd {

/// One case as it is shown.
inline render::CaseView case_view(workflow::Desk& desk, std::string_view reference) {
  return {desk.reg().case_of(reference), workflow::clock_of(desk, reference), desk.reg().events(reference),
          workflow::standing_of(desk, reference)};
}

}  // namespace dsrkit::cmd
