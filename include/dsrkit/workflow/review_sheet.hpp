#pragma once

#include "dsrkit/law/exemptions.hpp"
#include "dsrkit/workflow/review.hpp"
#include "dsrkit/workflow/review_groups.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// Stands for the exemption code in ReviewSheet::labels.
inline constexpr std::string_view kCodeInLabel = "{code}";

/// A passage of a record, whole, with its places to decide.
struct SheetPassage {
  PassageRef ref;
  std::string text;
  std::vector<ReviewPlace> places;  ///< in reading order
};

/// Places that belong together, as at the terminal (review_groups.hpp).
struct SheetGroup {
  Danger danger = Danger::none;
  bool ambiguous = false;
};

/// Everything a person needs to review a case away from the register.
struct ReviewSheet {
  std::string reference;
  std::vector<Item> items;             ///< without content: those that hold a place
  std::vector<SheetPassage> passages;  ///< of those items; names of members only where they hold a place
  std::vector<Party> parties;
  std::vector<law::Exemption> codes;                 ///< words can be withheld under these here
  std::vector<SheetGroup> groups = {};               ///< in the order in which an officer should look
  std::map<std::string, std::size_t> group_of = {};  ///< by key of the mention
  std::map<std::string, std::string> labels = {};    ///< by key: what stands there when it is withheld
};

/// The codes under which words can be withheld in a case of this jurisdiction.
[[nodiscard]] std::vector<law::Exemption> usable_codes(Jurisdiction jurisdiction);

[[nodiscard]] ReviewSheet review_sheet(Desk& desk, std::string_view reference);

/// Its places alone, in the order of the sheet.
[[nodiscard]] std::vector<ReviewPlace> places_of(const ReviewSheet& sheet);

}  // namespace dsrkit::workflow
