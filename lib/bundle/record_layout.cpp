#include "dsrkit/bundle/record_layout.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::bundle {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "NEW_REQUEST_FLAG" shouts and is set in small letters; these stay as they are.
bool is_short_form(std::string_view key) {
  static constexpr std::array<std::string_view, 4> kShortForms{"UPRN", "NINO", "EHCP", "IDVA"};
  return std::find(kShortForms.begin(), kShortForms.end(), key) != kShortForms.end();
}

/// "14:46", "14:46:59", "14:46:59.282", with an optional "Z" at the end.
bool is_time(std::string_view text) {
  if (!text.empty() && text.back() == 'Z') {
    text.remove_suffix(1);
  }
  if (text.size() < 5 || !is_digit(text[0]) || !is_digit(text[1]) || text[2] != ':') {
    return false;
  }
  return std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == ':' || c == '.'; });
}

pdf::Spans spans_of(const Segments& segments) {
  pdf::Spans spans;
  for (const Segment& segment : segments) {
    if (segment.withheld) {
      // What is withheld under no code stands only in the internal copy, before its label.
      const auto style = segment.code.empty() ? pdf::SpanStyle::revealed : pdf::SpanStyle::withheld;
      spans.push_back({segment.text, style, {}});
    } else {
      spans.push_back({segments.size() == 1 ? readable_text(segment.text) : segment.text, {}, {}});
    }
  }
  return spans;
}

pdf::Spans in_words(std::string_view words) {
  return {{std::string(words), pdf::SpanStyle::emphasis, {}}};
}

/// The value of a leaf; a member that has members of its own has none.
pdf::Spans leaf_value(const DisclosedNode& node) {
  switch (node.kind) {
    case DisclosedNode::Kind::null: return in_words("not recorded");
    case DisclosedNode::Kind::boolean: return {{plain_text(node.text) == "true" ? "Yes" : "No", {}, {}}};
    case DisclosedNode::Kind::number: return spans_of(node.text);
    case DisclosedNode::Kind::text:
      return plain_text(node.text).empty() ? in_words("left blank") : spans_of(node.text);
    case DisclosedNode::Kind::array:
    case DisclosedNode::Kind::object: return node.members.empty() ? in_words("none") : pdf::Spans{};
  }
  return {};
}

bool is_branch(const DisclosedNode& node) {
  return !node.members.empty();
}

std::string label_of(const Segments& key) {
  const bool plain = key.size() == 1 && !key.front().withheld;
  return plain ? readable_key(key.front().text) : plain_text(key);
}

void add_fields(const DisclosedNode& node, std::size_t level, const std::string& name,
                std::vector<pdf::Field>& fields) {
  std::size_t number = 0;
  for (const auto& [key, value] : node.members) {
    ++number;
    const std::string label = node.kind == DisclosedNode::Kind::object
                                  ? label_of(key)
                                  : (name.empty() ? "Entry" : name) + " " + std::to_string(number) + " of " +
                                        std::to_string(node.members.size());
    fields.push_back({level, label, leaf_value(value)});
    if (is_branch(value)) {
      add_fields(value, level + 1, node.kind == DisclosedNode::Kind::object ? label : name, fields);
    }
  }
}

constexpr std::size_t kMostColumns = 5;
constexpr std::size_t kRowCharacters = 60;  // a word that no column holds would be broken
constexpr std::size_t kLongestCell = 160;

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    longest = std::max(longest, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

bool fits_cell(const DisclosedNode::Member& cell, std::size_t most) {
  const std::string text = plain_text(cell.value.text);
  return !is_branch(cell.value) && text.size() <= kLongestCell && longest_word(text) <= most &&
         longest_word(label_of(cell.key)) <= most;
}

/// Sets content as fields, and lists of like entries at its top as tables between them.
class ContentSetter {
public:
  explicit ContentSetter(Form& form) : m_form(form) {}

  void set(const DisclosedNode& content) {
    if (is_uniform_list(content)) {
      set_table(content);
      return;
    }
    const bool has_tables = content.kind == DisclosedNode::Kind::object &&
                            std::any_of(content.members.begin(), content.members.end(),
                                        [](const auto& member) { return is_uniform_list(member.value); });
    if (!has_tables) {
      m_form.fields(record_fields(content));
      return;
    }
    DisclosedNode between{content.kind, {}, {}};
    for (const auto& member : content.members) {
      if (!is_uniform_list(member.value)) {
        between.members.push_back(member);
        continue;
      }
      set_fields(between);
      m_form.heading(4, label_of(member.key), {});
      set_table(member.value);
    }
    set_fields(between);
  }

private:
  void set_fields(DisclosedNode& between) {
    if (!between.members.empty()) {
      m_form.fields(record_fields(between));
      between.members.clear();
    }
  }

  void set_table(const DisclosedNode& list) {
    pdf::Table table;
    for (const auto& cell : list.members.front().value.members) {
      table.header.push_back(label_of(cell.key));
      table.widths.push_back(1);
    }
    for (const auto& row : list.members) {
      auto& cells = table.rows.emplace_back();
      for (const auto& cell : row.value.members) {
        cells.push_back(leaf_value(cell.value));
      }
    }
    m_form.table(table);
  }

  Form& m_form;
};

void add_text(const DisclosedNode& node, std::string& text) {
  if (!is_branch(node)) {
    text += plain_text(node.text);
    text += '\n';
  }
  for (const auto& [key, value] : node.members) {
    text += plain_text(key);
    text += '\n';
    add_text(value, text);
  }
}

}  // namespace

