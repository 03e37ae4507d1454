#include "dsrkit/bundle/form.hpp"

#include <utility>

namespace dsrkit::bundle {
namespace {

using pdf::ParagraphStyle;
using pdf::Spans;
using pdf::SpanStyle;

class Pages : public Form {
public:
  Pages(pdf::DocumentInfo info, pdf::PageFurniture furniture)
      : m_document(std::move(info), std::move(furniture)) {}

  void begin_file(const std::filesystem::path& path) override { m_document.begin_file(path); }

  void letterhead(const pdf::Letterhead& letterhead) override { m_document.letterhead(letterhead); }

  void heading(std::size_t level, std::string_view text, std::string_view anchor) override {
    m_document.heading(level, text, anchor);
  }

  void paragraph(const Spans& text, ParagraphStyle style) override { m_document.paragraph(text, style); }

  void list(const std::vector<Spans>& items) override { m_document.list(items); }

  void table(const pdf::Table& table) override { m_document.table(table); }

  void fields(const std::vector<pdf::Field>& fields) override { m_document.fields(fields); }

  void begin_part() override { m_document.page_break(); }

  void contents(std::string_view title) override { m_document.contents(title); }

  [[nodiscard]] std::map<char32_t, std::size_t> missing_glyphs() const override {
    return m_document.missing_glyphs();
  }

  [[nodiscard]] pdf::DocumentResult save(const std::filesystem::path& path,
                                         const pdf::EmbeddedFiles& embedded) override {
    return m_document.save(path, embedded);
  }

protected:
  [[nodiscard]] pdf::Document& document() { return m_document; }

private:
  pdf::Document m_document;
};

/// Large letters leave no room for columns: each value stands below its label.
class LargePrint : public Pages {
public:
  LargePrint(pdf::DocumentInfo info, pdf::PageFurniture furniture)
      : Pages(std::move(info), std::move(furniture)) {}

  void table(const pdf::Table& table) override {
    for (const auto& row : table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (!row[i].empty()) {
          value(i < table.header.size() ? table.header[i] : "", row[i]);
        }
      }
      document().rule();
    }
  }

  void fields(const std::vector<pdf::Field>& fields) override {
    for (const pdf::Field& field : fields) {
      if (field.value.empty()) {
        document().heading(4, field.label);
      } else {
        value(field.label, field.value);
      }
    }
  }

private:
  void value(const std::string& label, const Spans& text) {
    Spans spans;
    if (!label.empty()) {
      spans.push_back({label + "\n", SpanStyle::strong, {}});
    }
    spans.insert(spans.end(), text.begin(), text.end());
    document().paragraph(spans, ParagraphStyle::body);
  }
};

}  // namespace

std::unique_ptr<Form> make_pages(pdf::DocumentInfo info, pdf::PageFurniture furniture) {
  return std::make_unique<Pages>(std::move(info), std::move(furniture));
}

std::unique_ptr<Form> make_large_print(pdf::DocumentInfo info, pdf::PageFurniture furniture) {
  info.large_print = true;
  return std::make_unique<LargePrint>(std::move(info), std::move(furniture));
}

std::unique_ptr<Form> make_form(FormKind kind, pdf::DocumentInfo info, pdf::PageFurniture furniture) {
  switch (kind) {
    case FormKind::pages: return make_pages(std::move(info), std::move(furniture));
    case FormKind::large_print: return make_large_print(std::move(info), std::move(furniture));
    case FormKind::plain_text: return make_plain_text(info);
    case FormKind::html: return make_html(info);
  }
  return make_pages(std::move(info), std::move(furniture));
}

}  // namespace dsrkit::bundle
