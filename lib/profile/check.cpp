#include "dsrkit/profile/check.hpp"

#include "checks.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::profile {
namespace {

/// The order of Article 15; what else a notice must say (Articles 13 and 14) comes last.
constexpr std::array<std::string_view, 12> kOrder{"15(1)(a)", "15(1)(b)",  "15(1)(c)", "15(1)(d)",
                                                  "15(1)(e)", "15(1)(ea)", "15(1)(f)", "15(1)(g)",
                                                  "15(1)(h)", "15(2)",     "13(1)(b)", "13(1)(c)"};

std::size_t rank(const ProfileFinding& finding) {
  return static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), finding.article) - kOrder.begin());
}

}  // namespace

std::string_view finding_severity_name(FindingSeverity severity) {
  switch (severity) {
    case FindingSeverity::gap: return "gap";
    case FindingSeverity::defect: return "defect";
    case FindingSeverity::note: return "note";
  }
  return {};
}

std::vector<ProfileFinding> check_profile(const ServiceProfile& profile) {
  Findings findings;
  check_points(profile, findings);
  check_data_categories(profile, findings);
  check_lawful_bases(profile, findings);
  check_bodies(profile, findings);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return findings;
}

}  // namespace dsrkit::profile
