#include "dsrkit/base/strings.hpp"
#include "dsrkit/bundle/form.hpp"
#include "dsrkit/files/files.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::bundle {
namespace {

using pdf::ParagraphStyle;
using pdf::Spans;
using pdf::SpanStyle;

constexpr std::size_t kWidth = 76;

std::string text_of(const Spans& spans) {
  std::string text;
  for (const pdf::Span& span : spans) {
    text += span.text;
  }
  return text;
}

/// Characters, roughly: bytes that begin one.
std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Breaks lines at spaces and indents them; every character but those spaces stays.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t first_indent) {
  std::string out;
  std::size_t begin = 0;
  std::size_t margin = first_indent;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line(margin, ' ');
    bool empty = true;
    for (std::size_t at = begin; at < end;) {
      const std::size_t word_end = std::min(text.find(' ', at), end);
      const std::string_view word = text.substr(at, word_end - at);
      if (!empty && length_of(line) + 1 + length_of(word) > kWidth) {
        out += line + "\n";
        line.assign(indent, ' ');
        empty = true;
      }
      line += (empty ? "" : " ") + std::string(word);
      empty = false;
      at = word_end + 1;
    }
    out += (empty ? "" : line) + "\n";
    margin = indent;
    begin = end + 1;
  }
  return out;
}

/// Written as it comes: a form of any length needs the memory of its largest block.
class PlainText : public Form {
public:
  explicit PlainText(const pdf::DocumentInfo& info) {
    m_text = info.title + "\n" + std::string(kWidth, '=') + "\n";
  }

  void begin_file(const std::filesystem::path& /*path*/) override {}

  void letterhead(const pdf::Letterhead& letterhead) override {
    m_text += "\n" + letterhead.name + "\n";
    for (const std::string& line : letterhead.lines) {
      m_text += line + "\n";
    }
  }

  void heading(std::size_t level, std::string_view text, std::string_view /*anchor*/) override {
    constexpr std::string_view kUnderlines = "=-~.";
    m_text += level == 1 ? "\n\n" : "\n";
    m_text += wrapped(text, 0, 0);
    m_text +=
        std::string(std::min(length_of(text), kWidth), kUnderlines[std::min<std::size_t>(level, 4) - 1]) +
        "\n";
    m_headings.emplace_back(level, std::string(text));
  }

  void paragraph(const Spans& text, ParagraphStyle style) override {
    const std::size_t indent = style == ParagraphStyle::quote || style == ParagraphStyle::note ? 4 : 0;
    m_text += "\n" + wrapped(text_of(text), indent, indent);
  }

  void list(const std::vector<Spans>& items) override {
    m_text += "\n";
    for (const Spans& item : items) {
      const std::string lines = wrapped(text_of(item), 4, 4);
      m_text += "  * " + lines.substr(std::min<std::size_t>(4, lines.size()));
    }
  }

  void table(const pdf::Table& table) override {
    for (const auto& row : table.rows) {
      m_text += "\n";
      for (std::size_t i = 0; i < row.size(); ++i) {
        value(0, i < table.header.size() ? table.header[i] : "", text_of(row[i]));
      }
    }
  }

  void fields(const std::vector<pdf::Field>& fields) override {
    m_text += "\n";
    for (const pdf::Field& field : fields) {
      value(field.level, field.label, text_of(field.value));
    }
  }

  void begin_part() override { m_text += "\n"; }

  void contents(std::string_view title) override {
    m_text += "\n" + std::string(title) + "\n";
    m_contents_at = m_text.size();
  }

  [[nodiscard]] std::map<char32_t, std::size_t> missing_glyphs() const override { return {}; }

  [[nodiscard]] pdf::DocumentResult save(const std::filesystem::path& path,
                                         const pdf::EmbeddedFiles& /*embedded*/) override {
    std::string lines;
    for (const auto& [level, title] : m_headings) {
      if (level <= 2) {
        lines += wrapped(title, 2 * level + 2, 2 * level);
      }
    }
    if (m_contents_at != 0) {
      m_text.insert(m_contents_at, lines);
    }
    constexpr unsigned kOwnerOnly = 0600;  // it holds personal data
    files::write_file(path, m_text, kOwnerOnly);
    pdf::DocumentResult result;
    result.pages = 1;
    return result;
  }

private:
  void value(std::size_t level, const std::string& label, const std::string& text) {
    const std::size_t indent = 2 * std::min<std::size_t>(level, 12);
    const std::string whole = label.empty() ? text : label + ":" + (text.empty() ? "" : " ") + text;
    m_text += wrapped(whole, indent + 4, indent);
  }

  std::string m_text;
  std::size_t m_contents_at = 0;
  std::vector<std::pair<std::size_t, std::string>> m_headings;
};

}  // namespace

std::unique_ptr<Form> make_plain_text(const pdf::DocumentInfo& info) {
  return std::make_unique<PlainText>(info);
}

}  // namespace dsrkit::bundle
