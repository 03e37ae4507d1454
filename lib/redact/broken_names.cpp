#include "broken_names.hpp"

#include <string>

namespace dsrkit::redact {
namespace {

using text::Gap;
using text::Token;

bool is_broken_at(const std::vector<Token>& tokens, std::size_t i, const PartyNames& names,
                  const rules::NameLists& lists) {
  if (i + 1 >= tokens.size()) {
    return false;
  }
  const auto& first = tokens[i];
  const auto& next = tokens[i + 1];
  // A hyphen and nothing else is one or three bytes; with a line break there is more between the two.
  const bool hyphen_and_line = next.gap == Gap::hyphen && next.sentence_start;
  const bool apart = (next.gap == Gap::space || next.gap == Gap::hyphen) && names.begins_name(first.folded);
  // "O'5ullivan": an apostrophe before a digit parts the word.
  if (first.folded == "o" && next.digits && next.begin <= first.end + 3 && next.gap == Gap::other &&
      !names.misread(first.folded + next.folded).empty()) {
    return true;
  }
  if (first.possessive || (!hyphen_and_line && !apart)) {
    return false;
  }
  const auto whole = first.folded + next.folded;
  // "Kowa-\nlczyk" of nobody known: no part is a word, nor the whole.
  const bool name_like = hyphen_and_line && first.casing == text::Casing::capitalised &&
                         next.casing == text::Casing::lower && !lists.is_word(next.folded) &&
                         !lists.is_word(whole);
  return name_like || !names.exact(whole).empty();
}

}  // namespace

bool join_broken_names(const std::vector<Token>& tokens, const std::vector<Marks>& marks,
                       const PartyNames& names, const rules::NameLists& lists, std::vector<Token>& joined,
                       std::vector<Marks>& joined_marks) {
  std::size_t copied = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_broken_at(tokens, i, names, lists)) {
      continue;
    }
    const auto from = static_cast<std::ptrdiff_t>(copied);
    const auto to = static_cast<std::ptrdiff_t>(i);
    joined.insert(joined.end(), tokens.begin() + from, tokens.begin() + to);
    joined_marks.insert(joined_marks.end(), marks.begin() + from, marks.begin() + to);
    Token whole = tokens[i];
    whole.end = tokens[i + 1].end;
    whole.whole_end = tokens[i + 1].whole_end;
    whole.folded += tokens[i + 1].folded;
    whole.possessive = tokens[i + 1].possessive;
    whole.digits = whole.digits || tokens[i + 1].digits;
    whole.casing = whole.casing == text::Casing::upper ? tokens[i + 1].casing : whole.casing;
    joined.push_back(std::move(whole));
    joined_marks.emplace_back();
    copied = i + 2;
    ++i;
  }
  if (copied == 0) {
    return false;
  }
  joined.insert(joined.end(), tokens.begin() + static_cast<std::ptrdiff_t>(copied), tokens.end());
  joined_marks.insert(joined_marks.end(), marks.begin() + static_cast<std::ptrdiff_t>(copied), marks.end());
  return true;
}

}  // namespace dsrkit::redact
