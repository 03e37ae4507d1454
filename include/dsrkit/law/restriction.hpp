#pragma once

#include "dsrkit/model/request_case.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::law {

/// Why processing may be restricted (UK GDPR Article 18(1)).
struct RestrictionGround {
  std::string id;        ///< kebab-case, stable: "accuracy-contested"
  std::string citation;  ///< "UK GDPR Article 18(1)(a)"
  std::string text;      ///< when it is there, for officers
  std::string ends;      ///< when it ends, for officers
  /// Requests in which it comes up: a contested fact while it is verified, erasure that is opposed, an
  /// objection that is pending.
  std::vector<Right> rights;

  [[nodiscard]] bool applies_to(Right right) const;
};

[[nodiscard]] const std::vector<RestrictionGround>& restriction_grounds();
[[nodiscard]] std::vector<std::string> restriction_ground_ids();
/// Throws Error(not_found).
[[nodiscard]] const RestrictionGround& restriction_ground(std::string_view id);

/// Requests in which a restriction can be placed at all.
[[nodiscard]] bool can_restrict(Right right);

/// What restricted data may be used for beside storage (UK GDPR Article 18(2)): "consent", "legal-claims",
/// "rights-of-others", "public-interest"; nothing else.
[[nodiscard]] std::vector<std::string> restricted_uses();

}  // namespace dsrkit::law
