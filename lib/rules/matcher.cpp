#include "dsrkit/rules/matcher.hpp"

#include "phrases.hpp"

#include "dsrkit/rules/validators.hpp"
#include "dsrkit/text/pattern.hpp"
#include "dsrkit/text/plain_form.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <tuple>

namespace dsrkit::rules {
namespace {

constexpr double kContextBonus = 0.35;
constexpr double kInvalidConfidence = 0.5;
constexpr std::size_t kLabelDistance = 3;
constexpr std::string_view kLabelKind = "number-label";
constexpr double kWordConfidence = 0.9;

/// A rule ready to run.
struct CompiledRule {
  Rule rule;
  std::function<bool(std::string_view)> validator;
  std::vector<text::Pattern> excludes;
  PhraseIndex context;
};

CompiledRule compile(const Rule& rule) {
  CompiledRule compiled{rule, find_validator(rule.validator), {}, {}};
  for (const auto& expression : rule.exclude) {
    compiled.excludes.emplace_back(expression, rule.id);
  }
  for (const auto& word : rule.context.words) {
    compiled.context.add(word, 0);
  }
  return compiled;
}

}  // namespace

struct Matcher::Impl {
  std::vector<CompiledRule> rules;
  text::PatternSet patterns;
  std::vector<std::pair<std::size_t, std::size_t>> places;  ///< rule and pattern of each pattern of the set
  PhraseIndex words;                                        ///< tagged with the rule
  PhraseIndex labels;                                       ///< words after which a number is of a thing

