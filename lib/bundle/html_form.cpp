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

/// Nothing is fetched: no script, no font, no picture (the policy forbids them), and colours follow the
/// reader.
constexpr std::string_view kHead =
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n"
    "<meta name=\"robots\" content=\"noindex\">\n"
    "<style>\n"
    ":root{color-scheme:light dark}\n"
    "body{font:1.1rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}\n"
    "h1{font-size:1.8rem;margin-top:3rem}h2{font-size:1.4rem}h3{font-size:1.15rem}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #888}\n"
    "dt{font-weight:600}dd{margin:0 0 .6rem 1.2rem}\n"
    ".text{white-space:pre-wrap;overflow-wrap:anywhere}\n"
    ".withheld{background:#d8dbe0;color:#20242c;padding:0 .2em;border-radius:.2em}\n"
    ".note{border-left:.3rem solid #0a5257;padding:.2rem 1rem}.small{font-size:.9rem}\n"
    "</style>\n";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        if (byte < 0x20 && c != '\n' && c != '\t') {
          // HTML cannot hold control characters; their own symbols can be seen.
          out += "\xE2\x90";
          out += static_cast<char>(0x80U + byte);
        } else {
          out += c;
        }
    }
  }
  return out;
}

std::string_view class_of(ParagraphStyle style) {
  switch (style) {
    case ParagraphStyle::note: return "text note";
    case ParagraphStyle::small:
    case ParagraphStyle::provenance: return "text small";
    case ParagraphStyle::body:
    case ParagraphStyle::lead:
    case ParagraphStyle::quote:
    case ParagraphStyle::lines: return "text";
  }
  return "text";
}

/// Each run of text keeps its own direction, whatever stands around it.
std::string inline_of(const Spans& spans) {
  std::string out;
  for (const pdf::Span& span : spans) {
    const std::string text = escaped(span.text);
    switch (span.style) {
      case SpanStyle::plain: out += text; break;
      case SpanStyle::strong: out += "<strong>" + text + "</strong>"; break;
      case SpanStyle::emphasis: out += "<em>" + text + "</em>"; break;
      case SpanStyle::code: out += "<code>" + text + "</code>"; break;
      case SpanStyle::revealed: out += "<del>" + text + "</del>"; break;
      case SpanStyle::withheld: out += "<span class=\"withheld\">" + text + "</span>"; break;
      case SpanStyle::link: out += "<a href=\"" + escaped(span.target) + "\">" + text + "</a>"; break;
    }
  }
  return out;
}

class Html : public Form {
public:
  explicit Html(const pdf::DocumentInfo& info)
      : m_head("<!DOCTYPE html>\n<html lang=\"" + escaped(info.language) + "\">\n<head>\n" +
               std::string(kHead) + "<title>" + escaped(info.title) + "</title>\n</head>\n<body>\n<main>\n") {
  }

  void begin_file(const std::filesystem::path& /*path*/) override {}

  void letterhead(const pdf::Letterhead& letterhead) override {
    m_body += "<p class=\"text\"><strong>" + escaped(letterhead.name) + "</strong>";
    for (const std::string& line : letterhead.lines) {
      m_body += "<br>" + escaped(line);
    }
    m_body += "</p>\n";
  }

  void heading(std::size_t level, std::string_view text, std::string_view anchor) override {
    // Levels are never skipped, whatever they look like on paper (WCAG 2.2, 1.3.1).
    m_level = std::min(std::clamp<std::size_t>(level, 1, 6), m_level + 1);
    const std::string id = anchor.empty() ? "h" + std::to_string(m_headings.size()) : std::string(anchor);
    const std::string tag = "h" + std::to_string(m_level);
    m_body += "<" + tag + " dir=\"auto\" id=\"" + escaped(id) + "\">" + escaped(text) + "</" + tag + ">\n";
    m_headings.push_back({m_level, std::string(text), id});
  }

