#include "dsrkit/text/pattern.hpp"

#include "re2_pattern.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>

namespace dsrkit::text {
namespace {

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

}  // namespace

RE2::Options re2_options() {
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(std::int64_t{64} << 20U);
  return options;
}

Pattern::Impl::Impl(std::string_view expression)
    : re(piece(expression), re2_options()),
      groups(re.NumberOfCapturingGroups() > 0 && !group_is_whole(expression) ? 2 : 1) {
}

std::optional<PatternMatch> Pattern::Impl::next(std::string_view text, std::size_t from, std::size_t end,
                                                std::size_t* whole) const {
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

std::optional<PatternMatch> Pattern::Impl::at(std::string_view text, std::size_t begin,
                                              std::size_t end) const {
  std::array<re2::StringPiece, 2> found;
  if (!re.Match(piece(text), begin, end, RE2::ANCHOR_START, found.data(), groups)) {
    return std::nullopt;
  }
  const auto& what = chosen(found);
  const auto from = static_cast<std::size_t>(what.data() - text.data());
  return what.empty() ? std::nullopt : std::optional(PatternMatch{0, from, from + what.size()});
}

const re2::StringPiece& Pattern::Impl::chosen(const std::array<re2::StringPiece, 2>& found) const {
  return groups == 2 && found[1].data() != nullptr ? found[1] : found[0];
}

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

}  // namespace dsrkit::text
