#include "colour_profile.hpp"
#include "composer.hpp"
#include "metadata.hpp"
#include "pdf_syntax.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::pdf {
namespace {

constexpr std::size_t kTreeFanOut = 256;
constexpr std::size_t kBookmarkLevels = 3;
constexpr std::size_t kLongestBookmark = 200;  // characters; the heading itself stays whole

std::u32string bookmark_title(const std::string& heading) {
  std::u32string title = to_utf32(heading);
  if (title.size() > kLongestBookmark) {
    title.resize(kLongestBookmark);
    title += U'\u2026';
  }
  return title;
}

std::string destination(const Place& place) {
  std::string out = "[" + ref(place.page) + "/XYZ 0 ";
  append_number(out, place.y + 12);
  return out + " 0]";
}

std::string page_box() {
  std::string box = "[0 0 ";
  append_number(box, look::kPageWidth);
  box += ' ';
  append_number(box, look::kPageHeight);
  return box + "]";
}

/// An entry of the outline (ISO 32000-1, 12.3.3) until its neighbours are known.
struct Bookmark {
  ObjectId id = 0;
  std::size_t level = 0;
  std::string entries;
  ObjectId first = 0;
  ObjectId last = 0;
  std::size_t children = 0;
};

}  // namespace

ObjectId Document::Composer::write_destinations() {
  std::string kids;
  for (auto next = m_places.begin(); next != m_places.end();) {
    const std::string first = byte_string(next->first);
    std::string last;
    std::string names;
    for (std::size_t i = 0; i < kTreeFanOut && next != m_places.end(); ++i, ++next) {
      last = byte_string(next->first);
      names += last + destination(next->second) + "\n";
    }
    kids += ref(m_objects.add("/Limits[" + first + last + "]/Names[" + names + "]"));
  }
  return m_objects.add("/Kids[" + kids + "]");
}

/// Bookmarks are written when their last child has been seen; `open` is the path from the root.
std::string Document::Composer::write_bookmarks() {
  std::vector<Bookmark> open(1);
  open.front().id = m_objects.reserve();
  const auto close = [&](ObjectId next_sibling) {
    Bookmark& bookmark = open.back();
    if (next_sibling != 0) {
      bookmark.entries += "/Next " + ref(next_sibling);
    }
    if (bookmark.children > 0) {
      // Negative: closed when the file is opened.
      bookmark.entries += "/First " + ref(bookmark.first) + "/Last " + ref(bookmark.last) + "/Count -" +
                          std::to_string(bookmark.children);
    }
    m_objects.set(bookmark.id, bookmark.entries);
    open.pop_back();
  };
  for (const Entry& entry : m_entries) {
    if (entry.level > kBookmarkLevels) {
      continue;
    }
    Bookmark bookmark;
    bookmark.id = m_objects.reserve();
    bookmark.level = entry.level;
    while (open.back().level > entry.level) {
      close(0);
    }
    ObjectId previous = 0;
    if (open.back().level == entry.level) {
      previous = open.back().id;
      close(bookmark.id);
    }
    Bookmark& parent = open.back();
    bookmark.entries = "/Title" + text_string(bookmark_title(entry.title)) + "/Parent " + ref(parent.id) +
                       "/Dest" + destination(m_places.at(entry.anchor));
    if (previous != 0) {
      bookmark.entries += "/Prev " + ref(previous);
    }
    parent.first = parent.first == 0 ? bookmark.id : parent.first;
    parent.last = bookmark.id;
    ++parent.children;
    open.push_back(std::move(bookmark));
  }
  while (open.size() > 1) {
    close(0);
  }
  const Bookmark& root = open.front();
  if (root.children == 0) {
    m_objects.set(root.id, "/Type/Outlines/Count 0");
    return "";
  }
  m_objects.set(root.id, "/Type/Outlines/First " + ref(root.first) + "/Last " + ref(root.last) + "/Count " +
                             std::to_string(root.children));
  return "/Outlines " + ref(root.id) + "/PageMode/UseOutlines";
}

void Document::Composer::write_pages(const EmbeddedEntries& embedded) {
  const TextStyle& style = look::kRunning;
  const auto draw = [&](const std::string& text, double y, bool at_right) {
    if (text.empty()) {
      return std::string();
    }
    const Lines lines = m_setter.set({{text}}, style, look::kWidth * 0.7);
    const Line& line = lines.lines.front();
    return m_canvas.untagged(line, style, at_right ? look::kRight - line.width : look::kLeft, look::kRight,
                             y);
  };
  const std::string footer = draw(m_furniture.footer_left, look::kFooterLine, false);
  const std::string header = draw(m_furniture.header_left, look::kHeaderLine, false) +
                             draw(m_furniture.header_right, look::kHeaderLine, true);

  const std::vector<ObjectId>& pages = m_flow.pages();
  std::string nodes;
  for (std::size_t first = 0; first < pages.size(); first += kTreeFanOut) {
    const std::size_t end = std::min(first + kTreeFanOut, pages.size());
    const ObjectId node = m_objects.reserve();
    std::string kids;
    for (std::size_t i = first; i < end; ++i) {
      const std::string number = "Page " + std::to_string(i + 1) + " of " + std::to_string(pages.size());
      m_canvas.complete(pages[i], node,
                        "/Artifact<</Type/Pagination>>BDC\n" + std::string(i == 0 ? "/First" : "/Running") +
                            " Do\n" + draw(number, look::kFooterLine, true) + "EMC\n");
      kids += ref(pages[i]);
    }
    m_objects.set(node, "/Type/Pages/Parent " + ref(m_objects.page_tree()) + "/Count " +
                            std::to_string(end - first) + "/Kids[" + kids + "]");
    nodes += ref(node);
  }
  // Fonts come last: only now every glyph that is drawn is known.
  const ObjectId fonts = m_objects.add(m_fonts.embed(m_objects));
  const std::string resources = "/Font " + ref(fonts);
  const std::string box = page_box();
  const auto form = [&](const std::string& content) {
    return ref(m_objects.add_stream(
        "/Type/XObject/Subtype/Form/BBox" + box + "/Resources<<" + resources + ">>", content));
  };
  const std::string root = "/Count " + std::to_string(pages.size()) + "/Kids[" + nodes + "]/MediaBox" + box +
                           "/Resources<<" + resources + "/XObject<</First " + form(footer) + "/Running " +
                           form(header + footer) + ">>>>";
  m_objects.set_roots(root, catalog_entries(embedded), information(m_info));
}

std::string Document::Composer::catalog_entries(const EmbeddedEntries& embedded) {
  const ObjectId xmp =
      m_objects.add_stream("/Type/Metadata/Subtype/XML", xmp_packet(m_info), /*compress=*/false);
  const std::string profile = ref(m_objects.add_stream("/N 3", colour_profile()));
  const std::string intent =
      "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(Custom)"
      "/Info(sRGB primaries, gamma 2.2)/DestOutputProfile " +
      profile + ">>]";
  return m_structure.finish() + intent + write_bookmarks() + "/Names<</Dests " + ref(write_destinations()) +
         embedded.names + ">>" + embedded.catalog + "/Lang" + byte_string(m_info.language) +
         "/ViewerPreferences<</DisplayDocTitle true>>/Metadata " + ref(xmp);
}

}  // namespace dsrkit::pdf
