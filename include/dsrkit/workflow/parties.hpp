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

/// What is recorded of somebody's consent, and of what was weighed without it.
struct ConsentRecord {
  Consent answer = Consent::not_sought;
  std::string because;
  Date on{};
  std::optional<bool> disclose;  ///< the balance, when one was made
  BalanceFactors factors;
};

struct PartyConsent {
  std::string party;
  ConsentRecord record;
};

/// Records consent or its refusal (DPA 2018 Sch 2 para 16(2)(a), (3)(c)-(e)) and, when given, the balance of
/// that day (para 16(2)(b)), of all or of none; the next redaction follows them. Another answer than
/// before ends an earlier balance, which did not weigh it. Returns the parties as they
/// are then. Throws Error(usage) for a balance without any factor, a day that lies in the future, an answer
/// without a reason, or the consent of the subject; Error(not_found) for an unknown party.
std::vector<Party> record_consents(Desk& desk, std::string_view reference,
                                   const std::vector<PartyConsent>& consents);

/// One entry of what was recorded of somebody's consent.
struct ConsentEntry {
  Date on{};
  std::string by;
  ConsentRecord record;
};

/// Everything that was recorded of the consent of a party, oldest first.
[[nodiscard]] std::vector<ConsentEntry> consent_history(Desk& desk, std::string_view reference,
                                                        std::string_view party);

/// Adds texts that nobody may learn, to a party or, without one, to the case as a whole. Returns how many the
/// case has then.
std::size_t watch(Desk& desk, std::string_view reference, const std::string& party,
                  const std::vector<std::string>& terms);

}  // namespace dsrkit::workflow
