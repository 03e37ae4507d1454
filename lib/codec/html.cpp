#include "dsrkit/codec/html.hpp"

#include "libxml.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <utility>
#include <vector>

namespace dsrkit::codec {
namespace {

/// Lists in lists and tables in tables, so that records stay readable JSON.
constexpr int kDeepest = 40;

bool is_one_of(std::string_view name, std::string_view names) {
  const std::string padded = " " + std::string(name) + " ";
  return names.find(padded) != std::string_view::npos;
}

bool is_block(std::string_view name) {
  return is_one_of(name,
                   " address article aside blockquote body center details dialog dd div dl dt fieldset "
                   "figcaption figure footer form header hgroup hr html legend li main nav option p pre "
                   "section summary tr ");
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

std::string attribute_of(const xmlNode& node, std::string_view name) {
  for (const xmlAttr* attribute = node.properties; attribute != nullptr; attribute = attribute->next) {
    if (to_lower_ascii(text_of(attribute->name)) == name) {
      return value_of(*attribute);
    }
  }
  return {};
}

bool has_attribute(const xmlNode& node, std::string_view name) {
  for (const xmlAttr* attribute = node.properties; attribute != nullptr; attribute = attribute->next) {
    if (to_lower_ascii(text_of(attribute->name)) == name) {
      return true;
    }
  }
  return false;
}

bool is_hidden(const xmlNode& node, std::string_view name) {
  const std::string style = replace_all(to_lower_ascii(attribute_of(node, "style")), " ", "");
  return name == "template" || has_attribute(node, "hidden") ||
         style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos ||
         (name == "input" && to_lower_ascii(attribute_of(node, "type")) == "hidden");
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// Nothing, one text, or a list of blocks.
Value simplified(Value::Array blocks) {
  if (blocks.empty()) {
    return "";
  }
  return blocks.size() == 1 ? std::move(blocks.front()) : Value(std::move(blocks));
}

std::string text_below(const xmlNode& node) {
  const std::unique_ptr<xmlChar, FreeXml> text(xmlNodeGetContent(&node));
  return std::string(trim(text_of(text.get())));
}

struct TableRow {
  bool all_headings = true;
  bool spans = false;
  Value::Array cells;
};

/// Rows become objects by the headings of the first row, where it names every column once.
bool has_column_names(const std::vector<TableRow>& rows) {
  if (rows.size() < 2 || !rows.front().all_headings) {
    return false;
  }
  std::set<std::string> names;
  for (const Value& cell : rows.front().cells) {
    if (!cell.is_string() || cell.as_string().empty() || !names.insert(cell.as_string()).second) {
      return false;
    }
  }
  return std::none_of(rows.begin(), rows.end(), [&](const TableRow& row) {
    return row.spans || row.cells.empty() || row.cells.size() > rows.front().cells.size();
  });
}

Value table_of(std::vector<TableRow> rows) {
  Value::Array table;
  const bool named = has_column_names(rows);
  for (std::size_t i = named ? 1 : 0; i < rows.size(); ++i) {
    if (!named) {
      table.emplace_back(std::move(rows[i].cells));
      continue;
    }
    Value::Object record;
    for (std::size_t column = 0; column < rows[i].cells.size(); ++column) {
      record.emplace_back(rows.front().cells[column].as_string(), std::move(rows[i].cells[column]));
    }
    table.emplace_back(std::move(record));
  }
  return table;
}

/// Collects the blocks of a part of the page.
class PageReader {
public:
  PageReader(std::string what, int depth) : m_what(std::move(what)), m_depth(depth) {
    if (depth > kDeepest) {
      throw Error(ErrorCode::data_invalid,
                  m_what + ": lists or tables nested more than " + std::to_string(kDeepest) + " levels deep");
    }
  }

  void read_children(const xmlNode& node) {
    for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
      read(*child);
    }
  }

  Value::Array take() {
    end_paragraph();
    return std::move(m_blocks);
  }

private:
  void read(const xmlNode& node) {
    if (node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE) {
      add_text(text_of(node.content));
    } else if (node.type == XML_COMMENT_NODE) {
      // Word processors talk to one old browser in such comments.
      if (const auto text = trim(text_of(node.content)); !text.empty() && !text.starts_with("[if ")) {
        add_block("hidden", std::string(text));
      }
    } else if (node.type == XML_ELEMENT_NODE) {
      read_element(node, to_lower_ascii(text_of(node.name)));
    }
  }

  void read_element(const xmlNode& node, const std::string& name) {
    if (is_one_of(name, " script style title ")) {
      return;
    }
    if (is_hidden(node, name) && !m_in_hidden) {
      read_hidden(node, name);
    } else if (is_heading(name)) {
      add_block("heading", simplified(blocks_of(node)));
    } else if (is_one_of(name, " ul ol dl menu ")) {
      read_list(node);
    } else if (name == "table") {
      read_table(node);
    } else {
      read_flow(node, name);
    }
  }

  void read_flow(const xmlNode& node, const std::string& name) {
    const bool block = is_block(name);
    if (block) {
      end_paragraph();
    }
    const bool outer = std::exchange(m_keep_space, m_keep_space || name == "pre" || name == "textarea");
    if (name == "br") {
      m_line += '\n';
    }
    add_words(name == "img" || name == "area" ? attribute_of(node, "alt") : "");
    add_words(name == "input" ? attribute_of(node, "value") : "");
    read_children(node);
    if (name == "a") {
      add_address(node);
    }
    m_keep_space = outer;
    if (block) {
      end_paragraph();
    }
  }

  void add_address(const xmlNode& node) {
    const std::string address = attribute_of(node, "href");
    if (!address.empty() && !address.starts_with('#') && address != text_below(node)) {
      add_words("(" + address + ")");
    }
  }

  void read_hidden(const xmlNode& node, const std::string& name) {
    PageReader part(m_what, m_depth + 1);
    part.m_in_hidden = true;
    part.read_element(node, name);
    if (auto blocks = part.take(); !blocks.empty()) {
      add_block("hidden", simplified(std::move(blocks)));
    }
  }

  void read_list(const xmlNode& node) {
    Value::Array items;
    for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
      PageReader item(m_what, m_depth + 1);
      item.m_in_hidden = m_in_hidden;
      item.read(*child);
      if (auto blocks = item.take(); !blocks.empty()) {
        items.push_back(simplified(std::move(blocks)));
      }
    }
    if (!items.empty()) {
      add_block("list", Value(std::move(items)));
    }
  }

  void read_table(const xmlNode& node) {
    std::vector<TableRow> rows;
    collect_rows(node, rows);
    if (!rows.empty()) {
      add_block("table", table_of(std::move(rows)));
    }
  }

  /// What stands in a table beside its rows comes before it, as a browser shows it.
  void collect_rows(const xmlNode& node, std::vector<TableRow>& rows) {
    for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
      const std::string name =
          child->type == XML_ELEMENT_NODE ? to_lower_ascii(text_of(child->name)) : std::string();
      const bool shown = name.empty() || !is_hidden(*child, name);
      if (shown && is_one_of(name, " thead tbody tfoot ")) {
        collect_rows(*child, rows);
      } else if (shown && name == "tr") {
        rows.push_back(row_of(*child));
      } else if (shown && name == "caption") {
        end_paragraph();
        read_children(*child);
        end_paragraph();
      } else {
        read(*child);
      }
    }
  }

