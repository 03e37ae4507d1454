#pragma once

#include "dsrkit/workflow/rights_history.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// The rules of the rights beside access, for the events of those rights and their outcome. Throws
/// Error(not_lawful) with the citation; events of other kinds pass.
void require_lawful_right(const RequestCase& request, const RightsHistory& before, const CaseEvent& event);
/// The same for a whole case from its first event on, as after a correction.
void require_lawful_rights(const RequestCase& request, const std::vector<CaseEvent>& events);

/// Takes one event that counts; other kinds are passed over.
void take(RightsHistory& rights, const CaseEvent& event);

/// The number that an event tells of another; 0 when it tells none.
[[nodiscard]] std::int64_t number_in(const Value& detail, std::string_view key);

}  // namespace dsrkit::workflow
