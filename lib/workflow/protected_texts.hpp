#pragma once

#include "dsrkit/seal/leak_check.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <string>
#include <vector>

namespace dsrkit::workflow {

/// What the finished document is searched for.
struct ProtectedTexts {
  /// Of each party withheld anywhere, all that is known of them; of people nobody knows, the words withheld;
  /// safe addresses of anybody.
  std::vector<seal::ProtectedTerm> terms;
  /// Words that an officer or the policy decided to show: a protected word inside them is no leak.
  std::vector<std::string> shown;
};

/// Collects them from the decisions of the case, record by record.
[[nodiscard]] ProtectedTexts protected_texts(Desk& desk, const HeldCase& held);

}  // namespace dsrkit::workflow
