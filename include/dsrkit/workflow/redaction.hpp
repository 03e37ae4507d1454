#pragma once

#include "dsrkit/register/records.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace dsrkit::workflow {

struct RedactionReport {
  std::string reference;
  std::int64_t items = 0;
  std::int64_t passages = 0;
  store::MentionCounts counts;
  std::int64_t stale = 0;  ///< decisions of officers whose place is there no more
};

/// Looks for people and identifiers in every passage of every item and proposes decisions by policy. Running
/// it again never undoes an officer's decision: decisions are keyed by place and content.
RedactionReport redact(Desk& desk, std::string_view reference);

/// Digest of everything a redaction rests on: items, parties, rules, policy. Another one than the stored one
/// means that the redaction is stale.
[[nodiscard]] std::string redaction_basis(Desk& desk, const HeldCase& held);
/// Whether the redaction rests on what the case holds now.
[[nodiscard]] bool is_redaction_fresh(Desk& desk, const HeldCase& held);
/// Throws Error(wrong_state) when the redaction does not rest on what the case holds now.
void require_fresh_redaction(Desk& desk, const HeldCase& held);

}  // namespace dsrkit::workflow
