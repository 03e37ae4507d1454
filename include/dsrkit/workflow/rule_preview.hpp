#pragma once

#include "dsrkit/workflow/desk.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::workflow {

/// What other rules would change in a case. Places that an officer has decided stay as decided; they count
/// only as `kept`.
struct RuleEffect {
  std::string reference;
  std::int64_t items = 0;
  std::int64_t same = 0;
  std::int64_t found = 0;  ///< places that only the other rules find
  std::int64_t lost = 0;   ///< places that they find no more
  std::int64_t kept = 0;   ///< decided by officers
  /// Places with another proposal: from and to, e.g. {"redact", "disclose"}.
  std::map<std::pair<std::string, std::string>, std::int64_t> changed;
  std::map<std::string, std::int64_t> found_by;  ///< new places by rule

  [[nodiscard]] bool any() const { return found > 0 || lost > 0 || !changed.empty(); }
};

/// Redacts a case in memory by the workspace's rules with more folders laid over them and compares with what
/// the register holds. Writes nothing. Throws Error(wrong_state) for a case that was never redacted,
/// Error(config_invalid) for rules that cannot be used.
[[nodiscard]] RuleEffect preview_rules(Desk& desk, std::string_view reference,
                                       const std::vector<std::filesystem::path>& more_folders);

/// The open cases that have been redacted.
[[nodiscard]] std::vector<std::string> redacted_cases(Desk& desk);

}  // namespace dsrkit::workflow
