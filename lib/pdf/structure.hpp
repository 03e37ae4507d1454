#pragma once

#include "object_file.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::pdf {

/// An element of the logical structure (ISO 32000-1, 14.7) that still takes children or content.
struct Element {
  ObjectId id = 0;
  ObjectId parent = 0;
  std::string type;
  std::string attributes;  ///< further entries, e.g. "/ActualText<...>"
  std::string kids;
  ObjectId page = 0;  ///< of the first piece of content
};

/// The structure tree: elements are written as soon as they are closed, only the open ones stay in memory.
class StructureTree {
public:
  explicit StructureTree(ObjectFile& objects);

  [[nodiscard]] Element open(Element& parent, std::string_view type, std::string attributes = {});
  void close(const Element& element);

  /// The section in which blocks now are; heading levels open and close sections.
  [[nodiscard]] Element& section() { return m_sections.back(); }

  /// Returns how deep the section lies, from 1: the level of its heading for readers, which never skips one
  /// (PDF/UA-1, 7.4.2) whatever the heading looks like.
  std::size_t begin_section(std::size_t level);

  /// A key of the parent tree: for the marked content of a page or for one annotation.
  [[nodiscard]] std::size_t new_key();

  void set_parents(std::size_t key, std::string entry) { m_parents[key] = std::move(entry); }

  /// Closes everything; returns the catalog's entries.
  [[nodiscard]] std::string finish();

private:
  [[nodiscard]] ObjectId write_parent_tree();

  ObjectFile& m_objects;
  ObjectId m_root;
  std::vector<Element> m_sections;     ///< the document, then nested sections
  std::vector<std::size_t> m_levels;   ///< heading level of each section; 0 for the document
  std::vector<std::string> m_parents;  ///< by key
};

}  // namespace dsrkit::pdf
