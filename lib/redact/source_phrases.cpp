#include "source_phrases.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace dsrkit::redact {
namespace {

constexpr std::string_view kNoun = "source-noun";  ///< "referrer"
constexpr std::string_view kVerb = "source-verb";  ///< "rang", "made the referral"
constexpr std::size_t kWordsBetween = 4;           ///< "the neighbour (at number 9), who later rang"

bool is_link(const text::Token& token) {
  static constexpr std::array<std::string_view, 3> kWords{"who", "that", "which"};
  return std::find(kWords.begin(), kWords.end(), token.folded) != kWords.end();
}

/// The match of a kind that begins at this byte, or null. Matches are sorted by begin.
const rules::RuleMatch* match_at(const std::vector<rules::RuleMatch>& matches, std::size_t begin,
                                 std::string_view kind) {
  auto match =
      std::lower_bound(matches.begin(), matches.end(), begin,
                       [](const rules::RuleMatch& a, std::size_t position) { return a.begin < position; });
  for (; match != matches.end() && match->begin == begin; ++match) {
    if (match->rule->kind == kind) {
      return &*match;
    }
  }
  return nullptr;
}

/// The words of information given that follow a person within the sentence: "who rang", "rang".
const rules::RuleMatch* told_after(const std::vector<text::Token>& tokens,
                                   const std::vector<rules::RuleMatch>& matches, std::size_t end) {
  auto token =
      std::lower_bound(tokens.begin(), tokens.end(), end,
                       [](const text::Token& a, std::size_t position) { return a.begin < position; });
  bool linked = false;
  for (std::size_t words = 0; token != tokens.end() && words < kWordsBetween; ++words, ++token) {
    if (token->sentence_start) {
      return nullptr;
    }
    if (const auto* told = match_at(matches, token->begin, kVerb)) {
      return linked ? told : nullptr;
    }
    linked = linked || is_link(*token);
  }
  return nullptr;
}

}  // namespace

SourcePhrases::SourcePhrases(const std::vector<Party>& parties) {
  for (const auto& party : parties) {
    if (party.informant) {
      m_informants.insert(party.id);
    }
  }
}

Finding SourcePhrases::finding(std::size_t begin, std::size_t end, const std::string& rule) const {
  return {begin,
          end,
          std::string(kSourcePhrase),
          rule,
          0.9,
          m_informants.size() == 1 ? std::optional(*m_informants.begin()) : std::nullopt,
          "Words that point to who gave the information."};
}

std::vector<Finding> SourcePhrases::find(const std::vector<text::Token>& tokens,
                                         const std::vector<rules::RuleMatch>& matches,
                                         const std::vector<Finding>& relations) const {
  std::vector<Finding> findings;
  if (m_informants.empty()) {
    return findings;
  }
  for (const auto& match : matches) {
    if (match.rule->kind == kNoun) {
      findings.push_back(finding(match.begin, match.end, match.rule->id));
    }
  }
  for (const auto& relation : relations) {
    const auto* told =
        relation.kind == "relation-phrase" ? told_after(tokens, matches, relation.end) : nullptr;
    if (told != nullptr) {
      findings.push_back(finding(relation.begin, told->end, told->rule->id));
    }
  }
  return findings;
}

}  // namespace dsrkit::redact