  [[nodiscard]] bool is_labelled(const std::vector<text::Token>& tokens, std::size_t begin) const;
  [[nodiscard]] bool has_context(const CompiledRule& rule, const std::vector<text::Token>& tokens,
                                 std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::optional<RuleMatch> judge(const text::PatternMatch& match, std::string_view what,
                                               const std::vector<text::Token>& tokens) const;
  /// Patterns in the text as written and, where that differs, in its plain form: a no-break space hides
  /// nothing.
  [[nodiscard]] std::vector<RuleMatch> find_patterns(std::string_view text,
                                                     const std::vector<text::Token>& tokens) const;
};

bool Matcher::Impl::has_context(const CompiledRule& rule, const std::vector<text::Token>& tokens,
                                std::size_t begin, std::size_t end) const {
  if (rule.rule.context.words.empty()) {
    return false;
  }
  const auto starts_before = [](const text::Token& token, std::size_t offset) {
    return token.begin < offset;
  };
  const auto first = static_cast<std::size_t>(
      std::lower_bound(tokens.begin(), tokens.end(), begin, starts_before) - tokens.begin());
  const auto past = static_cast<std::size_t>(
      std::lower_bound(tokens.begin(), tokens.end(), end, starts_before) - tokens.begin());
  const std::size_t distance = rule.rule.context.distance;
  std::vector<PhraseIndex::Hit> hits;
  for (std::size_t i = first - std::min(first, distance); i < first && hits.empty(); ++i) {
    rule.context.find_at(tokens, i, hits);
  }
  for (std::size_t i = past; i < std::min(tokens.size(), past + distance / 2) && hits.empty(); ++i) {
    rule.context.find_at(tokens, i, hits);
  }
  return !hits.empty();
}

bool Matcher::Impl::is_labelled(const std::vector<text::Token>& tokens, std::size_t begin) const {
  auto at = static_cast<std::size_t>(
      std::lower_bound(tokens.begin(), tokens.end(), begin,
                       [](const text::Token& token, std::size_t offset) { return token.begin < offset; }) -
      tokens.begin());
  std::vector<PhraseIndex::Hit> hits;
  // "order", "order number", "the order with number"; not across a stop.
  for (std::size_t back = 0; back < kLabelDistance && at > 0 && hits.empty(); ++back) {
    --at;
    labels.find_at(tokens, at, hits);
    if (tokens[at].sentence_start && tokens[at].gap != text::Gap::line) {
      break;
    }
  }
  return !hits.empty();
}

std::optional<RuleMatch> Matcher::Impl::judge(const text::PatternMatch& match, std::string_view what,
                                              const std::vector<text::Token>& tokens) const {
  const auto [rule_index, pattern_index] = places[match.pattern];
  const auto& compiled = rules[rule_index];
  const auto& rule = compiled.rule;
  const bool valid = !compiled.validator || compiled.validator(what);
  if (!valid && !rule.keep_invalid) {
    return std::nullopt;
  }
  for (const auto& exclude : compiled.excludes) {
    if (!exclude.find_all(what).empty()) {
      return std::nullopt;
    }
  }
  const bool context = has_context(compiled, tokens, match.begin, match.end);
  if (rule.unless_labelled && !context && is_labelled(tokens, match.begin)) {
    return std::nullopt;
  }
  if ((rule.context.required || !valid) && !context) {
    return std::nullopt;
  }
  const double base = rule.patterns[pattern_index].confidence;
  const double confidence = !valid    ? kInvalidConfidence
                            : context ? std::min(1.0, base + kContextBonus)
                                      : base;
  return RuleMatch{match.begin, match.end, &rule, confidence, context};
}

std::vector<RuleMatch> Matcher::Impl::find_patterns(std::string_view text,
                                                    const std::vector<text::Token>& tokens) const {
  std::vector<RuleMatch> matches;
  const auto add = [&](const text::PatternMatch& match, std::string_view what) {
    if (const auto judged = judge(match, what, tokens)) {
      matches.push_back(*judged);
    }
  };
  const text::PlainForm plain(text);
  for (const auto& match : patterns.find_all(plain.text())) {
    const auto [begin, end] = plain.in_source(match.begin, match.end);
    add({match.pattern, begin, end}, plain.text().substr(match.begin, match.end - match.begin));
  }
  if (plain.differs()) {
    // An invisible character may also be what parts a number from the word before it.
    for (const auto& match : patterns.find_all(text)) {
      add(match, text.substr(match.begin, match.end - match.begin));
    }
  }
  return matches;
}

Matcher::Matcher(const RuleSet& rules) : m_impl(std::make_unique<Impl>()) {
  for (const auto& pack : rules.packs) {
    for (const auto& rule : pack.rules) {
      if (rule.enabled) {
        m_impl->rules.push_back(compile(rule));
      }
    }
  }
  for (std::size_t i = 0; i < m_impl->rules.size(); ++i) {
    const auto& rule = m_impl->rules[i].rule;
    for (std::size_t p = 0; p < rule.patterns.size(); ++p) {
      m_impl->patterns.add(rule.patterns[p].text, rule.id);
      m_impl->places.emplace_back(i, p);
    }
    for (const auto& word : rule.words) {
      m_impl->words.add(word, i);
      if (rule.kind == kLabelKind) {
        m_impl->labels.add(word, i);
      }
    }
  }
  m_impl->patterns.compile();
}

Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

std::vector<RuleMatch> Matcher::find(std::string_view text, const std::vector<text::Token>& tokens) const {
  auto matches = m_impl->find_patterns(text, tokens);
  const auto from_patterns = static_cast<std::ptrdiff_t>(matches.size());
  std::vector<PhraseIndex::Hit> hits;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    m_impl->words.find_at(tokens, i, hits);
  }
  for (const auto& hit : hits) {
    matches.push_back({tokens[hit.first].begin, tokens[hit.first + hit.count - 1].end,
                       &m_impl->rules[hit.tag].rule, kWordConfidence, false});
  }
  const auto earlier = [](const RuleMatch& a, const RuleMatch& b) {
    return std::tie(a.begin, b.end, b.confidence) < std::tie(b.begin, a.end, a.confidence);
  };
  // The phrases come in the order of the text already.
  std::stable_sort(matches.begin(), matches.begin() + from_patterns, earlier);
  std::inplace_merge(matches.begin(), matches.begin() + from_patterns, matches.end(), earlier);
  return matches;
}

}  // namespace dsrkit::rules