  void paragraph(const Spans& text, ParagraphStyle style) override {
    m_body += "<p dir=\"auto\" class=\"" + std::string(class_of(style)) + "\">" + inline_of(text) + "</p>\n";
  }

  void list(const std::vector<Spans>& items) override {
    m_body += "<ul>\n";
    for (const Spans& item : items) {
      m_body += "<li dir=\"auto\" class=\"text\">" + inline_of(item) + "</li>\n";
    }
    m_body += "</ul>\n";
  }

  void table(const pdf::Table& table) override {
    m_body += "<table>\n";
    if (!table.header.empty()) {
      m_body += "<thead><tr>";
      for (const std::string& title : table.header) {
        m_body += "<th scope=\"col\">" + escaped(title) + "</th>";
      }
      m_body += "</tr></thead>\n";
    }
    m_body += "<tbody>\n";
    for (const auto& row : table.rows) {
      m_body += "<tr>";
      for (std::size_t i = 0; i < table.widths.size(); ++i) {
        m_body += "<td dir=\"auto\" class=\"text\">" + (i < row.size() ? inline_of(row[i]) : "") + "</td>";
      }
      m_body += "</tr>\n";
    }
    m_body += "</tbody></table>\n";
  }

  void fields(const std::vector<pdf::Field>& fields) override {
    // Browsers and screen readers give up on lists nested hundreds deep; what lies deeper says its level.
    constexpr std::size_t kDeepest = 20;
    m_body += "<dl>\n";
    std::size_t level = 0;
    for (const pdf::Field& field : fields) {
      const std::size_t wanted = std::min(field.level, kDeepest);
      for (; level < wanted; ++level) {
        m_body += "<dd><dl>\n";
      }
      for (; level > wanted; --level) {
        m_body += "</dl></dd>\n";
      }
      m_body += "<dt dir=\"auto\">" + escaped(field.label) + "</dt>\n";
      if (!field.value.empty()) {
        m_body += "<dd dir=\"auto\" class=\"text\">" + inline_of(field.value) + "</dd>\n";
      }
    }
    for (; level > 0; --level) {
      m_body += "</dl></dd>\n";
    }
    m_body += "</dl>\n";
  }

  void begin_part() override { m_body += "<hr>\n"; }

  void contents(std::string_view title) override {
    heading(1, title, "");
    m_contents_at = m_body.size();
  }

  [[nodiscard]] std::map<char32_t, std::size_t> missing_glyphs() const override { return {}; }

  [[nodiscard]] pdf::DocumentResult save(const std::filesystem::path& path,
                                         const pdf::EmbeddedFiles& /*embedded*/) override {
    constexpr unsigned kOwnerOnly = 0600;  // it holds personal data
    files::PendingFile file(path, kOwnerOnly);
    file.write(m_head);
    file.write(std::string_view(m_body).substr(0, m_contents_at));
    if (m_contents_at != 0) {
      file.write(contents_list());
    }
    file.write(std::string_view(m_body).substr(m_contents_at));
    file.write("</main>\n</body>\n</html>\n");
    file.commit();
    pdf::DocumentResult result;
    result.pages = 1;
    return result;
  }

private:
  struct Heading {
    std::size_t level;
    std::string title;
    std::string id;
  };

  [[nodiscard]] std::string contents_list() const {
    std::string out = "<nav><ul>\n";
    for (const Heading& heading : m_headings) {
      if (heading.level <= 2) {
        out += "<li><a href=\"#" + escaped(heading.id) + "\">" + escaped(heading.title) + "</a></li>\n";
      }
    }
    return out + "</ul></nav>\n";
  }

  std::string m_head;
  std::string m_body;
  std::size_t m_level = 0;
  std::size_t m_contents_at = 0;
  std::vector<Heading> m_headings;
};

}  // namespace

std::unique_ptr<Form> make_html(const pdf::DocumentInfo& info) {
  return std::make_unique<Html>(info);
}

}  // namespace dsrkit::bundle
