#pragma once

#include "dsrkit/rules/matcher.hpp"
#include "dsrkit/text/tokens.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// What the word rules say of a token.
struct Marks {
  bool title = false;  ///< Mrs, Dr
  bool kin_title = false;
  bool rank = false;  ///< PC, social worker
  bool sign_off = false;
  bool speech = false;
  bool predicate = false;     ///< is, was, had
  bool grammar_word = false;  ///< the, will, today
  bool not_a_name = false;
  bool place_suffix = false;
};

/// Marks by token, from the matches of word rules.
[[nodiscard]] std::vector<Marks> marks_of(const std::vector<text::Token>& tokens,
                                          const std::vector<rules::RuleMatch>& matches);

/// Whether matches of this kind are marks for the search for names and nothing by themselves.
[[nodiscard]] bool is_mark_kind(std::string_view kind);

}  // namespace dsrkit::redact