std::string readable_key(std::string_view key) {
  const bool shouts = key.size() > 3 && std::none_of(key.begin(), key.end(), is_lower) && !is_short_form(key);
  std::string text;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    if (c == '_' || c == '-') {
      text += ' ';
      continue;
    }
    const bool starts_word = i > 0 && is_upper(c) && (is_lower(key[i - 1]) || is_digit(key[i - 1]));
    if (starts_word) {
      text += ' ';
    }
    const bool alone = i + 1 >= key.size() || !is_upper(key[i + 1]);
    const bool lower = is_upper(c) && (shouts || (starts_word && alone));
    text += lower ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (!text.empty() && is_lower(text.front())) {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

std::string readable_text(std::string_view text) {
  const auto date = try_parse_date(text.substr(0, 10));
  if (!date) {
    return std::string(text);
  }
  if (text.size() == 10) {
    return format_date_long(*date);
  }
  if ((text[10] != 'T' && text[10] != ' ') || !is_time(text.substr(11))) {
    return std::string(text);
  }
  const bool utc = text.back() == 'Z';
  return format_date_long(*date) + " at " + std::string(text.substr(11, text.size() - 11 - (utc ? 1 : 0))) +
         (utc ? " UTC" : "");
}

std::vector<pdf::Field> record_fields(const DisclosedNode& content) {
  std::vector<pdf::Field> fields;
  if (is_branch(content)) {
    add_fields(content, 0, {}, fields);
  } else {
    fields.push_back({0, "Content", leaf_value(content)});
  }
  return fields;
}

bool is_uniform_list(const DisclosedNode& node) {
  if (node.kind != DisclosedNode::Kind::array || node.members.size() < 2) {
    return false;
  }
  const DisclosedNode& first = node.members.front().value;
  const std::size_t columns = first.members.size();
  if (first.kind != DisclosedNode::Kind::object || columns < 2 || columns > kMostColumns) {
    return false;
  }
  const std::size_t longest_word = kRowCharacters / columns;
  return std::all_of(node.members.begin(), node.members.end(), [&](const DisclosedNode::Member& row) {
    return row.value.kind == first.kind && row.value.members.size() == columns &&
           std::equal(row.value.members.begin(), row.value.members.end(), first.members.begin(),
                      [&](const DisclosedNode::Member& cell, const DisclosedNode::Member& above) {
                        return cell.key == above.key && fits_cell(cell, longest_word);
                      });
  });
}

std::string released_text(const DisclosedItem& item) {
  std::string text = item.title + '\n';
  add_text(item.content, text);
  for (const auto& sentence : item.attachments) {
    text += sentence + '\n';
  }
  return text;
}

void set_record(Form& form, const DisclosedItem& item, std::string_view name, std::string_view anchor) {
  form.heading(3, item.title, anchor);
  std::string provenance = item.source_label;
  if (!item.dataset_label.empty() && item.dataset_label != item.title) {
    provenance += ": " + item.dataset_label;
  }
  if (item.date) {
    provenance += "  \u00B7  dated " + format_date_long(*item.date);
  }
  provenance += "  \u00B7  copied on " + format_date_long(item.retrieved) + "  \u00B7  " + std::string(name);
  form.paragraph({{provenance}}, pdf::ParagraphStyle::provenance);
  ContentSetter(form).set(item.content);
  for (const auto& sentence : item.attachments) {
    form.paragraph({{sentence}}, pdf::ParagraphStyle::small);
  }
}

}  // namespace dsrkit::bundle
