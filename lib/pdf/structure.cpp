#include "structure.hpp"

#include <algorithm>

namespace dsrkit::pdf {
namespace {

constexpr std::size_t kTreeFanOut = 256;

}  // namespace

StructureTree::StructureTree(ObjectFile& objects) : m_objects(objects), m_root(objects.reserve()) {
  Element document;
  document.id = m_objects.reserve();
  document.parent = m_root;
  document.type = "Document";
  m_sections.push_back(std::move(document));
  m_levels.push_back(0);
}

Element StructureTree::open(Element& parent, std::string_view type, std::string attributes) {
  Element element;
  element.id = m_objects.reserve();
  element.parent = parent.id;
  element.type = type;
  element.attributes = std::move(attributes);
  parent.kids += ref(element.id);
  return element;
}

void StructureTree::close(const Element& element) {
  std::string entries = "/S/" + element.type + "/P " + ref(element.parent);
  if (element.page != 0) {
    entries += "/Pg " + ref(element.page);
  }
  m_objects.set(element.id, entries + "/K[" + element.kids + "]" + element.attributes);
}

std::size_t StructureTree::begin_section(std::size_t level) {
  while (m_levels.back() >= level) {
    close(m_sections.back());
    m_sections.pop_back();
    m_levels.pop_back();
  }
  m_sections.push_back(open(m_sections.back(), "Sect"));
  m_levels.push_back(level);
  return m_levels.size() - 1;
}

std::size_t StructureTree::new_key() {
  m_parents.emplace_back();
  return m_parents.size() - 1;
}

ObjectId StructureTree::write_parent_tree() {
  const ObjectId tree = m_objects.reserve();
  std::string kids;
  for (std::size_t first = 0; first < m_parents.size(); first += kTreeFanOut) {
    const std::size_t end = std::min(first + kTreeFanOut, m_parents.size());
    std::string leaf = "/Limits[" + std::to_string(first) + " " + std::to_string(end - 1) + "]/Nums[";
    for (std::size_t key = first; key < end; ++key) {
      leaf += std::to_string(key) + " " + m_parents[key] + "\n";
    }
    kids += ref(m_objects.add(leaf + "]"));
  }
  m_objects.set(tree, "/Kids[" + kids + "]");
  return tree;
}

std::string StructureTree::finish() {
  const ObjectId document = m_sections.front().id;
  while (!m_sections.empty()) {
    close(m_sections.back());
    m_sections.pop_back();
  }
  m_objects.set(m_root, "/Type/StructTreeRoot/K[" + ref(document) + "]/ParentTree " +
                            ref(write_parent_tree()) + "/ParentTreeNextKey " +
                            std::to_string(m_parents.size()));
  return "/StructTreeRoot " + ref(m_root) + "/MarkInfo<</Marked true>>";
}

}  // namespace dsrkit::pdf
