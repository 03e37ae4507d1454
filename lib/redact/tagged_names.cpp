#include "tagged_names.hpp"

#include "party_names.hpp"
#include "stranger_score.hpp"

#include <algorithm>
#include <string>

namespace dsrkit::redact {
namespace {

constexpr double kSurest = 0.8;  ///< the tagger is never surer
constexpr int kGivenName = 80;   ///< what a given name of our lists adds to the score of a finding
constexpr int kLeastSmall = 0;   ///< asked of a word in small letters
constexpr int kLeastInCase = -110;
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

/// Judges by the tagger's scores what rules took for names of strangers.
class GuessJudge {
public:
  GuessJudge(const std::vector<text::Token>& tokens, const rules::NameLists& lists,
             const std::vector<int>& scores, int least)
      : m_tokens(tokens), m_lists(lists), m_scores(scores), m_least(least) {}

  /// Leaves of each guess the stretch whose first and last word may be names.
  void judge(std::vector<Finding>& findings) const {
    std::erase_if(findings, [&](Finding& finding) {
      if (!is_guess(finding)) {
        return false;
      }
      auto first = first_of(finding);
      auto past = first;
      while (past < m_tokens.size() && m_tokens[past].begin < finding.end) {
        ++past;
      }
      finding.confidence = likelihood(best(first, past));
      const bool any = best(first, past) > m_least;
      while (first < past && !stays(first, any)) {
        ++first;
      }
      while (first < past && !stays(past - 1, any)) {
        --past;
      }
      if (first < past) {
        finding.begin = m_tokens[first].begin;
        finding.end = m_tokens[past - 1].end;
      }
      return first == past;
    });
  }

private:
  /// Whether the rules took it for a stranger's name without a title.
  static bool is_guess(const Finding& finding) {
    return !finding.party && finding.candidates.empty() && finding.rule == "names.capitals";
  }

  [[nodiscard]] std::size_t first_of(const Finding& finding) const {
    const auto first = std::partition_point(m_tokens.begin(), m_tokens.end(), [&](const text::Token& token) {
      return token.end <= finding.begin;
    });
    return static_cast<std::size_t>(first - m_tokens.begin());
  }

  /// A word at the end of a guess: particles and capitals stay with a name.
  [[nodiscard]] bool stays(std::size_t i, bool any) const {
    const bool bound = is_particle(m_tokens[i].folded) || m_tokens[i].casing == text::Casing::upper;
    return score(i) > m_least || (any && bound);
  }

  /// Given names raised, unless they are as well known as places: "Chelsea", "Jordan".
  [[nodiscard]] int score(std::size_t i) const {
    const auto& word = m_tokens[i].folded;
    const bool place = (m_lists.kinds(word) & static_cast<unsigned>(rules::WordKind::place)) != 0;
    return m_scores[i] + (m_lists.is_given_name(word) && !place ? kGivenName : 0);
  }

  [[nodiscard]] int best(std::size_t first, std::size_t past) const {
    int best = -1000;
    for (auto i = first; i < past; ++i) {
      best = std::max(best, score(i));
    }
    return best;
  }

  const std::vector<text::Token>& m_tokens;
  const rules::NameLists& m_lists;
  const std::vector<int>& m_scores;
  int m_least;
};

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
  GuessJudge(tokens, lists, scores, of_case ? kTakesNothingOut : least).judge(findings);
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
