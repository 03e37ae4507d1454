#include "re2_pattern.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>
#include <numeric>
#include <re2/filtered_re2.h>
#include <re2/set.h>
#include <tuple>

namespace dsrkit::text {
namespace {

constexpr std::size_t kWindow = 16384;
constexpr char kAt = '@';

/// Whether nothing without an @ matches: an address or a handle. Most text has none to begin with.
bool needs_at(std::string_view expression) {
  re2::FilteredRE2 filtered(1);
  int id = 0;
  if (filtered.Add(piece(expression), re2_options(), &id) != RE2::NoError) {
    return false;
  }
  std::vector<std::string> parts;  // one of which a match must have
  filtered.Compile(&parts);
  std::vector<int> without;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].find(kAt) == std::string::npos) {
      without.push_back(static_cast<int>(i));
    }
  }
  std::vector<int> possible;
  filtered.AllPotentials(without, &possible);
  return without.size() < parts.size() && possible.empty();
}

}  // namespace

struct PatternSet::Impl {
  RE2::Set within{re2_options(), RE2::UNANCHORED};
  RE2::Set starting{re2_options(), RE2::ANCHOR_START};  ///< after the character before, if there is one
  std::vector<Pattern> patterns;
  std::vector<std::size_t> around_at;  ///< patterns that need an @; they are in neither set
  std::vector<std::size_t> general;    ///< the others, by their numbers in the sets
  std::string alternatives;
  std::unique_ptr<const RE2> any;  ///< the general ones as one, which is much faster than the set
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
    for (std::size_t start = 0; start < m_text.size() && !m_set.general.empty(); start += kWindow) {
      read_window(start, std::min(m_text.size(), start + kWindow));
    }
    for (auto at = m_set.around_at.empty() ? m_text.npos : m_text.find(kAt); at != m_text.npos;) {
      at = find_around(at);
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
      const auto index = m_set.general[static_cast<std::size_t>(number)];
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
      find_one(m_set.general[static_cast<std::size_t>(number)], stretch, limit);
    }
  }

  /// Patterns that need an @, around one and those that stand close after it. Returns where the next one is.
  std::size_t find_around(std::size_t at) {
    const Stretch stretch{at - std::min(at, kLongestBeforeAt), last_of_group(at) + 1};
    for (const auto index : m_set.around_at) {
      find_one(index, stretch, limit_of(stretch));
    }
    return m_text.find(kAt, stretch.end);
  }

  [[nodiscard]] std::size_t last_of_group(std::size_t at) const {
    std::size_t last = at;
    for (auto next = at; next != m_text.npos && next <= last + kLongestMatch && next < at + kWindow;
         next = m_text.find(kAt, next + 1)) {
      last = next;
    }
    return last;
  }

  /// Matches of one pattern that begin in the stretch.
  void find_one(std::size_t index, const Stretch& stretch, std::size_t limit) {
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
      m_present.resize(m_set.general.size());
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
  const std::size_t index = m_impl->patterns.size();
  m_impl->patterns.emplace_back(expression, rule_id);
  if (needs_at(expression)) {
    m_impl->around_at.push_back(index);
    return index;
  }
  m_impl->general.push_back(index);
  m_impl->within.Add(piece(expression), nullptr);
  m_impl->starting.Add(piece("\\C?" + group), nullptr);
  m_impl->alternatives += (m_impl->alternatives.empty() ? "" : "|") + group;
  return index;
}

void PatternSet::compile() {
  m_impl->compiled = m_impl->general.empty() || (m_impl->within.Compile() && m_impl->starting.Compile());
  if (!m_impl->compiled) {
    throw Error(ErrorCode::config_invalid, "the patterns together need too much memory",
                "make the patterns shorter");
  }
  if (m_impl->general.empty()) {
    return;
  }
  auto settings = re2_options();
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
