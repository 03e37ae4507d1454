#pragma once

#include "dsrkit/model/item.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/model/request_case.hpp"
#include "dsrkit/redact/scanner.hpp"
#include "dsrkit/rules/policy.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// A keyed digest (HMAC) as text: keys of mentions must not let a reader test guesses at names.
using MentionKeyer = std::function<std::string(std::string_view)>;

/// Keys of the places of one item: of item, pointer, range and the content around it, which is the passage
/// and, inside an array, everything in the element of the outermost one. Another run gives the same keys;
/// when the words, or an array's order, have changed, the keys are new and no decision passes to other words.
class MentionKeys {
public:
  MentionKeys(const Item& item, MentionKeyer keyer);

  /// Empty when the item has no such passage.
  [[nodiscard]] std::string key_of(const PassageRef& ref, std::size_t begin, std::size_t end) const;

private:
  MentionKeyer m_keyer;
  std::map<std::string, std::string> m_surroundings;  ///< keyed digests by pointer
};

/// What was found in an item and what the policy proposes for it, index by index.
struct ItemRedaction {
  std::vector<Mention> mentions;
  std::vector<Decision> proposals;  ///< decided_by "policy", decided_at left to the caller
};

/// Scans every passage of the item, names of members included. `classes` are the data classes of passages
/// that have another than the item; without the jurisdiction of the case no rule of one place applies.
[[nodiscard]] ItemRedaction redact_item(const Item& item, const Scanner& scanner, const rules::Policy& policy,
                                        const MentionKeyer& keyer,
                                        const std::map<PassageRef, DataClass>& classes = {},
                                        std::optional<Jurisdiction> jurisdiction = std::nullopt);

}  // namespace dsrkit::redact
