#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dsrkit::sources {

/// A key without the blanks that a column of fixed width adds.
[[nodiscard]] std::string bare_key(std::string_view key);
/// A key as databases compare it that are blind to case.
[[nodiscard]] std::string loose_key(std::string_view key);

/// Keys, found again by how another table writes them: the closest spelling counts.
class KeyIndex {
public:
  void add(const std::string& key);
  /// The key itself when it is there, else those that differ in blanks around, else in case as well.
  [[nodiscard]] const std::vector<std::string>& like(const std::string& key) const;

private:
  using Spellings = std::unordered_map<std::string, std::vector<std::string>>;

  Spellings m_written;
  Spellings m_bare;
  Spellings m_loose;
};

/// An index of the keys of a map.
template <typename Map>
[[nodiscard]] KeyIndex index_of_keys(const Map& map) {
  KeyIndex index;
  for (const auto& entry : map) {
    index.add(entry.first);
  }
  return index;
}

}  // namespace dsrkit::sources
