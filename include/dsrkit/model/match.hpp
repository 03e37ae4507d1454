#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit {

/// How sure it is that a source person is the data subject. Only `strong` may be taken without an officer.
enum class MatchTier { strong, review, conflict };

enum class MatchDecision { undecided, confirmed, rejected };

/// One compared field and what it says, in plain English.
struct MatchEvidence {
  std::string field;      ///< "given-name", "nhs-number"...
  std::string agreement;  ///< "equal", "close", "different", "absent", "veto"
  std::string text;       ///< names the field and the rule, never the values

  bool operator==(const MatchEvidence&) const = default;
};

struct PersonMatch {
  std::string source;
  std::string person;
  MatchTier tier = MatchTier::review;
  double score = 0;  ///< 0 to 1; orders the list, decides nothing
  std::vector<MatchEvidence> evidence;
  MatchDecision decided = MatchDecision::undecided;
  std::string decided_by;  ///< officer, or "rule:strong"
  std::string because;

  bool operator==(const PersonMatch&) const = default;
};

[[nodiscard]] std::string_view tier_name(MatchTier tier);
[[nodiscard]] std::optional<MatchTier> parse_tier(std::string_view name);
[[nodiscard]] std::string_view match_decision_name(MatchDecision decision);
[[nodiscard]] std::optional<MatchDecision> parse_match_decision(std::string_view name);

}  // namespace dsrkit
