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

/// Whether the first group holds all that matches: "\b(...)\b". False where that is not plain to see.
bool group_is_whole(std::string_view expression) {
  constexpr std::string_view kIgnoreCase = "(?i)";
  constexpr std::string_view kBorder = "\\b";
  expression.remove_prefix(expression.starts_with(kIgnoreCase) ? kIgnoreCase.size() : 0);
  expression.remove_prefix(expression.starts_with(kBorder) ? kBorder.size() : 0);
  expression.remove_suffix(expression.ends_with(kBorder) ? kBorder.size() : 0);
  for (const std::string_view unclear : {"[[", "\\]", "\\Q"}) {
    if (expression.find(unclear) != std::string_view::npos) {
      return false;
    }
  }
  if (!expression.starts_with("(") || expression.starts_with("(?")) {
    return false;
  }
  std::size_t open = 0;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    if (expression[i] == '[') {
      i = std::min(expression.find(']', i + 2), expression.size());  // the first of a class may be a bracket
    } else if (expression[i] == '\\') {
      ++i;
    } else if (expression[i] == '(') {
      ++open;
    } else if (expression[i] == ')' && --open == 0) {
      return i + 1 == expression.size();
    }
  }
  return false;
}

struct Pattern::Impl {
  explicit Impl(std::string_view expression)
      : re(piece(expression), options()),
        groups(re.NumberOfCapturingGroups() > 0 && !group_is_whole(expression) ? 2 : 1) {}

