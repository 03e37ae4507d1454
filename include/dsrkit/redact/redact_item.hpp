#pragma once

#include "dsrkit/model/item.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/redact/scanner.hpp"
#include "dsrkit/rules/policy.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// A keyed digest (HMAC) as text: keys of mentions must not let a reader test guesses at names.
using MentionKeyer = std::function<std::string(std::string_view)>;

/// What was found in an item and what the policy proposes for it, index by index.
struct ItemRedaction {
  std::vector<Mention> mentions;
  std::vector<Decision> proposals;  ///< decided_by "policy", decided_at left to the caller
};

/// Scans every passage of the item, names of members included. A mention's key is derived from item, pointer,
/// folded text and its number among equal texts of the passage, so that another run gives the same keys.
[[nodiscard]] ItemRedaction redact_item(const Item& item, const Scanner& scanner, const rules::Policy& policy,
                                        const MentionKeyer& keyer);

}  // namespace dsrkit::redact
