#pragma once

#include "dsrkit/workflow/party_story.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// What of a party may be shown.
struct PartyDetails {
  bool names = false;            ///< who it is: names, birth date, how to reach them, numbers
  bool protected_texts = false;  ///< safe addresses and the watch list
};

/// dsrkit.party/1. What is not shown is null; how much there is of it is always told.
[[nodiscard]] Value party_json(const workflow::PartyStory& story, const PartyDetails& shown);
[[nodiscard]] std::string party_text(const workflow::PartyStory& story, const PartyDetails& shown);

/// The entries of dsrkit.party/1 and dsrkit.explanation/1, and their lines.
[[nodiscard]] Value consents_json(const std::vector<workflow::ConsentEntry>& consents);
[[nodiscard]] std::string consents_text(const std::vector<workflow::ConsentEntry>& consents);

}  // namespace dsrkit::render
