#pragma once

#include "dsrkit/model/source.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace dsrkit::workflow {

/// The stage under which the register keeps that a source was fetched to its end.
[[nodiscard]] std::string fetched_stage(const std::string& source);

/// Visits the links of a source that start in others, each with the id of the other source.
void for_each_outside_link(const SourceConfig& config,
                           const std::function<void(const std::string&, const DatasetLink&)>& visit);

/// The sources whose rows hang on rows of these, directly or through others; not these themselves.
[[nodiscard]] std::set<std::string> led_to_from(const std::vector<SourceConfig>& configs,
                                                const std::set<std::string>& sources);

/// Until the next gather, records are missing: the searches of these sources have a gap that nobody accepted.
void note_missing_records(Desk& desk, HeldCase& held, const std::set<std::string>& sources,
                          const std::string& reason);

}  // namespace dsrkit::workflow
