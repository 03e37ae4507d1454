#include "tagged_names.hpp"

#include "stranger_score.hpp"

#include <algorithm>
#include <string>

namespace dsrkit::redact {
namespace {

constexpr double kSurest = 0.8;  ///< the tagger is never surer
constexpr int kGivenName = 80;   ///< what a given name of our lists adds to the score of a finding
constexpr int kLeastSmall = 0;   ///< asked of a word in small letters
constexpr int kLeastInCase = -120;
constexpr int kTakesNothingOut = -100000;
constexpr int kPlaceName = 140;  ///< what a word before "Street" must have more

bool has_capital(const text::Token& token) {
  return token.casing != text::Casing::lower && token.casing != text::Casing::none;
}

/// As in "caseNote".
bool starts_small(std::string_view text, const text::Token& token) {
  return text[token.begin] >= 'a' && text[token.begin] <= 'z';
}

bool joins(text::Gap gap) {
  return gap == text::Gap::space || gap == text::Gap::hyphen;
}

/// Which tokens lie in a finding.
std::vector<bool> covered(const std::vector<text::Token>& tokens, const std::vector<Finding>& findings) {
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  ranges.reserve(findings.size());
  for (const auto& finding : findings) {
    ranges.emplace_back(finding.begin, finding.end);
  }
  std::sort(ranges.begin(), ranges.end());
  std::vector<bool> covered(tokens.size());
  std::size_t next = 0;
  std::size_t end = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    for (; next < ranges.size() && ranges[next].first < tokens[i].whole_end; ++next) {
      end = std::max(end, ranges[next].second);
    }
    covered[i] = tokens[i].begin < end;
  }
  return covered;
}

/// The best score of the words of a finding, given names raised.
int best_score(const Finding& finding, const std::vector<text::Token>& tokens, const rules::NameLists& lists,
               const std::vector<int>& scores) {
  const auto first = std::partition_point(
      tokens.begin(), tokens.end(), [&](const text::Token& token) { return token.end <= finding.begin; });
  int best = -1000;
  for (auto token = first; token != tokens.end() && token->begin < finding.end; ++token) {
    const auto score = scores[static_cast<std::size_t>(token - tokens.begin())];
    best = std::max(best, score + (lists.is_given_name(token->folded) ? kGivenName : 0));
  }
  return best;
}

/// Whether the rules took it for a stranger's name without a title.
bool is_guess(const Finding& finding) {
  return !finding.party && finding.rule == "names.capitals";
}

void judge_guesses(std::vector<Finding>& findings, const std::vector<text::Token>& tokens,
                   const rules::NameLists& lists, const std::vector<int>& scores, int least) {
  std::erase_if(findings, [&](Finding& finding) {
    if (!is_guess(finding)) {
      return false;
    }
    const auto score = best_score(finding, tokens, lists, scores);
    finding.confidence = likelihood(score);
    return score <= least;
  });
}

/// The score a word must have where no rule speaks for it.
int asked_of(const std::vector<text::Token>& tokens, std::size_t i, const rules::NameLists& lists,
             int least) {
  if (!has_capital(tokens[i])) {
    return kLeastSmall;
  }
  constexpr auto kPlace =
      static_cast<unsigned>(rules::WordKind::road) | static_cast<unsigned>(rules::WordKind::body);
  const bool place = i + 1 < tokens.size() && tokens[i + 1].gap == text::Gap::space &&
                     has_capital(tokens[i + 1]) && (lists.kinds(tokens[i + 1].folded) & kPlace) != 0;
  return least + (place ? kPlaceName : 0);
}

}  // namespace

void add_tagged_names(const tagger::Tagger& tagger, const rules::NameLists& lists, std::string_view text,
                      const std::vector<text::Token>& tokens, bool of_case, std::vector<Finding>& findings) {
  auto scores = tagger.scores(text, tokens);
  share_scores(text, tokens, lists, scores);
  const int least = of_case ? kLeastInCase : least_score(tokens);
  judge_guesses(findings, tokens, lists, scores, of_case ? kTakesNothingOut : least);
  const auto taken = covered(tokens, findings);
  bool open = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& token = tokens[i];
    const bool code = token.digits || (token.casing == text::Casing::mixed && starts_small(text, token));
    if (scores[i] <= asked_of(tokens, i, lists, least) || taken[i] || code) {
      open = false;
      continue;
    }
    const auto confidence = std::min(likelihood(scores[i]), kSurest);
    if (open && joins(token.gap)) {
      findings.back().end = token.end;
      findings.back().confidence = std::max(findings.back().confidence, confidence);
    } else {
      findings.push_back({token.begin, token.end, "person", "names.tagger", confidence, std::nullopt,
                          "Reads like the name of a person nobody of the case knows."});
    }
    open = true;
  }
}

}  // namespace dsrkit::redact
