#include "byte_search.hpp"

namespace dsrkit::seal {
namespace {

unsigned char lower(char c) {
  return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

}  // namespace

ByteSearch::ByteSearch() : m_nodes(1) {
  m_roots.fill(kNone);
}

std::int32_t ByteSearch::child(std::int32_t node, unsigned char byte) const {
  if (node == 0) {
    return m_roots.at(byte);
  }
  std::int32_t found = m_nodes[static_cast<std::size_t>(node)].first_child;
  while (found != kNone && m_nodes[static_cast<std::size_t>(found)].byte != byte) {
    found = m_nodes[static_cast<std::size_t>(found)].sibling;
  }
  return found;
}

std::int32_t ByteSearch::grow(std::int32_t node, unsigned char byte) {
  const auto added = static_cast<std::int32_t>(m_nodes.size());
  Node& parent = m_nodes[static_cast<std::size_t>(node)];
  const Node fresh{.sibling = parent.first_child, .byte = byte};
  parent.first_child = added;
  m_nodes.push_back(fresh);
  if (node == 0) {
    m_roots.at(byte) = added;
  }
  return added;
}

std::size_t ByteSearch::add(std::string_view pattern) {
  std::int32_t node = 0;
  for (const char c : pattern) {
    const std::int32_t known = child(node, lower(c));
    node = known == kNone ? grow(node, lower(c)) : known;
  }
  const std::size_t id = m_lengths.size();
  m_lengths.push_back(pattern.size());
  m_same.push_back(m_nodes[static_cast<std::size_t>(node)].pattern);
  m_nodes[static_cast<std::size_t>(node)].pattern = static_cast<std::int32_t>(id);
  return id;
}

std::int32_t ByteSearch::next(std::int32_t node, unsigned char byte) const {
  while (true) {
    const std::int32_t found = child(node, byte);
    if (found != kNone || node == 0) {
      return found == kNone ? 0 : found;
    }
    node = m_nodes[static_cast<std::size_t>(node)].fail;
  }
}

void ByteSearch::build() {
  std::vector<std::int32_t> open{0};
  for (std::size_t i = 0; i < open.size(); ++i) {
    const std::int32_t parent = open[i];
    for (std::int32_t at = m_nodes[static_cast<std::size_t>(parent)].first_child; at != kNone;
         at = m_nodes[static_cast<std::size_t>(at)].sibling) {
      Node& node = m_nodes[static_cast<std::size_t>(at)];
      node.fail = parent == 0 ? 0 : next(m_nodes[static_cast<std::size_t>(parent)].fail, node.byte);
      const Node& suffix = m_nodes[static_cast<std::size_t>(node.fail)];
      node.shorter = suffix.pattern != kNone ? node.fail : suffix.shorter;
      open.push_back(at);
    }
  }
}

void ByteSearch::find(std::string_view text, const std::function<void(const Hit&)>& found) const {
  std::int32_t state = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    state = next(state, lower(text[i]));
    for (std::int32_t at = state; at != kNone; at = m_nodes[static_cast<std::size_t>(at)].shorter) {
      for (std::int32_t id = m_nodes[static_cast<std::size_t>(at)].pattern; id != kNone;
           id = m_same[static_cast<std::size_t>(id)]) {
        const auto pattern = static_cast<std::size_t>(id);
        found({pattern, i + 1 - m_lengths[pattern], i + 1});
      }
    }
  }
}

}  // namespace dsrkit::seal
