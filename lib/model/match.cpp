#include "dsrkit/model/match.hpp"

#include "names.hpp"

namespace dsrkit {
namespace {

constexpr NameTable<MatchTier, 3> kTiers{
    {{MatchTier::strong, "strong"}, {MatchTier::review, "review"}, {MatchTier::conflict, "conflict"}}};

constexpr NameTable<MatchDecision, 3> kDecisions{{{MatchDecision::undecided, "undecided"},
                                                  {MatchDecision::confirmed, "confirmed"},
                                                  {MatchDecision::rejected, "rejected"}}};

}  // namespace

std::string_view tier_name(MatchTier tier) {
  return name_in(kTiers, tier);
}

std::optional<MatchTier> parse_tier(std::string_view name) {
  return parse_in(kTiers, name);
}

std::string_view match_decision_name(MatchDecision decision) {
  return name_in(kDecisions, decision);
}

std::optional<MatchDecision> parse_match_decision(std::string_view name) {
  return parse_in(kDecisions, name);
}

}  // namespace dsrkit
