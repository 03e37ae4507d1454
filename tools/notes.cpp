#include "notes.hpp"

#include "corpus.hpp"

#include "dsrkit/files/files.hpp"

#include <sstream>

namespace dsrkit::training {
namespace {

std::string in_case(std::string word, char place) {
  switch (place) {
    case 'g':
    case 's':
    case 'k': return in_small(std::move(word));
    case 'A':
    case 'B': return in_capitals(std::move(word));
    default: return word;
  }
}

std::string unescaped(std::string line) {
  for (auto at = line.find("\\n"); at != std::string::npos; at = line.find("\\n", at)) {
    line.replace(at, 2, "\n");
  }
  return line;
}

/// The note as corpora write it: a blank about every sign, no empty lines.
std::string spaced(std::string_view note) {
  constexpr std::string_view kSigns = ",;:?!()\"<>";
  std::string out;
  for (std::size_t i = 0; i < note.size(); ++i) {
    const bool ends = i + 1 == note.size() || note[i + 1] == ' ' || note[i + 1] == '\n';
    const bool sign = kSigns.find(note[i]) != kSigns.npos;
    if (sign || (note[i] == '.' && ends) || note.substr(i).starts_with("'s ")) {
      out += ' ';
    }
    if (note[i] != '\n' || !out.ends_with('\n')) {
      out += note[i];
    }
    out += sign ? " " : "";
  }
  return out;
}

bool is_person(char place) {
  constexpr std::string_view kPeople = "GgASsBIiKk";
  return kPeople.find(place) != kPeople.npos;
}

}  // namespace

Notes::Notes(NameSource& source, const std::string& training) : m_source(source) {
  std::istringstream notes(files::read_file(training + "/notes.txt"));
  std::string line;
  while (std::getline(notes, line)) {
    if (!line.starts_with('%')) {
      m_notes.push_back(unescaped(line));
    }
  }
}

void Notes::add(std::vector<tagger::Example>& examples, int copies) {
  for (int copy = 0; copy < copies; ++copy) {
    for (std::size_t i = 0; i < m_notes.size(); ++i) {
      examples.push_back(fill(copy % 2 == 0 ? m_notes[i] : spaced(m_notes[i])));
      examples.back().group = i;
    }
  }
}

std::string Notes::name(char place) {
  switch (place) {
    case 'G':
    case 'g':
    case 'A': return m_source.given();
    case 'S':
    case 's':
    case 'B': return m_source.surname();
    case 'K':
    case 'k': return m_source.nickname();
    case 'I': return m_source.given().substr(0, 1);
    case 'P': return m_source.place();
    case 'N': return m_source.people();
    case 'R': return m_source.brand();
    default: return m_source.word();
  }
}

tagger::Example Notes::fill(std::string_view line) {
  m_taken.clear();
  Passage passage;
  std::size_t begin = 0;
  for (auto open = line.find('{'); open != line.npos; open = line.find('{', begin)) {
    passage.put(line.substr(begin, open - begin), false);
    const auto close = line.find('}', open);
    const char place = line[open + 1];
    const bool again = close > open + 2;
    const bool given = place == 'g' || place == 'A' || place == 'G';
    const bool family = place == 's' || place == 'B' || place == 'S';
    const auto key = (given    ? "G"
                      : family ? "S"
                               : std::string(1, place)) +
                     std::string(line.substr(open + 2, close - open - 2));
    auto& taken = m_taken[key];
    if (!again || taken.empty()) {
      taken = name(place);
    }
    passage.put(in_case(taken, place), is_person(place));
    begin = close + 1;
  }
  passage.put(line.substr(begin), false);
  return passage.example(0);
}

}  // namespace dsrkit::training
