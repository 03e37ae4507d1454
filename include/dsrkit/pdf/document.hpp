#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/pdf/attachments.hpp"
#include "dsrkit/pdf/fonts.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::pdf {

/// What the file says about itself. `date` becomes creation and modification date (midnight UTC): the same
/// calls with the same information give the same bytes.
struct DocumentInfo {
  std::string title;
  std::string author;
  std::string subject;
  std::string language = "en-GB";  ///< BCP 47; "ur" also sets Arabic script in Nastaliq
  Date date{};
  bool small_headings = false;  ///< as in a letter
  bool large_print = false;     ///< text of 18 points
};

/// Running lines: the header from page 2 on, the footer on every page with "Page n of N" at its right.
struct PageFurniture {
  std::string header_left;
  std::string header_right;
  std::string footer_left;
};

enum class SpanStyle {
  plain,
  strong,
  emphasis,
  code,
  withheld,  ///< a label where something was taken out: shaded, read out as "withheld: ..."
  revealed,  ///< in an internal copy, what others do not see: marked, read out as "not disclosed: ..."
  link,
};

/// A piece of text in one style, UTF-8. Line feeds break the line; every character is kept as it is.
struct Span {
  std::string text;
  SpanStyle style = SpanStyle::plain;
  std::string target = {};  ///< of a link: "https:...", "mailto:..." or "#anchor"
};

using Spans = std::vector<Span>;

enum class ParagraphStyle {
  body,
  lead,        ///< larger, for the first words of a part
  small,       ///< smaller and muted
  note,        ///< on a tinted panel
  quote,       ///< indented beside a thin line
  lines,       ///< lines that stay together: an address, a signature
  provenance,  ///< small and muted, kept together with what follows: where a record comes from
};

/// The head of a letter or cover: the sender in large letters, its lines below in small ones, a thin rule.
struct Letterhead {
  std::string name;
  std::vector<std::string> lines;
};

struct Table {
  std::vector<double> widths;            ///< one share per column; only their proportion counts
  std::vector<std::string> header;       ///< repeated on every page; may be empty
  std::vector<std::vector<Spans>> rows;  ///< a row may have fewer cells than there are columns, never more
  /// The column from which on all are numbers, set at the right. Nothing: all are text.
  std::optional<std::size_t> numbers_from = std::nullopt;
};

/// A number that matters, and in a few words what it counts.
struct KeyFigure {
  std::string value;
  std::string label;
};

/// Bars of one colour, one a category.
struct BarSeries {
  std::string name;
  std::vector<std::size_t> values;
  bool stacked = false;  ///< stands on the bars of the series before it, not beside them
};

/// Counts as groups of bars, a group a category.
struct BarChart {
  std::vector<std::string> categories;  ///< what stands below each group
  std::vector<BarSeries> series;        ///< at most as many as there are colours: three
  std::string note_name = {};           ///< what the notes are
  std::vector<std::string> notes = {};  ///< a second line below each group; may be empty
  std::string description;              ///< the chart in words, with its numbers: for who cannot see it
};

/// One line of a record: a name and its value. A field whose value is empty heads those of the next level.
struct Field {
  std::size_t level = 0;  ///< depth of nesting, from 0
  std::string label;
  Spans value;
};

/// What was written.
struct DocumentResult {
  std::size_t pages = 0;
  std::map<std::string, std::size_t> anchors;  ///< anchor to page, from 1
  /// Characters no font has, with how often each occurred; the page says so in their place.
  std::map<char32_t, std::size_t> missing_glyphs;
};

/// Makes the files that the document carries, once the pages of its anchors are known.
using EmbeddedFiles = std::function<std::vector<Attachment>(const DocumentResult&)>;

/// A tagged A4 document (ISO 32000-1, structure as PDF/UA-1 asks) set as a flow of blocks, top to bottom.
/// Pages are composed while blocks come, so memory grows with pages and not with text, and little with
/// pages once begin_file() is called. Only text that may be
/// released must reach it: whatever is passed in can be read out of the file.
class Document {
public:
  /// Throws Error(source_unavailable) naming the package to install when a font that must be there is
  /// missing.
  Document(DocumentInfo info, PageFurniture furniture, const FontCatalogue& fonts = system_fonts());
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  ~Document();

  void letterhead(const Letterhead& letterhead);
  /// Level 1 to 4; 1 to 3 become bookmarks. Never stays alone at the end of a page. A level 1 heading does
  /// not begin a page by itself.
  void heading(std::size_t level, std::string_view text, std::string_view anchor = {});
  void paragraph(const Spans& text, ParagraphStyle style = ParagraphStyle::body);
  /// The next paragraph stays on the page on which the block after it begins.
  void keep_with_next();
  void list(const std::vector<Spans>& items, bool numbered = false);
  void table(const Table& table);
  void fields(const std::vector<Field>& fields);
  /// Large numbers beside each other, at most six.
  void key_figures(const std::vector<KeyFigure>& figures);
  /// A figure of the document's width. Throws Error(internal) when the numbers of values and of categories
  /// differ or there are too many series.
  void chart(const BarChart& chart);
  void rule();
  /// Blank height in points (1/72 inch); nothing at the top of a page.
  void space(double points);
  /// What follows stands at least so many points below the top edge of the page, as an address that must show
  /// in the window of an envelope. Nothing at the top of a page.
  void move_down_to(double points);
  /// What follows begins a page; nothing at the top of a page.
  void page_break();
  /// A name for the place of the next block, for links and for DocumentResult::anchors.
  void anchor(std::string_view name);
  /// A table of contents on pages of its own at this place, at most once: headings down to level `depth` of
  /// the whole document with page numbers, which are known only at save().
  void contents(std::string_view title, std::size_t depth = 2);

  /// Pages begun so far, those of the table of contents not counted: to know when to begin another volume.
  [[nodiscard]] std::size_t pages_so_far() const;

  /// Characters met so far that no font has, with how often.
  [[nodiscard]] const std::map<char32_t, std::size_t>& missing_glyphs() const;

  /// From now on finished pages go to the file, under a temporary name, and no longer to memory: for long
  /// documents. save() names the same file.
  void begin_file(const std::filesystem::path& path);

  /// Writes the file whole or not at all, with the files that `embedded` makes. The document is used up:
  /// nothing may be called after it. Throws Error(internal) when a link goes to an anchor that does not
  /// exist, Error(io_failed) and Error(output_exists) as files::PendingFile does.
  [[nodiscard]] DocumentResult save(const std::filesystem::path& path, const EmbeddedFiles& embedded = {});

private:
  class Composer;

  void set_paragraph(Spans text, ParagraphStyle style, bool last);

  std::unique_ptr<Composer> m_composer;
};

}  // namespace dsrkit::pdf
