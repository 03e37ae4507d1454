#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace dsrkit::text {

/// Where a name of a dictionary stands, in bytes.
struct DictionaryHit {
  std::size_t name = 0;  ///< number of add()
  std::size_t begin = 0;
  std::size_t end = 0;  ///< with a possessive 's

  bool operator==(const DictionaryHit&) const = default;
};

/// Very many names sought at once, word by word as tokenise() has them: case, accents and look-alike letters
/// do not matter, words may be parted by white space, one line break or a hyphen. One pass over the bytes
/// that makes no tokens of plain words; the time does not depend on how many names there are.
class Dictionary {
public:
  Dictionary();
  Dictionary(Dictionary&&) noexcept;
  Dictionary& operator=(Dictionary&&) noexcept;
  ~Dictionary();

  /// Returns the number of the name, from 0. A name without a word is never found.
  std::size_t add(std::string_view name);
  /// All places of all names, by their first word; they may overlap.
  [[nodiscard]] std::vector<DictionaryHit> find_all(std::string_view text) const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace dsrkit::text
