#pragma once

#include "dsrkit/model/source.hpp"
#include "dsrkit/workflow/gathering.hpp"

#include <string>

namespace dsrkit::workflow {

/// The source of this id. Throws Error(not_found) with the ids there are.
[[nodiscard]] const SourceConfig& source_config(const workspace::Config& config, const std::string& id);

/// Records once that the owner of a manual source is asked, today.
void note_asked(Desk& desk, HeldCase& held, const std::string& source);

/// Writes down that the owner of a source holds nothing, or that a named officer waives its search.
void record_answer(Desk& desk, HeldCase& held, const GatherOptions& options);

/// Takes the files handed over for the case.
void take_supplied(Desk& desk, HeldCase& held, const GatherOptions& options);

}  // namespace dsrkit::workflow
