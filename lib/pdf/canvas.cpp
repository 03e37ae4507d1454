#include "canvas.hpp"

#include "pdf_syntax.hpp"

#include <algorithm>
#include <initializer_list>

namespace dsrkit::pdf {
namespace {

constexpr double kWithheldMargin = 1.2;

void append_numbers(std::string& out, std::initializer_list<double> values) {
  for (const double value : values) {
    append_number(out, value);
    out += ' ';
  }
}

void append_colour(std::string& out, const Colour& colour, const char* operation) {
  append_numbers(out, {colour.red, colour.green, colour.blue});
  out += operation;
  out += '\n';
}

Colour colour_of(const Span& span, const Colour& plain) {
  switch (span.style) {
    case SpanStyle::withheld: return look::kWithheldText;
    case SpanStyle::revealed: return look::kRevealedText;
    case SpanStyle::link: return look::kLinkText;
    case SpanStyle::plain:
    case SpanStyle::strong:
    case SpanStyle::emphasis:
    case SpanStyle::code: return plain;
  }
  return plain;
}

/// Pieces from `first` that are drawn as one element: of one span when it is withheld or a link, of one
/// direction otherwise.
std::size_t group_end(const Line& line, std::size_t first) {
  const auto special = [](const Piece& piece) {
    return piece.span->style == SpanStyle::withheld || piece.span->style == SpanStyle::revealed ||
           piece.span->style == SpanStyle::link;
  };
  const Piece& head = line.pieces[first];
  std::size_t end = first + 1;
  while (end < line.pieces.size()) {
    const Piece& next = line.pieces[end];
    const bool together =
        special(head) || special(next) ? head.span == next.span : head.right_to_left == next.right_to_left;
    if (!together) {
      break;
    }
    ++end;
  }
  return end;
}

/// The characters in reading order.
std::u32string logical_text(const Line& line, std::size_t first, std::size_t end) {
  std::u32string text;
  for (std::size_t i = first; i < end; ++i) {
    text = line.pieces[i].right_to_left ? line.pieces[i].text->text + text : text + line.pieces[i].text->text;
  }
  return text;
}

bool is_anchor(const std::string& target) {
  return target.starts_with('#');
}

}  // namespace

void Drawing::fill(const Rectangle& area, const Colour& colour) {
  append_colour(m_operators, colour, "rg");
  append_numbers(m_operators, {area.left, area.bottom, area.right - area.left, area.top - area.bottom});
  m_operators += "re f\n";
}

void Drawing::line(double from_x, double from_y, double to_x, double to_y, const Colour& colour,
                   double width) {
  append_colour(m_operators, colour, "RG");
  append_numbers(m_operators, {width});
  m_operators += "w ";
  append_numbers(m_operators, {from_x, from_y});
  m_operators += "m ";
  append_numbers(m_operators, {to_x, to_y});
  m_operators += "l S\n";
}

void Drawing::leader(double from_x, double to_x, double y, const Colour& colour) {
  if (to_x > from_x) {
    m_operators += "[0 3.2]0 d 1 J ";
    line(from_x, y, to_x, y, colour, 0.9);
    m_operators += "[]0 d 0 J\n";
  }
}

Canvas::Canvas(ObjectFile& objects, StructureTree& structure, FontSet& fonts)
    : m_objects(objects), m_structure(structure), m_fonts(fonts) {
}

Page Canvas::begin_page() {
  Page page;
  page.id = m_objects.reserve();
  page.structure_key = m_structure.new_key();
  return page;
}

void Canvas::end_mark(Page& page) {
  if (page.m_open != 0) {
    page.m_text += "EMC\n";
    page.m_open = 0;
  }
}

void Canvas::mark(Page& page, Element& element) {
  if (page.m_open == element.id) {
    return;
  }
  end_mark(page);
  const std::string number = std::to_string(page.m_marks++);
  page.m_text += "/" + element.type + "<</MCID " + number + ">>BDC\n";
  page.m_parents += ref(element.id);
  page.m_open = element.id;
  element.page = element.page == 0 ? page.id : element.page;
  element.kids +=
      element.page == page.id ? number + " " : "<</Type/MCR/Pg " + ref(page.id) + "/MCID " + number + ">>";
}

void Canvas::show(std::string& out, const Line& line, std::size_t first, std::size_t end,
                  const TextStyle& style, double x, double y) {
  out += "BT ";
  const Face* face = nullptr;
  double size = 0;
  std::optional<Colour> colour;
  bool open = false;
  append_numbers(out, {x, y});
  out += "Td\n";
  for (std::size_t i = first; i < end; ++i) {
    const Piece& piece = line.pieces[i];
    const Colour wanted = colour_of(*piece.span, style.colour);
    if (piece.face != face || piece.size != size || colour != wanted) {
      out += open ? "]TJ\n" : "";
      open = false;
      if (colour != wanted) {
        append_colour(out, wanted, "rg");
        colour = wanted;
      }
      face = piece.face;
      size = piece.size;
      out += "/" + m_fonts.resource_of(*face) + " ";
      append_numbers(out, {size});
      out += "Tf\n";
    }
    out += open ? "" : "[";
    open = true;
    piece.face->encode(*piece.text, piece.size, out);
  }
  out += open ? "]TJ " : "";
  out += "ET\n";
}

void Canvas::draw(Page& page, const Line& line, const TextStyle& style, double left, double right, double y,
                  Element& element) {
  double x = line.right_to_left ? right - line.width : left;
  for (std::size_t first = 0; first < line.pieces.size();) {
    const std::size_t end = group_end(line, first);
    double width = 0;
    for (std::size_t i = first; i < end; ++i) {
      width += line.pieces[i].width;
    }
    const Piece& head = line.pieces[first];
    const SpanStyle kind = head.span->style;
    const Rectangle area{x, y - style.size * 0.28, x + width, y + style.size * 0.92};
    const bool withheld = kind == SpanStyle::withheld || kind == SpanStyle::revealed;
    if (withheld) {
      page.fill({area.left - kWithheldMargin, area.bottom, area.right + kWithheldMargin, area.top},
                kind == SpanStyle::withheld ? look::kWithheldFill : look::kRevealedFill);
    }
    const bool is_link = kind == SpanStyle::link && !head.span->target.empty();
    if (is_link || withheld || head.right_to_left) {
      // Readers that honour the structure get what glyph order alone cannot say.
      std::u32string actual = logical_text(line, first, end);
      if (withheld) {
        actual.insert(0, kind == SpanStyle::withheld ? U"withheld: " : U"not disclosed: ");
      }
      Element inner =
          m_structure.open(element, is_link ? "Link" : "Span",
                           is_link && !head.right_to_left ? "" : "/ActualText" + text_string(actual));
      mark(page, inner);
      show(page.m_text, line, first, end, style, x, y);
      if (is_link) {
        link(page, area, head.span->target, inner);
      }
      m_structure.close(inner);
    } else {
      mark(page, element);
      show(page.m_text, line, first, end, style, x, y);
    }
    x += width;
    first = end;
  }
}

void Canvas::draw_figure(Page& page, const Drawing& drawing, Element& element) {
  mark(page, element);
  page.m_text += drawing.operators();
  end_mark(page);
}

std::string Canvas::untagged(const Line& line, const TextStyle& style, double left, double right, double y) {
  std::string out;
  show(out, line, 0, line.pieces.size(), style, line.right_to_left ? right - line.width : left, y);
  return out;
}

void Canvas::draw_artifact(Page& page, const Line& line, const TextStyle& style, double left, double right,
                           double y) {
  end_mark(page);
  page.m_text += "/Artifact<</Type/Pagination>>BDC\n" + untagged(line, style, left, right, y) + "EMC\n";
}

void Canvas::link(Page& page, const Rectangle& area, const std::string& target, Element& element) {
  const std::size_t key = m_structure.new_key();
  std::string entries = "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[";
  append_numbers(entries, {area.left, area.bottom, area.right, area.top});
  entries += "]/StructParent " + std::to_string(key) + "/Contents" +
             text_string(is_anchor(target) ? "Go to this place in the document" : target);
  if (is_anchor(target)) {
    m_link_targets.insert(target.substr(1));
    entries += "/Dest" + byte_string(target.substr(1));
  } else {
    entries += "/A<</S/URI/URI" + byte_string(target) + ">>";
  }
  const ObjectId annotation = m_objects.add(entries);
  page.m_annotations.push_back(annotation);
  element.kids += "<</Type/OBJR/Pg " + ref(page.id) + "/Obj " + ref(annotation) + ">>";
  m_structure.set_parents(key, ref(element.id));
}

void Canvas::finish(Page& page) {
  end_mark(page);
  std::string content = page.m_text;
  if (const std::string& shading = page.m_shading.operators(); !shading.empty()) {
    content = "/Artifact BMC\n" + shading + "EMC\n" + content;
  }
  m_structure.set_parents(page.structure_key, "[" + page.m_parents + "]");
  std::string entries = "/StructParents " + std::to_string(page.structure_key);
  if (!page.m_annotations.empty()) {
    entries += "/Tabs/S/Annots[";
    for (const ObjectId annotation : page.m_annotations) {
      entries += ref(annotation);
    }
    entries += "]";
  }
  m_finished[page.id] = {m_objects.add_stream("", content), std::move(entries)};
}

void Canvas::complete(ObjectId page, ObjectId parent, std::string_view running_lines) {
  const ObjectId running = m_objects.add_stream("", running_lines, false);
  const Finished& finished = m_finished.at(page);
  m_objects.set(page, "/Type/Page/Parent " + ref(parent) + finished.entries + "/Contents[" +
                          ref(finished.content) + ref(running) + "]");
  m_finished.erase(page);
}

}  // namespace dsrkit::pdf
