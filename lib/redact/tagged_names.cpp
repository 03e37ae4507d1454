#include "tagged_names.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace dsrkit::redact {
namespace {

constexpr int kWritten = 0;     ///< asked of a word with a capital
constexpr int kLower = 20;      ///< of a word without
constexpr int kUnlikely = -80;  ///< below it, capitals alone are no reason to ask an officer
constexpr double kMereCapitals = 0.4;
constexpr int kSure = 60;  ///< of a word that is a name wherever the document writes it with a capital

bool has_capital(const text::Token& token) {
  return token.casing != text::Casing::lower && token.casing != text::Casing::none;
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

/// Takes out mere capitals that the tagger is sure are no name. Whatever else speaks for a name stands.
void drop_unlikely(std::vector<Finding>& findings, const std::vector<text::Token>& tokens,
                   const std::vector<int>& scores) {
  const auto unlikely = [&](const Finding& finding) {
    if (finding.party || finding.rule != "names.capitals" || finding.confidence > kMereCapitals) {
      return false;
    }
    const auto first = std::partition_point(
        tokens.begin(), tokens.end(), [&](const text::Token& token) { return token.end <= finding.begin; });
    auto best = kUnlikely - 1;
    for (auto token = first; token != tokens.end() && token->begin < finding.end; ++token) {
      best = std::max(best, scores[static_cast<std::size_t>(token - tokens.begin())]);
    }
    return best < kUnlikely;
  };
  findings.erase(std::remove_if(findings.begin(), findings.end(), unlikely), findings.end());
}

double confidence(int score) {
  return std::clamp(0.5 + score / 400.0, 0.3, 0.8);
}

}  // namespace

void add_tagged_names(const tagger::Tagger& tagger, const std::vector<text::Token>& tokens,
                      std::vector<Finding>& findings) {
  const auto scores = tagger.scores(tokens);
  drop_unlikely(findings, tokens, scores);
  const auto taken = covered(tokens, findings);
  std::unordered_set<std::string_view> sure;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (scores[i] >= kSure && has_capital(tokens[i]) && tokens[i].folded.size() > 2) {
      sure.insert(tokens[i].folded);
    }
  }
  bool open = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& token = tokens[i];
    const bool capital = has_capital(token);
    const bool name = scores[i] > (capital ? kWritten : kLower) || (capital && sure.contains(token.folded));
    if (!name || taken[i] || token.digits) {
      open = false;
      continue;
    }
    if (open && joins(token.gap)) {
      findings.back().end = token.end;
      findings.back().confidence = std::max(findings.back().confidence, confidence(scores[i]));
    } else {
      findings.push_back({token.begin, token.end, "person", "names.tagger", confidence(scores[i]),
                          std::nullopt, "Reads like the name of a person nobody of the case knows."});
    }
    open = true;
  }
}

}  // namespace dsrkit::redact
