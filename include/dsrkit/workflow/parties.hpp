#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

[[nodiscard]] std::vector<Party> parties(Desk& desk, std::string_view reference);
/// Throws Error(not_found).
[[nodiscard]] Party party_of(Desk& desk, std::string_view reference, const std::string& party);
/// Adds a party (without id) or changes one. What was redacted before is stale afterwards. What an officer
/// adds to the subject becomes part of the request and is searched for too.
Party set_party(Desk& desk, std::string_view reference, Party party);
/// Records consent or its refusal (DPA 2018 Sch 2 para 16(2)(a), (3)(c)-(e)).
Party record_consent(Desk& desk, std::string_view reference, const std::string& party, Consent consent,
                     const std::string& because);

}  // namespace dsrkit::workflow
