#include "dsrkit/rules/name_lists.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/text/fold.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::rules {
namespace {

constexpr std::size_t kLargestList = std::size_t{16} << 20U;

/// Words of a file, several to a line; lines beginning with # are comments.
std::unordered_set<std::string> read_words(const std::filesystem::path& path) {
  std::unordered_set<std::string> words;
  for (const auto& line : split(files::read_file(path, kLargestList), '\n')) {
    if (line.starts_with('#')) {
      continue;
    }
    for (const auto& word : split(line, ' ')) {
      if (auto folded = text::fold(word); !folded.empty()) {
        words.insert(std::move(folded));
      }
    }
  }
  return words;
}

constexpr std::array<std::pair<const char*, WordKind>, 3> kListed = {
    {{"listed-given-names.txt", WordKind::given},
     {"listed-family-names.txt", WordKind::family},
     {"listed-places.txt", WordKind::town}}};

constexpr std::array<std::string_view, 10> kKinds = {"place", "people", "body", "road",   "time",
                                                     "brand", "thing",  "role", "speech", "greeting"};

std::uint16_t kind_named(std::string_view name) {
  const auto found = std::find(kKinds.begin(), kKinds.end(), name);
  if (found == kKinds.end()) {
    throw Error(ErrorCode::data_invalid, "other-names.txt: unknown kind of words");
  }
  constexpr auto kFirst = static_cast<unsigned>(WordKind::place);
  return static_cast<std::uint16_t>(kFirst << static_cast<unsigned>(found - kKinds.begin()));
}

}  // namespace

NameLists NameLists::load(const std::filesystem::path& folder) {
  NameLists lists;
  lists.m_given = read_words(folder / "given-names.txt");
  lists.m_frequent = read_words(folder / "frequent-words.txt");
  lists.m_words = read_words(folder / "words.txt");
  for (const auto& [file, kind] : kListed) {
    for (const auto& word : read_words(folder / file)) {
      lists.m_kinds[word] |= static_cast<std::uint16_t>(kind);
    }
  }
  lists.read_kinds(folder / "other-names.txt");
  for (const auto* file : {"nicknames.csv", "more-nicknames.csv"}) {
    lists.read_nicknames(folder / file);
  }
  for (auto& [name, forms] : lists.m_forms) {
    std::sort(forms.begin(), forms.end());
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  }
  return lists;
}

std::vector<std::string> NameLists::files() {
  return {"given-names.txt",         "frequent-words.txt", "words.txt",
          "nicknames.csv",           "more-nicknames.csv", "listed-given-names.txt",
          "listed-family-names.txt", "listed-places.txt",  "other-names.txt"};
}

void NameLists::read_nicknames(const std::filesystem::path& path) {
  for (const auto& line : split(files::read_file(path, kLargestList), '\n')) {
    const auto fields = split(trim(line), ',');
    if (line.empty() || line.starts_with("name1,")) {
      continue;
    }
    if (fields.size() != 3) {
      throw Error(ErrorCode::data_invalid, path.filename().string() + ": a line has not three fields");
    }
    add_nickname(text::fold(fields[0]), text::fold(fields[2]));
  }
}

void NameLists::read_kinds(const std::filesystem::path& path) {
  for (const auto& line : split(files::read_file(path, kLargestList), '\n')) {
    const auto colon = line.find(':');
    if (line.starts_with('#') || colon == std::string::npos) {
      continue;
    }
    const auto kind = kind_named(std::string_view(line).substr(0, colon));
    for (const auto& word : split(std::string_view(line).substr(colon + 1), ' ')) {
      if (auto folded = text::fold(word); !folded.empty()) {
        m_kinds[std::move(folded)] |= kind;
      }
    }
  }
}

void NameLists::add_nickname(const std::string& name, const std::string& nickname) {
  if (name == nickname) {
    return;
  }
  m_given.insert(name);
  // A short form such as "al" or "may" makes no word a name; it counts only for somebody known.
  if (!is_frequent_word(nickname) && nickname.size() > 2) {
    m_given.insert(nickname);
  }
  m_forms[name].push_back(nickname);
  m_forms[nickname].push_back(name);
}

bool NameLists::is_given_name(const std::string& folded) const {
  return m_given.contains(folded);
}

bool NameLists::is_word(const std::string& folded) const {
  return m_frequent.contains(folded) || m_words.contains(folded);
}

bool NameLists::is_frequent_word(const std::string& folded) const {
  return m_frequent.contains(folded);
}

std::uint16_t NameLists::kinds(const std::string& folded) const {
  const auto found = m_kinds.find(folded);
  return found == m_kinds.end() ? std::uint16_t{0} : found->second;
}

std::vector<std::string> NameLists::other_forms(const std::string& folded) const {
  const auto found = m_forms.find(folded);
  return found == m_forms.end() ? std::vector<std::string>{} : found->second;
}

}  // namespace dsrkit::rules