  TableRow row_of(const xmlNode& node) {
    TableRow row;
    for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
      const std::string name =
          child->type == XML_ELEMENT_NODE ? to_lower_ascii(text_of(child->name)) : std::string();
      if (name == "td" || name == "th") {
        row.all_headings = row.all_headings && name == "th";
        row.spans = row.spans || has_attribute(*child, "colspan") || has_attribute(*child, "rowspan");
        const bool hidden = is_hidden(*child, name) && !m_in_hidden;
        Value cell = simplified(blocks_of(*child));
        row.cells.push_back(hidden ? Value::object({{"hidden", std::move(cell)}}) : std::move(cell));
      } else {
        read(*child);
      }
    }
    return row;
  }

  Value::Array blocks_of(const xmlNode& node) const {
    PageReader part(m_what, m_depth + 1);
    part.m_in_hidden = m_in_hidden;
    part.read_children(node);
    return part.take();
  }

  void add_block(const char* name, Value value) {
    end_paragraph();
    m_blocks.push_back(Value::object({{name, std::move(value)}}));
  }

  /// White space counts as a browser counts it.
  void add_text(std::string_view text) {
    for (const char c : text) {
      if (m_keep_space || !is_space(c)) {
        m_line += c;
      } else if (!m_line.empty() && !is_space(m_line.back())) {
        m_line += ' ';
      }
    }
  }

  /// Words that stand apart from the text around them.
  void add_words(std::string_view words) {
    if (!words.empty()) {
      add_text(" ");
      add_text(words);
      add_text(" ");
    }
  }

  void end_paragraph() {
    if (const auto text = trim(m_line); !text.empty()) {
      m_blocks.emplace_back(text);
    }
    m_line.clear();
  }

  std::string m_what;
  int m_depth;
  bool m_in_hidden = false;
  bool m_keep_space = false;
  std::string m_line;
  Value::Array m_blocks;
};

/// The title stands in the head, wherever the page put it.
std::string title_of(const xmlNode& node) {
  for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) {
      continue;
    }
    const std::string name = to_lower_ascii(text_of(child->name));
    if (std::string title = name == "title" ? text_below(*child) : title_of(*child); !title.empty()) {
      return title;
    }
  }
  return {};
}

/// The parser would skip them without a word.
bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20U && !is_space(c)) || c == '\x7f';
  });
}

}  // namespace

Value parse_html(std::string_view text, std::string_view what) {
  const std::string name(what);
  if (text.size() > std::size_t{std::numeric_limits<int>::max()} || has_control_characters(text)) {
    throw Error(ErrorCode::data_invalid, name + ": has characters that no page has, or too many");
  }
  const XmlParser parser(htmlNewParserCtxt());
  if (!parser) {
    throw std::bad_alloc();
  }
  constexpr int kOptions = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_IGNORE_ENC | HTML_PARSE_RECOVER;
  const std::unique_ptr<xmlDoc, FreeXml> document(htmlCtxtReadMemory(
      parser.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions));
  if (parser->disableSAX != 0) {
    throw Error(ErrorCode::data_invalid, name + ": nests too deep, or cannot be read whole");
  }
  Value page = Value::object();
  if (document) {
    const auto& root = *reinterpret_cast<const xmlNode*>(document.get());
    if (std::string title = title_of(root); !title.empty()) {
      page.set("title", std::move(title));
    }
    PageReader reader(name, 1);
    reader.read_children(root);
    page.set("text", Value(reader.take()));
  }
  return page;
}

}  // namespace dsrkit::codec
