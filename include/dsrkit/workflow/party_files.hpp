#pragma once

#include "dsrkit/workflow/parties.hpp"
#include "dsrkit/workflow/party_changes.hpp"

#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// Reads "dsrkit.party-changes/1" strictly. Throws Error(data_invalid) naming `what` and the place of the
/// first mistake, without values.
[[nodiscard]] std::vector<PartyChange> read_party_changes(std::string_view json, std::string_view what);

/// Reads "dsrkit.consents/1" as strictly; an answer without a day is of `today`.
[[nodiscard]] std::vector<PartyConsent> read_consents(std::string_view json, std::string_view what,
                                                      Date today);

}  // namespace dsrkit::workflow
