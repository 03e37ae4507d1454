#pragma once

#include "dsrkit/law/exemptions.hpp"
#include "dsrkit/workflow/review.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// A passage of a record, whole, with its places to decide.
struct SheetPassage {
  PassageRef ref;
  std::string text;
  std::vector<ReviewPlace> places;  ///< in reading order
};

/// Everything a person needs to review a case away from the register.
struct ReviewSheet {
  std::string reference;
  std::vector<Item> items;             ///< without content: those that hold a place
  std::vector<SheetPassage> passages;  ///< of those items; names of members only where they hold a place
  std::vector<Party> parties;
  std::vector<law::Exemption> codes;  ///< words can be withheld under these here
};

[[nodiscard]] ReviewSheet review_sheet(Desk& desk, std::string_view reference);

/// Its places alone, in the order of the sheet.
[[nodiscard]] std::vector<ReviewPlace> places_of(const ReviewSheet& sheet);

}  // namespace dsrkit::workflow
