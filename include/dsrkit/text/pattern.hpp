#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::text {

/// Where a pattern matched, in bytes: its first group when it has one, else the whole match.
struct PatternMatch {
  std::size_t pattern = 0;  ///< index of add(); 0 of a single Pattern
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const PatternMatch&) const = default;
};

/// A regular expression (RE2 syntax: no look-around, no back-references, linear time).
class Pattern {
public:
  /// Throws Error(config_invalid) naming `rule_id` when the expression is wrong.
  Pattern(std::string_view expression, std::string_view rule_id);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  /// Whether the whole text matches.
  [[nodiscard]] bool matches(std::string_view text) const;
  /// Non-empty matches from left to right; the next one is sought after the end of the one before.
  [[nodiscard]] std::vector<PatternMatch> find_all(std::string_view text) const;

private:
  friend class PatternSet;
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

/// Many patterns sought at once. A match longer than kLongestMatch bytes may be cut or missed, and of an
/// e-mail address or handle what stands further before its @ than kLongestBeforeAt: only the patterns that
/// match at a place are run there, on so much text as that.
class PatternSet {
public:
  static constexpr std::size_t kLongestMatch = 256;
  static constexpr std::size_t kLongestBeforeAt = 128;

  PatternSet();
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;
  ~PatternSet();

  /// Returns the index of the pattern. Throws Error(config_invalid) naming `rule_id`.
  std::size_t add(std::string_view expression, std::string_view rule_id);
  /// To be called once, after the last add().
  void compile();
  /// All matches of all patterns, sorted by begin, end and pattern. Matches of different patterns may
  /// overlap.
  [[nodiscard]] std::vector<PatternMatch> find_all(std::string_view text) const;

private:
  struct Impl;
  class Search;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace dsrkit::text
