#pragma once

#include "dsrkit/pdf/document.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::bundle {

/// In which form people get what is disclosed: UK GDPR Article 12(1) owes them one that is easily accessible.
enum class FormKind { pages, large_print, plain_text, html };

/// A document as a flow of blocks, top to bottom, whatever it becomes. As pdf::Document, it holds what it is
/// given: only text that may be released must reach it.
class Form {
public:
  Form() = default;
  Form(const Form&) = delete;
  Form& operator=(const Form&) = delete;
  virtual ~Form() = default;

  /// Says where it will be saved; what is finished may be written from now on.
  virtual void begin_file(const std::filesystem::path& path) = 0;

  virtual void letterhead(const pdf::Letterhead& letterhead) = 0;
  virtual void heading(std::size_t level, std::string_view text, std::string_view anchor = {}) = 0;
  virtual void paragraph(const pdf::Spans& text, pdf::ParagraphStyle style = pdf::ParagraphStyle::body) = 0;
  virtual void list(const std::vector<pdf::Spans>& items) = 0;
  virtual void table(const pdf::Table& table) = 0;
  virtual void fields(const std::vector<pdf::Field>& fields) = 0;
  /// A part begins: on a page of its own where there are pages.
  virtual void begin_part() = 0;
  /// Headings of the whole document with their places, at this place.
  virtual void contents(std::string_view title) = 0;

  /// Characters met so far that cannot be shown, with how often.
  [[nodiscard]] virtual std::map<char32_t, std::size_t> missing_glyphs() const = 0;

  /// Writes the file whole or not at all; the form is used up. Forms without pages count one and carry no
  /// files.
  [[nodiscard]] virtual pdf::DocumentResult save(const std::filesystem::path& path,
                                                 const pdf::EmbeddedFiles& embedded) = 0;
};

/// Tagged pages: PDF/A-3u and PDF/UA-1.
[[nodiscard]] std::unique_ptr<Form> make_pages(pdf::DocumentInfo info, pdf::PageFurniture furniture);
/// The same pages with large letters, every value below its label.
[[nodiscard]] std::unique_ptr<Form> make_large_print(pdf::DocumentInfo info, pdf::PageFurniture furniture);
/// UTF-8 text without lines of more than 76 characters where words allow it.
[[nodiscard]] std::unique_ptr<Form> make_plain_text(const pdf::DocumentInfo& info);
/// One HTML file that needs nothing beside it, for screen readers and narrow screens.
[[nodiscard]] std::unique_ptr<Form> make_html(const pdf::DocumentInfo& info);
[[nodiscard]] std::unique_ptr<Form> make_form(FormKind kind, pdf::DocumentInfo info,
                                              pdf::PageFurniture furniture);

}  // namespace dsrkit::bundle
