#pragma once

#include "dsrkit/model/match.hpp"
#include "dsrkit/model/party.hpp"
#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/gathering.hpp"
#include "dsrkit/workflow/record_owners.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// dsrkit.gather/1.
[[nodiscard]] Value gather_json(const workflow::GatherReport& report);
[[nodiscard]] std::string gather_text(const workflow::GatherReport& report);

[[nodiscard]] Value gather_batch_json(const workflow::BatchReport& report);
[[nodiscard]] std::string gather_batch_text(const workflow::BatchReport& report);

/// dsrkit.searches/1: all searches of a case, the first first.
[[nodiscard]] Value searches_json(const std::string& reference, const std::vector<SearchRecord>& searches);
[[nodiscard]] std::string searches_text(const std::vector<SearchRecord>& searches);

/// dsrkit.record-owners/1.
[[nodiscard]] Value owners_json(const std::string& reference,
                                const std::vector<workflow::OwnerQuestion>& owners);
/// The entries of that, as they also stand in a case.
[[nodiscard]] Value owner_list_json(const std::vector<workflow::OwnerQuestion>& owners);
[[nodiscard]] std::string owners_text(const std::vector<workflow::OwnerQuestion>& owners);

/// dsrkit.records-request/1.
[[nodiscard]] Value records_request_json(const std::string& reference, const std::string& source,
                                         const law::RecordsRequest& request);
[[nodiscard]] std::string records_request_text(const law::RecordsRequest& request);

/// dsrkit.matches/1. Evidence names fields and rules, never values.
[[nodiscard]] Value matches_json(const std::string& reference, const std::vector<PersonMatch>& matches);
[[nodiscard]] std::string matches_text(const std::vector<PersonMatch>& matches);

/// dsrkit.parties/1. Names are null unless `show_names`.
[[nodiscard]] Value parties_json(const std::string& reference, const std::vector<Party>& parties,
                                 bool show_names);
[[nodiscard]] std::string parties_text(const std::vector<Party>& parties, bool show_names);

}  // namespace dsrkit::render
