#pragma once

#include "dsrkit/text/tokens.hpp"
#include "dsrkit/text/word_hash.hpp"
#include "dsrkit/text/word_shapes.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace dsrkit::rules {

/// Phrases of folded words, found in tokens by their first word; the longest of those that begin at a token
/// wins.
class PhraseIndex {
public:
  struct Hit {
    std::size_t first = 0;  ///< token
    std::size_t count = 0;  ///< tokens
    std::size_t tag = 0;    ///< as given to add()
  };

  /// Words of `phrase` are folded here. Several tags may share a phrase.
  void add(const std::string& phrase, std::size_t tag);
  /// Appends the longest phrase at `first` under each of its tags.
  void find_at(const std::vector<text::Token>& tokens, std::size_t first, std::vector<Hit>& hits) const;

private:
  struct Entry {
    std::vector<std::string> words;
    std::size_t tag = 0;
  };

  text::WordShapes m_shapes;  ///< of the first words
  std::unordered_map<std::string, std::vector<Entry>, text::WordHash>
      m_entries;  ///< by first word, longest first
};

}  // namespace dsrkit::rules
