#pragma once

#include "dsrkit/model/match.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// Who in each source is the subject, best first.
[[nodiscard]] std::vector<PersonMatch> matches(Desk& desk, std::string_view reference);

/// An officer's decision about a source person; `person` may be written "source:person". Everything that
/// rested on the entry is worked out again: records of somebody who is not the subject leave the case at
/// once; those of a newly confirmed entry come with the next gather.
PersonMatch decide_match(Desk& desk, std::string_view reference, const std::string& person,
                         MatchDecision decision, const std::string& because);

/// As decide_match(), confirming every entry of the strong tier that nobody has decided, and those that
/// become strong by it. Returns them; throws Error(not_found) when there is none.
std::vector<PersonMatch> confirm_strong(Desk& desk, std::string_view reference, const std::string& because);

}  // namespace dsrkit::workflow
