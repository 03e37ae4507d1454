#include "dsrkit/workspace/review_rules.hpp"

#include "config_file.hpp"

namespace dsrkit::workspace {

ReviewRules read_review_rules(codec::ObjectReader& review) {
  ReviewRules rules;
  rules.require_balance = review.boolean("require_balance", false);
  return rules;
}

ReviewRules load_review_rules(const std::filesystem::path& workspace) {
  const Value json = read_config_file(workspace);
  const Value* review = json.find("review");
  if (review == nullptr || review->is_null()) {
    return {};
  }
  Diagnostics diagnostics;
  codec::ObjectReader reader(*review, "review", diagnostics);
  const ReviewRules rules = read_review_rules(reader);
  codec::throw_if_errors(diagnostics, true);
  return rules;
}

}  // namespace dsrkit::workspace
