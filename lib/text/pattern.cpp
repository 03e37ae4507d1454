#include "dsrkit/text/pattern.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <re2/re2.h>
#include <re2/set.h>
#include <tuple>

namespace dsrkit::text {
namespace {

constexpr std::size_t kWindow = 4096;

RE2::Options options() {
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(std::int64_t{64} << 20U);
  return options;
}

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

struct Pattern::Impl {
  explicit Impl(std::string_view expression) : re(piece(expression), options()) {}

  /// The next non-empty match that begins at or after `from`, reading no further than `end`.
  [[nodiscard]] std::optional<PatternMatch> next(std::string_view text, std::size_t from,
                                                 std::size_t end) const {
    std::array<re2::StringPiece, 2> found;
    const int groups = re.NumberOfCapturingGroups() > 0 ? 2 : 1;
    while (from < end && re.Match(piece(text), from, end, RE2::UNANCHORED, found.data(), groups)) {
      const auto& what = groups == 2 && found[1].data() != nullptr ? found[1] : found[0];
      const auto begin = static_cast<std::size_t>(what.data() - text.data());
      if (!what.empty()) {
        return PatternMatch{0, begin, begin + what.size()};
      }
      from = std::max(begin, from) + 1;
    }
    return std::nullopt;
  }

  RE2 re;
};

Pattern::Pattern(std::string_view expression, std::string_view rule_id)
    : m_impl(std::make_unique<Impl>(expression)) {
  if (!m_impl->re.ok()) {
    throw Error(ErrorCode::config_invalid,
                "rule '" + std::string(rule_id) + "': a pattern is wrong: " + m_impl->re.error(),
                "write it in RE2 syntax; in JSON every backslash is doubled");
  }
}

Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

bool Pattern::matches(std::string_view text) const {
  return RE2::FullMatch(piece(text), m_impl->re);
}

std::vector<PatternMatch> Pattern::find_all(std::string_view text) const {
  std::vector<PatternMatch> matches;
  for (auto match = m_impl->next(text, 0, text.size()); match;
       match = m_impl->next(text, match->end, text.size())) {
    matches.push_back(*match);
  }
  return matches;
}

struct PatternSet::Impl {
  RE2::Set set{options(), RE2::UNANCHORED};
  std::vector<Pattern> patterns;
  bool compiled = false;
};

PatternSet::PatternSet() : m_impl(std::make_unique<Impl>()) {
}

PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;
PatternSet::~PatternSet() = default;

std::size_t PatternSet::add(std::string_view expression, std::string_view rule_id) {
  m_impl->patterns.emplace_back(expression, rule_id);
  m_impl->set.Add(piece(expression), nullptr);
  return m_impl->patterns.size() - 1;
}

void PatternSet::compile() {
  m_impl->compiled = m_impl->patterns.empty() || m_impl->set.Compile();
  if (!m_impl->compiled) {
    throw Error(ErrorCode::config_invalid, "the patterns together need too much memory",
                "make the patterns shorter");
  }
}

std::vector<PatternMatch> PatternSet::find_all(std::string_view text) const {
  if (!m_impl->compiled) {
    throw Error(ErrorCode::internal, "a pattern set was used before it was compiled");
  }
  std::vector<PatternMatch> matches;
  // Where each pattern goes on, so that no match begins inside an earlier one of the same pattern.
  std::vector<std::size_t> resume(m_impl->patterns.size(), 0);
  std::vector<int> present;
  for (std::size_t start = 0; start < text.size() && !resume.empty(); start += kWindow) {
    // A pattern may look at what stands before its match, in the window before.
    const std::size_t from = start - std::min(start, kLongestMatch);
    const std::size_t end = std::min(text.size(), start + kWindow + kLongestMatch);
    present.clear();
    RE2::Set::ErrorInfo failure{};
    const bool any = m_impl->set.Match(piece(text.substr(from, end - from)), &present, &failure);
    if (!any && failure.kind != RE2::Set::kNoError) {
      // Out of automaton memory: run them all rather than miss one.
      present.resize(resume.size());
      for (std::size_t i = 0; i < present.size(); ++i) {
        present[i] = static_cast<int>(i);
      }
    }
    for (const int number : present) {
      const auto index = static_cast<std::size_t>(number);
      const auto& pattern = *m_impl->patterns[index].m_impl;
      for (auto match = pattern.next(text, std::max(from, resume[index]), end);
           match && match->begin < start + kWindow; match = pattern.next(text, match->end, end)) {
        matches.push_back({index, match->begin, match->end});
        resume[index] = match->end;
      }
    }
  }
  std::sort(matches.begin(), matches.end(), [](const PatternMatch& a, const PatternMatch& b) {
    return std::tie(a.begin, a.end, a.pattern) < std::tie(b.begin, b.end, b.pattern);
  });
  return matches;
}

}  // namespace dsrkit::text
