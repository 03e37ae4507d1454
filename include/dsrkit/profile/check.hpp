#pragma once

#include "dsrkit/model/profile.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::profile {

/// A gap is something the law wants told and the notice leaves out; a defect is something printed that is
/// wrong or out of date; a note is worth an officer's look.
enum class FindingSeverity { gap, defect, note };

/// "gap", "defect" or "note".
[[nodiscard]] std::string_view finding_severity_name(FindingSeverity severity);

/// One thing a notice leaves unstated or gets wrong.
struct ProfileFinding {
  std::string article;  ///< the point of the UK GDPR it matters for, e.g. "15(1)(d)"
  FindingSeverity severity = FindingSeverity::gap;
  std::string code;  ///< kebab-case, stable
  std::string text;  ///< plain English for an officer
  std::optional<std::string> as_printed;
  std::optional<std::string> instead{};  ///< what is right now: the present name, title, point or number

  bool operator==(const ProfileFinding&) const = default;
};

/// Everything a profile leaves unstated or gets wrong, in the order of the articles, by general rules and the
/// shipped tables (profiles/reference/). The position is that of November 2026.
[[nodiscard]] std::vector<ProfileFinding> check_profile(const ServiceProfile& profile);

}  // namespace dsrkit::profile
