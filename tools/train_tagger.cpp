// Trains the name tagger: train_tagger NAMES-FOLDER NOTES-FOLDER OUTPUT TRAINING-FILE...
#include "dsrkit/files/files.hpp"
#include "dsrkit/rules/name_lists.hpp"
#include "dsrkit/tagger/tagger.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace dsrkit;

constexpr int kRounds = 8;
constexpr std::size_t kSentences = 10;  ///< these files do not tell where a document ends

/// Words of a few sentences, joined, with the places of names.
class Passage {
public:
  void add(std::string_view word, bool person) {
    put(word, person);
    m_text += ' ';
  }

  void put(std::string_view word, bool person) {
    if (person) {
      m_names.emplace_back(m_text.size(), m_text.size() + word.size());
    }
    m_text += word;
  }

  void end_sentence() { m_text += '\n'; }

  [[nodiscard]] tagger::Example example() const {
    tagger::Example example{text::tokenise(m_text), {}};
    std::size_t name = 0;
    for (const auto& token : example.tokens) {
      while (name < m_names.size() && m_names[name].second <= token.begin) {
        ++name;
      }
      example.person.push_back(name < m_names.size() && token.begin >= m_names[name].first);
    }
    return example;
  }

private:
  std::string m_text;
  std::vector<std::pair<std::size_t, std::size_t>> m_names;
};

void read(const std::string& path, std::vector<tagger::Example>& examples) {
  const auto bytes = files::read_file(path);
  Passage passage;
  std::size_t sentences = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    const auto line = std::string_view(bytes).substr(begin, end - begin);
    begin = end + 1;
    const auto gap = line.find_first_of(" \t");
    if (gap != std::string_view::npos) {
      const auto tag = line.substr(gap + 1);
      passage.add(line.substr(0, gap), tag.ends_with("-PER") || tag.ends_with("-person"));
      continue;
    }
    passage.end_sentence();
    if (++sentences % kSentences == 0) {
      examples.push_back(passage.example());
      passage = {};
    }
  }
  examples.push_back(passage.example());
}

/// Words of a file, parted by white space.
std::vector<std::string> words(const std::string& path) {
  std::istringstream in(files::read_file(path));
  return {std::istream_iterator<std::string>(in), {}};
}

/// Fills the places of names in our own notes ("{G}" a given name, "{S}" a surname, small letters for lower
/// case) with names in turn, many times over.
class Notes {
public:
  explicit Notes(const std::string& folder)
      : m_given(given_names(folder)),
        m_surnames(words(folder + "/surnames.txt")),
        m_notes(files::read_file(folder + "/notes.txt")) {}

  void add(std::vector<tagger::Example>& examples) {
    for (int time = 0; time < kCopies; ++time) {
      std::istringstream lines(m_notes);
      std::string line;
      while (std::getline(lines, line)) {
        examples.push_back(fill(line));
      }
    }
  }

private:
  static constexpr int kCopies = 40;

  static std::vector<std::string> given_names(const std::string& folder) {
    return words(folder + "/given-names.txt");
  }

  std::string next(char place) {
    const bool given = place == 'G' || place == 'g';
    const auto& names = given ? m_given : m_surnames;
    m_state = m_state * 6364136223846793005U + 1442695040888963407U;
    auto name = names[(m_state >> 33U) % names.size()];
    if (place == 'g' || place == 's') {
      name[0] = static_cast<char>(name[0] | 0x20);
    }
    return name;
  }

  tagger::Example fill(const std::string& line) {
    Passage passage;
    std::size_t begin = 0;
    for (auto open = line.find('{'); open != std::string::npos; open = line.find('{', begin)) {
      passage.put(std::string_view(line).substr(begin, open - begin), false);
      passage.put(next(line[open + 1]), true);
      begin = open + 3;
    }
    passage.put(std::string_view(line).substr(begin), false);
    return passage.example();
  }

  std::vector<std::string> m_given;
  std::vector<std::string> m_surnames;
  std::string m_notes;
  std::uint64_t m_state = 1;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::fputs("train_tagger NAMES-FOLDER NOTES-FOLDER OUTPUT TRAINING-FILE...\n", stderr);
    return 2;
  }
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    std::vector<tagger::Example> examples;
    for (std::size_t i = 3; i < arguments.size(); ++i) {
      read(arguments[i], examples);
    }
    Notes(arguments[1]).add(examples);
    const auto weights = tagger::train(examples, rules::NameLists::load(arguments[0]), kRounds);
    files::write_file(arguments[2], std::string(weights.begin(), weights.end()));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train_tagger: %s\n", error.what());
    return 1;
  }
  return 0;
}
