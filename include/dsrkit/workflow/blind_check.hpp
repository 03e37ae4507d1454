#pragma once

#include "dsrkit/workflow/desk.hpp"
#include "dsrkit/workflow/review.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// A decided place that the second person looks at without seeing what was decided (ICO audit toolkit:
/// redactions are reviewed by somebody else, all of them or a sample).
struct CheckPlace {
  ReviewPlace place;
  std::string why;               ///< "a safe address", "one of the sample"...
  std::optional<Action> answer;  ///< the latest of a second person

  /// Whether the second person would do what was decided.
  [[nodiscard]] bool agrees() const;
};

/// How far two people agree on the places that both decided.
struct Agreement {
  std::int64_t places = 0;  ///< to be checked
  std::int64_t answered = 0;
  std::int64_t agreed = 0;
  std::vector<std::string> differing;  ///< keys of mentions

  [[nodiscard]] std::int64_t unanswered() const { return places - answered; }

  /// Cohen's kappa: agreement beyond chance, 1 at the most; nothing while there is no answer, or when both
  /// always decided the same one way.
  std::optional<double> kappa;
};

/// Answers and decisions side by side, as "kept" (true) or "withheld".
struct Judgement {
  bool decided = false;
  bool answered = false;
};

[[nodiscard]] std::optional<double> cohens_kappa(std::span<const Judgement> judgements);

/// The places of the check: every dangerous one (safe addresses, watch terms, sources, what points to one
/// person, children, words that an officer keeps against the policy), and one in ten of the rest, drawn by a
/// key that nobody can foresee and that does not change with the run. Sorted: dangerous first.
/// Throws Error(review_incomplete) while places are open.
[[nodiscard]] std::vector<CheckPlace> check_places(Desk& desk, std::string_view reference);

/// Records what a second person would do. Throws Error(actor_not_allowed) for somebody who redacted or
/// decided in the case, Error(not_found) for a key that is not to be checked.
void answer_check(Desk& desk, std::string_view reference, const std::vector<std::string>& keys,
                  Action action);

/// By the decisions that count now.
[[nodiscard]] Agreement agreement_of(Desk& desk, std::string_view reference);

}  // namespace dsrkit::workflow
