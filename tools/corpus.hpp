#pragma once

#include "dsrkit/tagger/tagger.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::training {

/// Words of a few sentences, joined, with the places of names.
class Passage {
public:
  /// Puts text as it is, all of it a name or none.
  void put(std::string_view text, bool person);
  /// Puts a word and a blank; `tight`: no blank where print has none.
  void add(std::string_view word, bool person, bool tight);
  void end_sentence(bool tight);

  [[nodiscard]] tagger::Example example(std::size_t group) const;

private:
  std::string m_text;
  std::vector<std::pair<std::size_t, std::size_t>> m_names;
  bool m_open = true;  ///< the next word follows without a blank
};

/// Reads a file of words and tags (CoNLL, IOB2), a few sentences an example, where the file names no
/// documents.
void read_tagged(const std::string& path, bool tight, std::vector<tagger::Example>& examples);

/// Reads text whose names are marked [[so]]; an example for each part between lines of "----".
void read_marked(const std::string& path, std::vector<tagger::Example>& examples);

}  // namespace dsrkit::training
