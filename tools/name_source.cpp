#include "name_source.hpp"

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

/// Short forms: the last field of each line.
std::vector<std::string> short_forms(const std::string& path) {
  std::istringstream in(files::read_file(path));
  std::vector<std::string> forms;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    auto form = line.substr(line.rfind(',') + 1);
    std::erase(form, '\r');
    if (form.size() > 2 && form.find(' ') == std::string::npos) {
      forms.push_back(std::move(form));
    }
  }
  return forms;
}

template <typename Change>
std::string each(std::string text, Change change) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [&](unsigned char c) { return static_cast<char>(change(c)); });
  return text;
}

}  // namespace

std::string with_capital(std::string word) {
  word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  return word;
}

std::string in_small(std::string text) {
  return each(std::move(text), [](int c) { return std::tolower(c); });
}

std::string in_capitals(std::string text) {
  return each(std::move(text), [](int c) { return std::toupper(c); });
}

NameSource::NameSource(const std::string& names, const std::string& training) {
  for (auto& name : words(training + "/left-out-names.txt")) {
    m_left_out.insert(std::move(name));
  }
  const auto drawn = [&](std::vector<std::string> list) {
    std::erase_if(list, [&](const std::string& name) { return m_left_out.contains(in_small(name)); });
    return list;
  };
  m_lists["given"] = drawn(words(training + "/given-names.txt"));
  m_lists["surname"] = drawn(words(training + "/surnames.txt"));
  m_lists["listed-given"] = drawn(words(names + "/listed-given-names.txt"));
  m_lists["listed-family"] = drawn(words(names + "/listed-family-names.txt"));
  m_lists["nickname"] = drawn(short_forms(names + "/nicknames.csv"));
  m_lists["word"] = drawn(words(names + "/words.txt"));
  m_given.insert(m_lists["listed-given"].begin(), m_lists["listed-given"].end());
  std::istringstream others(files::read_file(names + "/other-names.txt"));
  std::string line;
  while (std::getline(others, line)) {
    std::istringstream parts(line.starts_with('#') ? "" : line);
    std::string kind;
    parts >> kind;
    auto& list = m_lists[kind];
    list.insert(list.end(), std::istream_iterator<std::string>(parts), {});
  }
}

std::uint64_t NameSource::random(std::uint64_t below) {
  m_state = m_state * 6364136223846793005U + 1442695040888963407U;
  return (m_state >> 33U) % below;
}

const std::string& NameSource::any(const std::vector<std::string>& words) {
  return words[random(words.size())];
}

/// A name no list has.
std::string NameSource::made_up() {
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

std::string NameSource::given() {
  switch (random(8)) {
    case 0: return with_capital(made_up());
    case 1:
    case 2:
    case 3: return with_capital(any(m_lists["listed-given"]));
    default: return any(m_lists["given"]);
  }
}

std::string NameSource::surname() {
  switch (random(10)) {
    case 0: return with_capital(made_up());
    case 1: return word();
    case 2:
      return with_capital(any(m_lists["listed-family"])) + '-' + with_capital(any(m_lists["listed-family"]));
    case 3: return (random(2) == 0 ? "Mc" : "O'") + with_capital(any(m_lists["listed-family"]));
    case 4:
    case 5: return any(m_lists["surname"]);
    default: return with_capital(any(m_lists["listed-family"]));
  }
}

std::string NameSource::nickname() {
  return with_capital(any(m_lists["nickname"]));
}

std::string NameSource::place() {
  return with_capital(any(m_lists["place:"]));
}

std::string NameSource::people() {
  return with_capital(any(m_lists["people:"]));
}

std::string NameSource::brand() {
  return with_capital(any(m_lists["brand:"]));
}

std::string NameSource::word() {
  return with_capital(any(m_lists["word"]));
}

bool NameSource::is_given(const std::string& small) const {
  return m_given.contains(small);
}

}  // namespace dsrkit::training
