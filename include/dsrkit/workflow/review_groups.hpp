#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/workflow/review.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// What goes wrong when a place is decided wrongly, the worst last.
enum class Danger { none, professional, other_person, relation, child, source, safety };

/// The places of a case that name the same party, or nobody known, with the same words.
struct ReviewGroup {
  std::string id;     ///< keyed digest of party, kind and words: the same in every run, tells nothing
  std::string party;  ///< empty: nobody known
  std::string who;    ///< role and relation of the party in words, without a name
  std::string kind;
  Danger danger = Danger::none;
  double doubt = 0;  ///< 0 to 1, of the most doubtful place
  /// Several people could be meant, here this one and there another: no decision may be for all places.
  bool ambiguous = false;
  std::vector<ReviewPlace> places;  ///< in the order of items; never empty

  [[nodiscard]] std::size_t open_places() const;
};

/// A keyed digest as text.
using GroupKeyer = std::function<std::string(std::string_view)>;

/// Groups in the order in which an officer should look: the most dangerous first, of those the most doubtful.
/// Somebody without a date of birth is no child here.
[[nodiscard]] std::vector<ReviewGroup> group_places(std::vector<ReviewPlace> places,
                                                    const std::vector<Party>& parties, Date today,
                                                    const GroupKeyer& keyer);

/// The groups of a case; a filter narrows the places inside them.
[[nodiscard]] std::vector<ReviewGroup> review_groups(Desk& desk, std::string_view reference,
                                                     const PlaceFilter& filter);

/// What one decision for a whole group would change.
struct GroupEffect {
  std::size_t places = 0;     ///< in the group
  std::size_t records = 0;    ///< that these stand in
  std::size_t changed = 0;    ///< places whose words would be shown instead of withheld, or the other way
  std::size_t overruled = 0;  ///< places where an officer decided otherwise before
};

[[nodiscard]] GroupEffect effect_of(const ReviewGroup& group, const OfficerDecision& decision);

[[nodiscard]] std::string_view danger_name(Danger danger);

}  // namespace dsrkit::workflow
