#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::seal {

/// Finds any of many byte patterns in one pass, regardless of the case of ASCII letters. At nearly every byte
/// of a text one look into a table of how patterns begin says that none does; the cost does not grow with
/// their number. Where one may begin, the sorted patterns are searched by halves.
class ByteSearch {
public:
  struct Hit {
    std::size_t pattern = 0;  ///< what add() returned
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// Patterns must not be empty; all are added before build().
  std::size_t add(std::string_view pattern);
  void build();
  /// Every occurrence, overlapping ones too, in no particular order.
  void find(std::string_view text, const std::function<void(const Hit&)>& found) const;

private:
  struct Entry {
    std::size_t begin = 0;  ///< of its bytes in lower case
    std::uint32_t length = 0;
    std::uint32_t id = 0;      ///< of the pattern
    std::int32_t prefix = -1;  ///< the nearest shorter entry that this one begins with
  };

  /// Patterns that are told apart by their first `width` bytes.
  struct Group {
    std::size_t width = 0;
    std::string bytes = {};                  ///< of all entries, one after the other
    std::vector<Entry> entries = {};         ///< sorted
    std::vector<std::uint64_t> filter = {};  ///< a bit for each hash of a beginning
    std::vector<std::uint64_t> keys = {};    ///< open addressing
    std::vector<std::uint32_t> firsts = {};  ///< of keys: their first entry, plus 1; 0: a free slot
    std::size_t shift = 0;                   ///< what makes a hash a bit of the filter

    [[nodiscard]] std::string_view text_of(const Entry& entry) const {
      return std::string_view(bytes).substr(entry.begin, entry.length);
    }

    void build();
    void find(std::string_view lowered, const std::function<void(const Hit&)>& found) const;
    void find_at(std::string_view lowered, std::size_t at, std::uint64_t key,
                 const std::function<void(const Hit&)>& found) const;
  };

  std::vector<Group> m_groups{Group{.width = 8}, Group{.width = 4}, Group{.width = 1}};
  std::size_t m_count = 0;
};

}  // namespace dsrkit::seal