  /// The next non-empty match that begins at or after `from`, reading no further than `end`.
  /// `whole`, when given, is set to where the match begins, which may be before its group.
  [[nodiscard]] std::optional<PatternMatch> next(std::string_view text, std::size_t from, std::size_t end,
                                                 std::size_t* whole = nullptr) const {
    std::array<re2::StringPiece, 2> found;
    while (from < end && re.Match(piece(text), from, end, RE2::UNANCHORED, found.data(), groups)) {
      const auto& what = chosen(found);
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

  /// The match that begins here.
  [[nodiscard]] std::optional<PatternMatch> at(std::string_view text, std::size_t begin,
                                               std::size_t end) const {
    std::array<re2::StringPiece, 2> found;
    if (!re.Match(piece(text), begin, end, RE2::ANCHOR_START, found.data(), groups)) {
      return std::nullopt;
    }
    const auto& what = chosen(found);
    const auto from = static_cast<std::size_t>(what.data() - text.data());
    return what.empty() ? std::nullopt : std::optional(PatternMatch{0, from, from + what.size()});
  }

  [[nodiscard]] const re2::StringPiece& chosen(const std::array<re2::StringPiece, 2>& found) const {
    return groups == 2 && found[1].data() != nullptr ? found[1] : found[0];
  }

  RE2 re;
  int groups;  ///< to ask for; a group that is the whole match costs time for nothing
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
  RE2::Set within{options(), RE2::UNANCHORED};
  RE2::Set starting{options(), RE2::ANCHOR_START};  ///< after the character before, if there is one
  std::vector<Pattern> patterns;
  std::string alternatives;
  std::unique_ptr<const RE2> any;  ///< all patterns as one, which is much faster than the set
  bool compiled = false;
};

namespace {

/// A part of the text in which matches begin.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where any of the patterns matches next, from `from` on and before `past`; reads no further than `end`.
std::optional<Stretch> next_stretch(const RE2* any, std::string_view text, std::size_t from, std::size_t past,
                                    std::size_t end) {
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

}  // namespace

/// One search of a text.
class PatternSet::Search {
public:
  Search(const Impl& set, std::string_view text)
      : m_set(set), m_text(text), m_resume(set.patterns.size(), 0) {}

  std::vector<PatternMatch> run() {
    for (std::size_t start = 0; start < m_text.size() && !m_resume.empty(); start += kWindow) {
      read_window(start, std::min(m_text.size(), start + kWindow));
    }
    std::sort(m_matches.begin(), m_matches.end(), [](const PatternMatch& a, const PatternMatch& b) {
      return std::tie(a.begin, a.end, a.pattern) < std::tie(b.begin, b.end, b.pattern);
    });
    return std::move(m_matches);
  }

private:
  void read_window(std::size_t start, std::size_t past) {
    const std::size_t end = std::min(m_text.size(), past + kLongestMatch);
    auto stretch = next_stretch(m_set.any.get(), m_text, start, past, end);
    while (stretch) {
      // Nearly always nothing else begins within it, and the one search finds the next stretch.
      auto next = m_set.any == nullptr ? stretch
                                       : next_stretch(m_set.any.get(), m_text, stretch->begin + 1, past, end);
      if (next && next->begin < stretch->end) {
        find_within(*stretch);
        next = next_stretch(m_set.any.get(), m_text, stretch->end, past, end);
      } else {
        find_starting(*stretch);
      }
      stretch = next;
    }
  }

  /// Matches that begin where the stretch begins.
  void find_starting(const Stretch& stretch) {
    const std::size_t limit = limit_of(stretch);
    find_present(m_set.starting, stretch.begin, limit);
    for (const int number : m_present) {
      const auto index = static_cast<std::size_t>(number);
      if (m_resume[index] <= stretch.begin) {
        add(index, m_set.patterns[index].m_impl->at(m_text, stretch.begin, limit));
      }
    }
  }

  /// All matches that begin in the stretch.
  void find_within(const Stretch& stretch) {
    const std::size_t limit = limit_of(stretch);
    find_present(m_set.within, stretch.begin, limit);
    for (const int number : m_present) {
      const auto index = static_cast<std::size_t>(number);
      const auto& pattern = *m_set.patterns[index].m_impl;
      for (std::size_t from = std::max(stretch.begin, m_resume[index]); from < stretch.end;) {
        std::size_t whole = 0;
        const auto match = pattern.next(m_text, from, limit, &whole);
        if (!match || whole >= stretch.end) {
          break;
        }
        add(index, match);
        from = match->end;
      }
    }
  }

  void add(std::size_t pattern, const std::optional<PatternMatch>& match) {
    if (match) {
      m_matches.push_back({pattern, match->begin, match->end});
      m_resume[pattern] = match->end;
    }
  }

  [[nodiscard]] std::size_t limit_of(const Stretch& stretch) const {
    return std::min(m_text.size(), stretch.end + kLongestMatch);
  }

  /// The patterns that may match from a place on; all of them rather than miss one.
  void find_present(const RE2::Set& set, std::size_t begin, std::size_t limit) {
    // A pattern may look at the character before.
    const std::size_t from = begin - std::min<std::size_t>(begin, 1);
    m_present.clear();
    RE2::Set::ErrorInfo failure{};
    if (!set.Match(piece(m_text.substr(from, limit - from)), &m_present, &failure) &&
        failure.kind != RE2::Set::kNoError) {
      // Out of automaton memory.
      m_present.resize(m_set.patterns.size());
      std::iota(m_present.begin(), m_present.end(), 0);
    }
  }

  const Impl& m_set;
  std::string_view m_text;
  std::vector<std::size_t> m_resume;  ///< where each pattern goes on: not inside an earlier match of its own
  std::vector<int> m_present;
  std::vector<PatternMatch> m_matches;
};

PatternSet::PatternSet() : m_impl(std::make_unique<Impl>()) {
}

PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;
PatternSet::~PatternSet() = default;

std::size_t PatternSet::add(std::string_view expression, std::string_view rule_id) {
  const auto group = "(?:" + std::string(expression) + ")";
  m_impl->patterns.emplace_back(expression, rule_id);
  m_impl->within.Add(piece(expression), nullptr);
  m_impl->starting.Add(piece("\\C?" + group), nullptr);
  m_impl->alternatives += (m_impl->alternatives.empty() ? "" : "|") + group;
  return m_impl->patterns.size() - 1;
}

void PatternSet::compile() {
  m_impl->compiled = m_impl->patterns.empty() || (m_impl->within.Compile() && m_impl->starting.Compile());
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
  return Search(*m_impl, text).run();
}

}  // namespace dsrkit::text
