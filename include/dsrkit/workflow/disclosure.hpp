#pragma once

#include "dsrkit/bundle/bundle.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// A document that was built.
struct BundleReport {
  std::string reference;
  std::filesystem::path file;
  std::string sha256;
  bundle::BundleResult result;
  std::vector<std::string> gaps;  ///< Article 15 information that the profile does not state, for the officer
};

/// Builds the disclosure document. Throws Error(gate_unsatisfied) while identity, a source or a statutory
/// gate is open, Error(review_incomplete) while a place is open or nobody signed off.
BundleReport build_bundle(Desk& desk, std::string_view reference);

/// Whether the document is there and says what would be said now.
[[nodiscard]] bool is_bundle_current(Desk& desk, std::string_view reference);

/// Builds the internal copy that shows what is withheld, from the same decisions.
BundleReport build_redline(Desk& desk, std::string_view reference);

/// An officer accepts that points of Article 15 stay unstated, with a reason.
void accept_article_15_gaps(Desk& desk, std::string_view reference, const std::string& because);

/// Records the hand-over; the clock stops.
void release(Desk& desk, std::string_view reference, const std::string& to, const std::string& method,
             Date on);

/// Records that the person was told that nothing is held; the clock stops. Throws Error(wrong_state) when
/// records were found, Error(gate_unsatisfied) while a search is open.
void release_nothing_held(Desk& desk, std::string_view reference, const std::string& to,
                          const std::string& method, Date on);

}  // namespace dsrkit::workflow
