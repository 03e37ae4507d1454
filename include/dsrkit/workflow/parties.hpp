#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <cstddef>
#include <optional>
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

/// What is recorded of somebody's consent, and of what was weighed without it.
struct ConsentRecord {
  Consent answer = Consent::not_sought;
  std::string because;
  Date on{};
  std::optional<bool> disclose;  ///< the balance, when one was made
  BalanceFactors factors;
};

/// Records consent or its refusal (DPA 2018 Sch 2 para 16(2)(a), (3)(c)-(e)) and, when given, the balance of
/// that day (para 16(2)(b)); the next redaction follows them. Throws Error(usage) for a balance without any
/// factor, or a day that lies in the future.
Party record_consent(Desk& desk, std::string_view reference, const std::string& party,
                     const ConsentRecord& record);

/// Adds texts that nobody may learn, to a party or, without one, to the case as a whole. Returns how many the
/// case has then.
std::size_t watch(Desk& desk, std::string_view reference, const std::string& party,
                  const std::vector<std::string>& terms);

}  // namespace dsrkit::workflow
