#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/workflow/parties.hpp"
#include "dsrkit/workflow/review.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// The whole story of one place: where it stands, why it was found, whose it is, what was decided and why.
struct Explanation {
  std::string reference;
  ReviewPlace place;
  Item item;  ///< without its content
  std::optional<Party> party;
  std::vector<ConsentEntry> consents;  ///< of that party, oldest first
  std::vector<Decision> decisions;     ///< oldest first
  std::string citation;  ///< of the policy rule that proposed last; empty when the policy lost it
  bool stale = false;    ///< records, people or rules have changed since
  bool signed_off = false;
};

/// By the key of a place or its beginning, of at least six characters. Throws Error(not_found), and
/// Error(usage) when several places begin so.
[[nodiscard]] Explanation explain_place(Desk& desk, std::string_view reference, const std::string& key);

}  // namespace dsrkit::workflow
