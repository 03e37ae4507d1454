#pragma once

#include "canvas.hpp"
#include "flow.hpp"
#include "font_set.hpp"
#include "line_setter.hpp"
#include "object_file.hpp"
#include "structure.hpp"

#include "dsrkit/pdf/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dsrkit::pdf {

/// A document being made.
class Document::Composer {
public:
  Composer(DocumentInfo info, PageFurniture furniture, const FontCatalogue& fonts);

  /// Sets text in a column and opens its element; to be called before the next block is begun.
  [[nodiscard]] Cell cell(Spans text, const TextStyle& style, double left, double right, Element element);
  /// The same beside other cells: a single line stays at the left, near its label, in any script.
  [[nodiscard]] Cell narrow_cell(Spans text, const TextStyle& style, double left, double right,
                                 Element element);
  [[nodiscard]] Element element(std::string_view type, std::string attributes = {});
  /// Hands the block to the flow under the anchors set since the last one.
  void add(Block block);
  /// To be called at the beginning of every block.
  void make_room();

  void add_heading(std::size_t level, std::string_view text, std::string_view anchor);

  void add_anchor(std::string_view name) { m_next_anchors.emplace_back(name); }

  /// The next paragraph is kept with the block after it.
  void keep_with_next() { m_keep_with_next = true; }

  [[nodiscard]] bool take_keep_with_next() { return std::exchange(m_keep_with_next, false); }

  void begin_file(const std::filesystem::path& path) { m_objects.begin(path); }

  void begin_contents(std::string_view title, std::size_t depth);

  [[nodiscard]] StructureTree& structure() { return m_structure; }

  [[nodiscard]] Flow& flow() { return m_flow; }

  [[nodiscard]] LineSetter& setter() { return m_setter; }

  [[nodiscard]] Canvas& canvas() { return m_canvas; }

  [[nodiscard]] DocumentResult save(const std::filesystem::path& path, const EmbeddedFiles& embedded);

private:
  struct Contents {
    std::string title;
    std::size_t depth;
    std::size_t at;  ///< pages before it
    Element section;
  };

  struct ContentsLine {
    const Entry* entry;
    Lines text;
    std::size_t page;  ///< of the contents
    double top;
  };

  /// What embedded files add to the name dictionary and to the catalog (ISO 32000-2, 7.11.4, 14.13).
  struct EmbeddedEntries {
    std::string names;
    std::string catalog;
  };

  [[nodiscard]] EmbeddedEntries embed(std::vector<Attachment> files);
  void insert_contents();
  [[nodiscard]] std::vector<ContentsLine> arrange_contents(const Lines& title);
  void draw_contents_line(Page& page, ContentsLine& line, std::size_t number, Element& list);
  void check_links() const;
  [[nodiscard]] ObjectId write_destinations();
  [[nodiscard]] std::string write_bookmarks();
  void write_pages(const EmbeddedEntries& embedded);
  [[nodiscard]] std::string catalog_entries(const EmbeddedEntries& embedded);

  DocumentInfo m_info;
  PageFurniture m_furniture;
  ObjectFile m_objects;
  StructureTree m_structure;
  FontSet m_fonts;
  LineSetter m_setter;
  Canvas m_canvas;
  Flow m_flow;
  std::vector<Entry> m_entries;
  std::vector<std::string> m_next_anchors;
  bool m_keep_with_next = false;
  std::optional<Contents> m_contents;
  std::map<std::string, Place> m_places;  ///< by anchor
  std::unordered_map<ObjectId, std::size_t> m_page_numbers;
};

}  // namespace dsrkit::pdf
