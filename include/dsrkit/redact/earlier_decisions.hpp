#pragma once

#include "dsrkit/model/item.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/redact/redact_item.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// The `rule` of a proposal that waits because an officer had decided on part of the words.
inline constexpr std::string_view kEarlierDecision = "earlier-decision";

/// The kind of a place that an officer made of a whole passage.
inline constexpr std::string_view kPassageKind = "passage";
/// The `rule` of proposals for places inside a passage that an officer withheld.
inline constexpr std::string_view kWholePassage = "whole-passage";

/// What happens to a place inside a passage that is withheld as `passage` says: nobody has to decide it
/// apart.
[[nodiscard]] Decision inside_withheld_passage(const std::string& mention, const Decision& passage);

/// A place of an earlier redaction, with the decision that counted.
struct EarlierPlace {
  Mention mention;
  std::optional<Decision> decision;
};

/// Makes a new redaction of an item respect what officers had decided: a new place that holds part of the
/// words of a decided one is referred to an officer, whatever the policy says, and words that an officer
/// withheld stay a place of their own when nothing is found there any more. Places inside a passage that an
/// officer withheld go with it. Places whose surroundings have
/// changed since count for nothing. Doing it again changes nothing.
/// Afterwards a proposal belongs to its mention by key, no longer by index.
void respect_earlier_decisions(ItemRedaction& redaction, const Item& item,
                               const std::vector<EarlierPlace>& earlier, const MentionKeyer& keyer);

}  // namespace dsrkit::redact
