#pragma once

#include "dsrkit/text/pattern.hpp"

#include <array>
#include <optional>
#include <re2/re2.h>

namespace dsrkit::text {

[[nodiscard]] RE2::Options re2_options();

[[nodiscard]] inline re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

struct Pattern::Impl {
  explicit Impl(std::string_view expression);

  /// The next non-empty match that begins at or after `from`, reading no further than `end`.
  /// `whole`, when given, is set to where the match begins, which may be before its group.
  [[nodiscard]] std::optional<PatternMatch> next(std::string_view text, std::size_t from, std::size_t end,
                                                 std::size_t* whole = nullptr) const;
  /// The match that begins here.
  [[nodiscard]] std::optional<PatternMatch> at(std::string_view text, std::size_t begin,
                                               std::size_t end) const;
  /// Of what RE2 found, what the rule means.
  [[nodiscard]] const re2::StringPiece& chosen(const std::array<re2::StringPiece, 2>& found) const;

  RE2 re;
  int groups;  ///< to ask for; a group that is the whole match costs time for nothing
};

}  // namespace dsrkit::text
