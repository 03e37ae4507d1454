#pragma once

#include "dsrkit/profile/check.hpp"

#include <vector>

namespace dsrkit::profile {

using Findings = std::vector<ProfileFinding>;

/// What Article 15(1) and (2) want told, point by point.
void check_points(const ServiceProfile& profile, Findings& findings);
/// How kinds of data are classed (UK GDPR Articles 9 and 10).
void check_data_categories(const ServiceProfile& profile, Findings& findings);
/// Articles, conditions and Acts that are cited.
void check_lawful_bases(const ServiceProfile& profile, Findings& findings);
/// Bodies that are gone, renamed or misnamed, and the regulator's details.
void check_bodies(const ServiceProfile& profile, Findings& findings);

}  // namespace dsrkit::profile
