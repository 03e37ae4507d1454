#include "dsrkit/text/pattern.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <re2/re2.h>
#include <re2/set.h>
#include <tuple>

namespace dsrkit::text {
namespace {

constexpr std::size_t kWindow = 16384;

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
  /// `whole`, when given, is set to where the match begins, which may be before its group.
  [[nodiscard]] std::optional<PatternMatch> next(std::string_view text, std::size_t from, std::size_t end,
                                                 std::size_t* whole = nullptr) const {
    std::array<re2::StringPiece, 2> found;
    const int groups = re.NumberOfCapturingGroups() > 0 ? 2 : 1;
    while (from < end && re.Match(piece(text), from, end, RE2::UNANCHORED, found.data(), groups)) {
      const auto& what = groups == 2 && found[1].data() != nullptr ? found[1] : found[0];
      const auto begin = static_cast<std::size_t>(what.data() - text.data());
      if (!what.empty()) {
        if (whole != nullptr) {
          *whole = static_cast<std::size_t>(found[0].data() - text.data());
        }
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
  /// A part of the text in which matches begin.
  struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// Where any pattern matches next, from `from` on and before `past`; reads no further than `end`.
  [[nodiscard]] std::optional<Stretch> next_stretch(std::string_view text, std::size_t from, std::size_t past,
                                                    std::size_t end) const;
  /// The patterns that may match in a piece of a text; all of them rather than miss one.
  void find_present(std::string_view text, std::vector<int>& present) const;

  RE2::Set set{options(), RE2::UNANCHORED};
  std::vector<Pattern> patterns;
  std::string alternatives;
  std::unique_ptr<const RE2> any;  ///< all patterns as one, which is much faster than the set
  bool compiled = false;
};

std::optional<PatternSet::Impl::Stretch> PatternSet::Impl::next_stretch(std::string_view text,
                                                                        std::size_t from, std::size_t past,
                                                                        std::size_t end) const {
  if (from >= past) {
    return std::nullopt;
  }
  if (any == nullptr) {
    return Stretch{from, past};
  }
  re2::StringPiece found;
  if (!any->Match(piece(text), from, end, RE2::UNANCHORED, &found, 1)) {
    return std::nullopt;
  }
  const auto begin = static_cast<std::size_t>(found.data() - text.data());
  if (begin >= past) {
    return std::nullopt;
  }
  return Stretch{begin, std::min(past, begin + std::max<std::size_t>(found.size(), 1))};
}

void PatternSet::Impl::find_present(std::string_view text, std::vector<int>& present) const {
  present.clear();
  RE2::Set::ErrorInfo failure{};
  if (!set.Match(piece(text), &present, &failure) && failure.kind != RE2::Set::kNoError) {
    // Out of automaton memory.
    present.resize(patterns.size());
    std::iota(present.begin(), present.end(), 0);
  }
}

PatternSet::PatternSet() : m_impl(std::make_unique<Impl>()) {
}

PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;
PatternSet::~PatternSet() = default;

std::size_t PatternSet::add(std::string_view expression, std::string_view rule_id) {
  m_impl->patterns.emplace_back(expression, rule_id);
  m_impl->set.Add(piece(expression), nullptr);
  m_impl->alternatives += (m_impl->alternatives.empty() ? "(?:" : "|(?:") + std::string(expression) + ")";
  return m_impl->patterns.size() - 1;
}

void PatternSet::compile() {
  m_impl->compiled = m_impl->patterns.empty() || m_impl->set.Compile();
  if (!m_impl->compiled) {
    throw Error(ErrorCode::config_invalid, "the patterns together need too much memory",
                "make the patterns shorter");
  }
  auto settings = options();
  settings.set_never_capture(true);
  auto any = std::make_unique<const RE2>(m_impl->alternatives, settings);
  m_impl->any = any->ok() ? std::move(any) : nullptr;
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
    const std::size_t past = std::min(text.size(), start + kWindow);
    const std::size_t end = std::min(text.size(), past + kLongestMatch);
    for (auto stretch = m_impl->next_stretch(text, start, past, end); stretch;
         stretch = m_impl->next_stretch(text, stretch->end, past, end)) {
      const std::size_t limit = std::min(text.size(), stretch->end + kLongestMatch);
      // A pattern may look at the character before.
      const std::size_t from = stretch->begin - std::min<std::size_t>(stretch->begin, 1);
      m_impl->find_present(text.substr(from, limit - from), present);
      for (const int number : present) {
        const auto index = static_cast<std::size_t>(number);
        const auto& pattern = *m_impl->patterns[index].m_impl;
        std::size_t whole = 0;
        for (auto match = pattern.next(text, std::max(stretch->begin, resume[index]), limit, &whole);
             match && whole < stretch->end; match = pattern.next(text, match->end, limit, &whole)) {
          matches.push_back({index, match->begin, match->end});
          resume[index] = match->end;
        }
      }
    }
  }
  std::sort(matches.begin(), matches.end(), [](const PatternMatch& a, const PatternMatch& b) {
    return std::tie(a.begin, a.end, a.pattern) < std::tie(b.begin, b.end, b.pattern);
  });
  return matches;
}

}  // namespace dsrkit::text
