#pragma once

#include "dsrkit/tagger/tagger.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::training {

/// Fills the places in our own notes with names in turn, many times over. A note is a line of notes.txt, "\n"
/// in it a new line. Places: {G} a given name, {S} a surname, {I} an initial, {g} {s} {A} {B} the same in
/// lower case and capitals, {P} a town, {N} a people, {R} a brand, {W} any other word with a capital; a
/// number after the letter ({G1}) takes the same name again.
class Notes {
public:
  /// Reads the lists and notes of the two folders.
  Notes(const std::string& names, const std::string& training);

  void add(std::vector<tagger::Example>& examples, int copies);

private:
  const std::string& any(const std::vector<std::string>& words);
  std::uint64_t random(std::uint64_t below);
  std::string surname();
  std::string given();
  std::string made_up();
  std::string name(char place);
  tagger::Example fill(std::string_view line);

  std::map<std::string, std::vector<std::string>, std::less<>> m_lists;
  std::vector<std::string> m_notes;
  std::map<std::string, std::string, std::less<>> m_taken;
  std::uint64_t m_state = 1;
};

}  // namespace dsrkit::training
