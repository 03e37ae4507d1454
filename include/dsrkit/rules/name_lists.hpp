#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dsrkit::rules {

/// Given names, nicknames and ordinary words, all folded. Shipped in share/names.
class NameLists {
public:
  /// Reads nicknames.csv, more-nicknames.csv, given-names.txt, words.txt and frequent-words.txt of a folder.
  /// Throws Error(input_unreadable) or Error(data_invalid).
  static NameLists load(const std::filesystem::path& folder);
  /// The names of these files, in order.
  static std::vector<std::string> files();

  [[nodiscard]] bool is_given_name(const std::string& folded) const;
  /// A word of the language that is not only a name.
  [[nodiscard]] bool is_word(const std::string& folded) const;
  /// One of the few thousand most used words ("will", "mark", "may").
  [[nodiscard]] bool is_frequent_word(const std::string& folded) const;
  /// Short and long forms of a given name, both ways, sorted, without itself.
  [[nodiscard]] std::vector<std::string> other_forms(const std::string& folded) const;

private:
  void read_nicknames(const std::filesystem::path& path);
  void add_nickname(const std::string& name, const std::string& nickname);

  std::unordered_set<std::string> m_given;
  std::unordered_set<std::string> m_words;
  std::unordered_set<std::string> m_frequent;
  std::unordered_map<std::string, std::vector<std::string>> m_forms;
};

}  // namespace dsrkit::rules
