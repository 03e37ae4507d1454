#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dsrkit::rules {

/// What lists say a word may be. One word may be many things.
enum class WordKind : std::uint16_t {
  given = 1,        ///< a given name of any country
  family = 2,       ///< a family name of any country
  place = 4,        ///< "Leeds", "Poland"
  people = 8,       ///< "Polish", "Muslim"
  body = 16,        ///< what names of organisations hold: "Council", "Ltd"
  road = 32,        ///< what names of places hold: "Street", "River"
  time = 64,        ///< "Monday", "Easter"
  brand = 128,      ///< "Tesco"
  thing = 256,      ///< "Act", "Subject"
  role = 512,       ///< what stands beside a name: "Judge", "sister"
  speech = 1024,    ///< what people do: "said", "rang"
  greeting = 2048,  ///< "Dear", "regards"
  town = 4096,      ///< a town or county of any country
};

/// Given names, nicknames and ordinary words, all folded. Shipped in share/names.
class NameLists {
public:
  /// Reads the files() of a folder.
  /// Throws Error(input_unreadable) or Error(data_invalid).
  static NameLists load(const std::filesystem::path& folder);
  /// The names of these files, in order.
  static std::vector<std::string> files();

  [[nodiscard]] bool is_given_name(const std::string& folded) const;
  /// A word of the language that is not only a name.
  [[nodiscard]] bool is_word(const std::string& folded) const;
  /// One of the few thousand most used words ("will", "mark", "may").
  [[nodiscard]] bool is_frequent_word(const std::string& folded) const;
  /// The WordKinds of a word, joined; names of any country are wider lists than is_given_name() and prove
  /// nothing alone.
  [[nodiscard]] std::uint16_t kinds(const std::string& folded) const;
  /// Short and long forms of a given name, both ways, sorted, without itself.
  [[nodiscard]] std::vector<std::string> other_forms(const std::string& folded) const;

private:
  void read_nicknames(const std::filesystem::path& path);
  void read_kinds(const std::filesystem::path& path);
  void add_nickname(const std::string& name, const std::string& nickname);

  std::unordered_set<std::string> m_given;
  std::unordered_set<std::string> m_words;
  std::unordered_set<std::string> m_frequent;
  std::unordered_map<std::string, std::uint16_t> m_kinds;
  std::unordered_map<std::string, std::vector<std::string>> m_forms;
};

}  // namespace dsrkit::rules
