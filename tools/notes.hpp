#pragma once

#include "name_source.hpp"

#include "dsrkit/tagger/tagger.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::training {

/// Fills the places in our own notes with names in turn, many times over. A note is a line of notes.txt, "\n"
/// in it a new line. Places: {G} a given name, {S} a surname, {I} an initial, {g} {s} {A} {B} the same in
/// lower case and capitals, {K} {k} a nickname, {P} a town, {N} a people, {R} a brand, {W} any other word
/// with a capital; a number after the letter ({G1}) takes the same name again.
class Notes {
public:
  /// Reads the notes of the folder; `source` must outlive it.
  Notes(NameSource& source, const std::string& training);

  void add(std::vector<tagger::Example>& examples, int copies);

private:
  std::string name(char place);
  tagger::Example fill(std::string_view line);

  NameSource& m_source;
  std::vector<std::string> m_notes;
  std::map<std::string, std::string, std::less<>> m_taken;
};

}  // namespace dsrkit::training
