#pragma once

#include "dsrkit/rules/name_lists.hpp"
#include "dsrkit/text/tokens.hpp"

#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// Gives the other mentions of what is surely a name in a document a part of its score: a surname alone, in
/// capitals or, unless it is a word of the language, in small letters; and initials that sign for it.
void share_scores(std::string_view text, const std::vector<text::Token>& tokens,
                  const rules::NameLists& lists, std::vector<int>& scores);

/// The score below which a word is no name: higher in text that writes capitals as books do.
[[nodiscard]] int least_score(const std::vector<text::Token>& tokens);

/// How likely a word of this score is a person's name, as measured on text the tagger was not trained on.
[[nodiscard]] double likelihood(int score);

}  // namespace dsrkit::redact
