#include "citation.hpp"

#include "wording.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <vector>

namespace dsrkit::profile {
namespace {

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_point(std::string_view word) {
  return !word.empty() && word.size() <= 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool introduces_point(std::string_view word) {
  return word == "part" || word == "point" || word == "paragraph" || word == "para";
}

/// Whether a letter was printed as a point, "(g)" or "part g", and is not just a short word after the
/// article.
bool is_marked(std::string_view text, const std::string& point, bool introduced) {
  return introduced || text.find("(" + point + ")") != std::string_view::npos;
}

using Words = std::vector<std::string>;

bool is_article(const std::string& word) {
  return word == "article" || word == "articles" || word == "art";
}

/// Reads what follows the word "article"; `word` is left behind what was read.
ArticleCitation read_citation(Words::const_iterator& word, Words::const_iterator end,
                              std::string_view lower) {
  ArticleCitation citation{.article = *word++, .paragraph = {}, .point = {}};
  bool introduced = false;
  for (; word != end && citation.point.empty(); ++word) {
    if (introduces_point(*word)) {
      introduced = true;
    } else if (is_number(*word) && citation.paragraph.empty()) {
      citation.paragraph = *word;
    } else if (is_point(*word) && is_marked(lower, *word, introduced)) {
      citation.point = *word;
    } else {
      break;
    }
  }
  return citation;
}

}  // namespace

std::vector<ArticleCitation> read_article_citations(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  const Words words = split(trim(comparable(text)), ' ');
  std::vector<ArticleCitation> citations;
  auto word = words.begin();
  while ((word = std::find_if(word, words.end(), is_article)) != words.end()) {
    if (++word != words.end() && is_number(*word)) {
      citations.push_back(read_citation(word, words.end(), lower));
    }
  }
  return citations;
}

}  // namespace dsrkit::profile
