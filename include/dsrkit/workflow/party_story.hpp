#pragma once

#include "dsrkit/workflow/parties.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// What became of the places of a party in one record.
struct PlacesInRecord {
  std::string item;
  std::string source;
  std::int64_t disclosed = 0;
  std::int64_t withheld = 0;
  std::int64_t open = 0;  ///< referred, or not decided
};

/// Everything that a case knows of one party.
struct PartyStory {
  std::string reference;
  Party party;
  std::vector<ConsentEntry> consents;   ///< oldest first
  std::vector<Date> letters;            ///< of the letters that asked for consent
  std::vector<PlacesInRecord> records;  ///< those that have a place of the party, in their order
};

/// Throws Error(not_found).
[[nodiscard]] PartyStory story_of_party(Desk& desk, std::string_view reference, const std::string& party);

}  // namespace dsrkit::workflow
