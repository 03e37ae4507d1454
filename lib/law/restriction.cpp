#include "dsrkit/law/restriction.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::law {
namespace {

std::vector<RestrictionGround> make_grounds() {
  return {
      {"accuracy-contested",
       "UK GDPR Article 18(1)(a)",
       "the person contests that the data are accurate, and the council verifies it",
       "when the accuracy is verified",
       {Right::restriction, Right::rectification}},
      {"unlawful",
       "UK GDPR Article 18(1)(b)",
       "the processing is unlawful, and the person wants it restricted instead of the data erased",
       "when the person no longer opposes the erasure",
       {Right::restriction, Right::erasure}},
      {"legal-claims",
       "UK GDPR Article 18(1)(c)",
       "the council needs the data no longer, and the person needs them for a legal claim",
       "when the claim is settled",
       {Right::restriction, Right::erasure}},
      {"objection-pending",
       "UK GDPR Article 18(1)(d)",
       "the person has objected, and the council verifies whether its grounds override theirs",
       "when the objection is decided",
       {Right::restriction, Right::objection}},
  };
}

}  // namespace

bool RestrictionGround::applies_to(Right right) const {
  return std::find(rights.begin(), rights.end(), right) != rights.end();
}

const std::vector<RestrictionGround>& restriction_grounds() {
  static const std::vector<RestrictionGround> all = make_grounds();
  return all;
}

std::vector<std::string> restriction_ground_ids() {
  std::vector<std::string> ids;
  for (const RestrictionGround& ground : restriction_grounds()) {
    ids.push_back(ground.id);
  }
  return ids;
}

const RestrictionGround& restriction_ground(std::string_view id) {
  const auto& all = restriction_grounds();
  const auto found =
      std::find_if(all.begin(), all.end(), [id](const RestrictionGround& ground) { return ground.id == id; });
  if (found == all.end()) {
    throw Error(ErrorCode::not_found, "no ground for a restriction '" + std::string(id) + "'",
                "known are: " + join(restriction_ground_ids(), ", "));
  }
  return *found;
}

bool can_restrict(Right right) {
  const auto& all = restriction_grounds();
  return std::any_of(all.begin(), all.end(),
                     [right](const RestrictionGround& ground) { return ground.applies_to(right); });
}

std::vector<std::string> restricted_uses() {
  return {"consent", "legal-claims", "rights-of-others", "public-interest"};
}

}  // namespace dsrkit::law
