#pragma once

#include "dsrkit/model/request_case.hpp"

#include <initializer_list>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// Whether the table of states allows the change. Staying is allowed.
[[nodiscard]] bool may_change(CaseState from, CaseState to);

/// What a case can become next, in the order of the states; staying is not listed.
[[nodiscard]] std::vector<CaseState> next_states(CaseState from);

/// Throws Error(wrong_state) naming both states when the change is not allowed.
void require_transition(std::string_view reference, CaseState from, CaseState to);

/// Throws Error(wrong_state), with what to do first, unless the case is in one of the states.
void require_state(const RequestCase& request, std::initializer_list<CaseState> states,
                   std::string_view doing);

}  // namespace dsrkit::workflow
