#include "notes.hpp"

#include "corpus.hpp"

#include "dsrkit/files/files.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <sstream>

namespace dsrkit::training {
namespace {

/// Words of a file without its comments.
std::vector<std::string> words(const std::string& path) {
  std::istringstream in(files::read_file(path));
  std::vector<std::string> words;
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream parts(line.starts_with('#') ? "" : line);
    words.insert(words.end(), std::istream_iterator<std::string>(parts), {});
  }
  return words;
}

std::string with_capital(std::string word) {
  word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  return word;
}

std::string in_case(std::string word, char place) {
  const auto each = [&](auto change) {
    std::transform(word.begin(), word.end(), word.begin(),
                   [&](unsigned char c) { return static_cast<char>(change(c)); });
    return word;
  };
  if (place == 'g' || place == 's') {
    return each([](int c) { return std::tolower(c); });
  }
  if (place == 'A' || place == 'B') {
    return each([](int c) { return std::toupper(c); });
  }
  return word;
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
  constexpr std::string_view kPeople = "GgASsBIi";
  return kPeople.find(place) != kPeople.npos;
}

}  // namespace

Notes::Notes(const std::string& names, const std::string& training) {
  m_lists["given"] = words(training + "/given-names.txt");
  m_lists["surname"] = words(training + "/surnames.txt");
  m_lists["listed-given"] = words(names + "/listed-given-names.txt");
  m_lists["listed-family"] = words(names + "/listed-family-names.txt");
  m_lists["word"] = words(names + "/words.txt");
  std::istringstream others(files::read_file(names + "/other-names.txt"));
  std::string line;
  while (std::getline(others, line)) {
    std::istringstream parts(line.starts_with('#') ? "" : line);
    std::string kind;
    parts >> kind;
    auto& list = m_lists[kind];
    list.insert(list.end(), std::istream_iterator<std::string>(parts), {});
  }
  std::istringstream notes(files::read_file(training + "/notes.txt"));
  while (std::getline(notes, line)) {
    m_notes.push_back(unescaped(line));
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

std::uint64_t Notes::random(std::uint64_t below) {
  m_state = m_state * 6364136223846793005U + 1442695040888963407U;
  return (m_state >> 33U) % below;
}

const std::string& Notes::any(const std::vector<std::string>& words) {
  return words[random(words.size())];
}

/// A name no list has.
std::string Notes::made_up() {
  static constexpr std::string_view kStarts = "bcdfghjklmnprstvwyz";
  static constexpr std::string_view kVowels = "aeiou";
  std::string name;
  for (auto syllables = 2 + random(2); syllables > 0; --syllables) {
    name += kStarts[random(kStarts.size())];
    name += kVowels[random(kVowels.size())];
    if (random(3) == 0) {
      name += kStarts[random(kStarts.size())];
    }
  }
  return name;
}

std::string Notes::given() {
  switch (random(8)) {
    case 0: return with_capital(made_up());
    case 1:
    case 2:
    case 3: return with_capital(any(m_lists["listed-given"]));
    default: return any(m_lists["given"]);
  }
}

std::string Notes::surname() {
  switch (random(10)) {
    case 0: return with_capital(made_up());
    case 1: return with_capital(any(m_lists["word"]));
    case 2:
      return with_capital(any(m_lists["listed-family"])) + '-' + with_capital(any(m_lists["listed-family"]));
    case 3: return (random(2) == 0 ? "Mc" : "O'") + with_capital(any(m_lists["listed-family"]));
    case 4:
    case 5: return any(m_lists["surname"]);
    default: return with_capital(any(m_lists["listed-family"]));
  }
}

std::string Notes::name(char place) {
  switch (place) {
    case 'G':
    case 'g':
    case 'A': return given();
    case 'S':
    case 's':
    case 'B': return surname();
    case 'I': return given().substr(0, 1);
    case 'P': return with_capital(any(m_lists["place:"]));
    case 'N': return with_capital(any(m_lists["people:"]));
    case 'R': return with_capital(any(m_lists["brand:"]));
    default: return with_capital(any(m_lists["word"]));
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
