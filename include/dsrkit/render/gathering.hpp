#pragma once

#include "dsrkit/model/match.hpp"
#include "dsrkit/model/party.hpp"
#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/gathering.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// dsrkit.gather/1.
[[nodiscard]] Value gather_json(const workflow::GatherReport& report);
[[nodiscard]] std::string gather_text(const workflow::GatherReport& report);

/// dsrkit.matches/1. Evidence names fields and rules, never values.
[[nodiscard]] Value matches_json(const std::string& reference, const std::vector<PersonMatch>& matches);
[[nodiscard]] std::string matches_text(const std::vector<PersonMatch>& matches);

/// dsrkit.parties/1. Names are null unless `show_names`.
[[nodiscard]] Value parties_json(const std::string& reference, const std::vector<Party>& parties,
                                 bool show_names);
[[nodiscard]] std::string parties_text(const std::vector<Party>& parties, bool show_names);

}  // namespace dsrkit::render
