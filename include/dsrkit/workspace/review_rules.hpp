#pragma once

#include "dsrkit/codec/object_reader.hpp"

#include <filesystem>

namespace dsrkit::workspace {

/// What a council asks for before a sign-off beside what the law does: of "review" in dsrkit.json.
struct ReviewRules {
  /// For each third party, named or withheld, it is weighed whether that is reasonable (DPA 2018 Sch 2 para
  /// 16(3)).
  bool require_balance = false;
};

/// Takes the members of "review" that are of these rules.
[[nodiscard]] ReviewRules read_review_rules(codec::ObjectReader& review);

/// The rules of a workspace. Throws Error(config_invalid).
[[nodiscard]] ReviewRules load_review_rules(const std::filesystem::path& workspace);

}  // namespace dsrkit::workspace
