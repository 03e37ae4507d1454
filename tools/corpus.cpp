#include "corpus.hpp"

#include "dsrkit/files/files.hpp"

#include <algorithm>

namespace dsrkit::training {
namespace {

constexpr std::size_t kSentences = 10;

bool closes(std::string_view word) {
  constexpr std::string_view kSigns = ".,;:!?)]%";
  return word == "n't" || word.starts_with('\'') || (word.size() == 1 && kSigns.find(word[0]) != kSigns.npos);
}

bool opens(std::string_view word) {
  return word == "(" || word == "[" || word == "@" || word == "#";
}

bool is_person(std::string_view tags) {
  const auto tag = tags.substr(0, tags.find('\t'));
  return tag.ends_with("-PER") || tag.ends_with("-person");
}

/// Splits a line of either form: "word<tab>tag" or "number<tab>word<tab>tag<tab>...".
std::pair<std::string_view, std::string_view> word_and_tag(std::string_view line) {
  auto gap = line.find_first_of(" \t");
  if (std::count(line.begin(), line.end(), '\t') > 1) {
    line.remove_prefix(gap + 1);
    gap = line.find('\t');
  }
  return gap == line.npos ? std::pair<std::string_view, std::string_view>()
                          : std::pair(line.substr(0, gap), line.substr(gap + 1));
}

}  // namespace

void Passage::put(std::string_view text, bool person) {
  if (person) {
    m_names.emplace_back(m_text.size(), m_text.size() + text.size());
  }
  m_text += text;
}

void Passage::add(std::string_view word, bool person, bool tight) {
  if (!m_open && !(tight && closes(word))) {
    m_text += ' ';
  }
  put(word, person);
  m_open = tight && opens(word);
}

void Passage::end_sentence(bool tight) {
  m_text += tight ? " " : "\n";
  m_open = true;
}

tagger::Example Passage::example(std::size_t group) const {
  tagger::Example example{m_text, {}, group};
  std::size_t name = 0;
  for (const auto& token : text::tokenise(m_text)) {
    while (name < m_names.size() && m_names[name].second <= token.begin) {
      ++name;
    }
    example.person.push_back(name < m_names.size() && token.end > m_names[name].first);
  }
  return example;
}

void read_tagged(const std::string& path, bool tight, std::vector<tagger::Example>& examples) {
  const auto bytes = files::read_file(path);
  const bool documents = bytes.find("# newdoc") != std::string::npos;
  Passage passage;
  std::size_t sentences = 0;
  std::size_t group = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    const auto line = std::string_view(bytes).substr(begin, end - begin);
    begin = end + 1;
    const auto [word, tag] = word_and_tag(line);
    const bool heading = documents && line.starts_with("# ");
    if (!heading && !word.empty()) {
      passage.add(word, is_person(tag), tight);
      continue;
    }
    if (!heading) {
      passage.end_sentence(tight);
      ++sentences;
    }
    if (documents ? line.starts_with("# newdoc") : sentences % kSentences == 0) {
      examples.push_back(passage.example(++group));
      passage = {};
    }
  }
  examples.push_back(passage.example(++group));
}

void read_marked(const std::string& path, std::vector<tagger::Example>& examples) {
  const auto bytes = files::read_file(path);
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto end = std::min(bytes.find("----\n", begin), bytes.size());
    std::string_view rest = std::string_view(bytes).substr(begin, end - begin);
    Passage passage;
    for (auto open = rest.find("[["); open != rest.npos; open = rest.find("[[")) {
      const auto close = rest.find("]]", open);
      passage.put(rest.substr(0, open), false);
      passage.put(rest.substr(open + 2, close - open - 2), true);
      rest.remove_prefix(close + 2);
    }
    passage.put(rest, false);
    examples.push_back(passage.example(0));
    begin = end + 5;
  }
}

}  // namespace dsrkit::training
