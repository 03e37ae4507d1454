#pragma once

#include "canvas.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dsrkit::pdf {

/// One column of a block.
struct Cell {
  Lines text;
  double left = look::kLeft;
  double right = look::kRight;
  Element element = {};
};

/// The part of a block that stands on one page.
struct Slice {
  Rectangle area;  ///< as wide as the page's text, with padding
  bool first = true;
  bool last = true;
};

/// What a place in the document is called and shown as.
struct Place {
  std::string anchor;
  ObjectId page = 0;
  double y = 0;
};

/// A heading, for bookmarks and contents.
struct Entry {
  std::size_t level = 0;
  std::string title;
  std::string anchor;
};

/// Cells beside each other whose lines go down together, over as many pages as they need.
struct Block {
  std::vector<Cell> cells = {};
  double before = 0;
  double after = 0;
  double pad_top = 0;
  double pad_bottom = 0;
  std::size_t whole_up_to = 3;  ///< a block of no more lines is not split
  bool keep_with_next = false;
  std::function<void(Page&, const Slice&)> decorate = {};
  std::shared_ptr<const Block> header = nullptr;  ///< repeated above what goes over to another page
  std::vector<std::string> anchors = {};
};

/// Puts blocks on pages from top to bottom.
class Flow {
public:
  Flow(Canvas& canvas, StructureTree& structure) : m_canvas(canvas), m_structure(structure) {}

  void add(Block block);
  void space(double points);
  /// What follows does not begin above `y`.
  void move_down_to(double y);
  /// Places what waits for its next block and ends the page unless it is empty.
  void end_page();

  [[nodiscard]] bool waiting() const { return !m_waiting.empty(); }

  [[nodiscard]] std::size_t pages_so_far() const { return m_pages.size() + (m_page ? 1 : 0); }

  /// Pages finished so far.
  [[nodiscard]] std::vector<ObjectId>& pages() { return m_pages; }

  [[nodiscard]] const std::vector<Place>& places() const { return m_places; }

private:
  struct LineBox {
    double above;
    double below;
  };

  [[nodiscard]] static std::size_t line_count(const Block& block);
  [[nodiscard]] static LineBox line_box(const Block& block, std::size_t line);
  [[nodiscard]] static double height(const Block& block, std::size_t first, std::size_t end);
  [[nodiscard]] static double least_height(const Block& block);
  [[nodiscard]] double gap_before(const Block& block) const;

  void begin_page();
  void finish_page();
  void place(Block& block);
  void place_waiting(double needed_after);
  [[nodiscard]] std::size_t fitting_lines(const Block& block, std::size_t first) const;
  void draw_slice(Block& block, std::size_t first, std::size_t end);
  void repeat_header(const Block& block);

  Canvas& m_canvas;
  StructureTree& m_structure;
  std::vector<ObjectId> m_pages;
  std::optional<Page> m_page;
  double m_y = look::kTop;
  double m_gap = 0;  ///< wanted below the last block
  bool m_at_top = true;
  std::vector<Block> m_waiting;
  std::vector<Place> m_places;
};

}  // namespace dsrkit::pdf
