#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::profile {

/// An article of the UK GDPR as a notice cites it; parts that are not printed are empty.
struct ArticleCitation {
  std::string article;    ///< "9"
  std::string paragraph;  ///< "2"
  std::string point;      ///< "g", lower case
};

/// The articles cited, in order: "Article 9(2)(g)", "Article 6 part e", "article 6, point (ea)".
[[nodiscard]] std::vector<ArticleCitation> read_article_citations(std::string_view text);

}  // namespace dsrkit::profile
