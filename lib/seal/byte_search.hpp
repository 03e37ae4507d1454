#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace dsrkit::seal {

/// Finds any of many byte patterns in one pass (Aho and Corasick, 1975), regardless of the case of ASCII
/// letters.
class ByteSearch {
public:
  struct Hit {
    std::size_t pattern = 0;  ///< what add() returned
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  ByteSearch();
  /// Patterns must not be empty; all are added before build().
  std::size_t add(std::string_view pattern);
  void build();
  /// Every occurrence, overlapping ones too, in the order of their ends.
  void find(std::string_view text, const std::function<void(const Hit&)>& found) const;

private:
  static constexpr std::int32_t kNone = -1;

  struct Node {
    std::int32_t first_child = kNone;
    std::int32_t sibling = kNone;
    std::int32_t fail = 0;
    std::int32_t pattern = kNone;  ///< the latest pattern that ends here
    std::int32_t shorter = kNone;  ///< the nearest shorter suffix where a pattern ends
    unsigned char byte = 0;
  };

  [[nodiscard]] std::int32_t child(std::int32_t node, unsigned char byte) const;
  [[nodiscard]] std::int32_t next(std::int32_t node, unsigned char byte) const;
  std::int32_t grow(std::int32_t node, unsigned char byte);

  std::vector<Node> m_nodes;
  std::array<std::int32_t, 256> m_roots{};
  std::vector<std::size_t> m_lengths;
  std::vector<std::int32_t> m_same;  ///< an earlier pattern with the same bytes
};

}  // namespace dsrkit::seal
