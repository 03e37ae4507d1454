#pragma once

#include "line_setter.hpp"
#include "look.hpp"
#include "object_file.hpp"
#include "structure.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dsrkit::pdf {

/// Points, from the lower left corner of the page.
struct Rectangle {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;
};

/// Areas and lines, as operators of a page's program.
class Drawing {
public:
  void fill(const Rectangle& area, const Colour& colour);
  void line(double from_x, double from_y, double to_x, double to_y, const Colour& colour, double width = 0.6);
  /// A dotted line that leads the eye.
  void leader(double from_x, double to_x, double y, const Colour& colour);

  /// Text that Canvas::untagged() has drawn.
  void text(std::string_view operators) { m_operators += operators; }

  [[nodiscard]] const std::string& operators() const { return m_operators; }

private:
  std::string m_operators;
};

/// One page's content: a layer of shading and rules, which are artifacts, below a layer of tagged text.
class Page {
public:
  ObjectId id = 0;
  std::size_t structure_key = 0;

  void fill(const Rectangle& area, const Colour& colour) { m_shading.fill(area, colour); }

  void line(double from_x, double from_y, double to_x, double to_y, const Colour& colour,
            double width = 0.6) {
    m_shading.line(from_x, from_y, to_x, to_y, colour, width);
  }

  void leader(double from_x, double to_x, double y, const Colour& colour) {
    m_shading.leader(from_x, to_x, y, colour);
  }

private:
  friend class Canvas;
  Drawing m_shading;
  std::string m_text;
  std::string m_parents;  ///< elements of the marked content, in order
  std::size_t m_marks = 0;
  ObjectId m_open = 0;  ///< element whose content is being drawn
  std::vector<ObjectId> m_annotations;
};

/// Draws lines and finishes pages.
class Canvas {
public:
  Canvas(ObjectFile& objects, StructureTree& structure, FontSet& fonts);

  [[nodiscard]] Page begin_page();
  /// Draws the line with its baseline at `y` in the column from `left` to `right`, tagged as `element`'s.
  void draw(Page& page, const Line& line, const TextStyle& style, double left, double right, double y,
            Element& element);
  /// As draw, but not part of the document's text: repeated table headers, running lines.
  void draw_artifact(Page& page, const Line& line, const TextStyle& style, double left, double right,
                     double y);
  /// Draws areas, lines and text as one figure of the document, tagged as `element`'s.
  void draw_figure(Page& page, const Drawing& drawing, Element& element);
  /// What draws the line, without tags: for content of its own.
  [[nodiscard]] std::string untagged(const Line& line, const TextStyle& style, double left, double right,
                                     double y);
  /// A link area over what is drawn as `element`.
  void link(Page& page, const Rectangle& area, const std::string& target, Element& element);
  /// Compresses the page's content; only its footer is still to come.
  void finish(Page& page);
  /// Writes the object of a finished page with its running lines, drawn by untagged().
  void complete(ObjectId page, ObjectId parent, std::string_view running_lines);

  /// Anchors that links go to.
  [[nodiscard]] const std::set<std::string>& link_targets() const { return m_link_targets; }

private:
  void mark(Page& page, Element& element);
  void end_mark(Page& page);
  void show(std::string& out, const Line& line, std::size_t first, std::size_t end, const TextStyle& style,
            double x, double y);

  ObjectFile& m_objects;
  StructureTree& m_structure;
  FontSet& m_fonts;

  struct Finished {
    ObjectId content = 0;
    std::string entries;
  };

  std::unordered_map<ObjectId, Finished> m_finished;
  std::set<std::string> m_link_targets;
};

}  // namespace dsrkit::pdf
