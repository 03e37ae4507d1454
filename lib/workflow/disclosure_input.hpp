#pragma once

#include "dsrkit/bundle/bundle.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <string>
#include <vector>

namespace dsrkit::workflow {

/// What a document of the case says, and the points of Article 15 that the profile leaves unstated.
struct DisclosureInput {
  bundle::BundleInput bundle;
  std::vector<std::string> gaps;
};

/// As of `today`, the date of its letter. Puts together case, profile, searches and decided records. The
/// records are read and redacted one by one while the document is set. `held` and `desk` must outlive the
/// result.
[[nodiscard]] DisclosureInput disclosure_input(Desk& desk, const HeldCase& held, bool redline, Date today);

}  // namespace dsrkit::workflow
