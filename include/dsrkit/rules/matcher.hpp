#pragma once

#include "dsrkit/rules/rule_set.hpp"
#include "dsrkit/text/tokens.hpp"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace dsrkit::rules {

/// A place where a rule matched.
struct RuleMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  const Rule* rule = nullptr;  ///< lives as long as the matcher
  double confidence = 0;
  bool with_context = false;
};

/// The enabled rules of a set, compiled. Copies what it needs.
class Matcher {
public:
  explicit Matcher(const RuleSet& rules);
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  /// What the rules find, sorted by begin, longest first; matches may overlap. `tokens` are those of `text`.
  [[nodiscard]] std::vector<RuleMatch> find(std::string_view text,
                                            const std::vector<text::Token>& tokens) const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace dsrkit::rules
