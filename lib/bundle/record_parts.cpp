#include "record_parts.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/crypto/digest.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace dsrkit::bundle {
namespace {

using pdf::SpanStyle;

constexpr std::size_t kLongestTimeline = 400;  // lines; a longer one is no help
constexpr std::size_t kMostPlaces = 24;        // named for one code

std::string anchor_of(std::size_t number) {
  return "record-" + std::to_string(number);
}

pdf::Span link_to(std::size_t number, const std::string& words) {
  return {words, SpanStyle::link, "#" + anchor_of(number)};
}

/// "1, 4 to 7, 9", each a link to its record.
pdf::Spans places_of(const std::vector<std::size_t>& numbers) {
  pdf::Spans spans{{numbers.size() == 1 ? "record " : "records "}};
  std::size_t named = 0;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i + 1;
    while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) {
      ++end;
    }
    if (i > 0) {
      spans.push_back({", "});
    }
    if (named++ == kMostPlaces) {
      spans.push_back({"and " + std::to_string(numbers.size() - i) + " more"});
      break;
    }
    spans.push_back(link_to(numbers[i], std::to_string(numbers[i])));
    if (end - i > 1) {
      spans.push_back({end - i == 2 ? ", " : " to "});
      spans.push_back(link_to(numbers[end - 1], std::to_string(numbers[end - 1])));
    }
    i = end;
  }
  return spans;
}

std::string code_point_name(char32_t point) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(point));
  return name.data();
}

}  // namespace

void require_all_shown(const Form& form, std::string_view id, std::string_view what) {
  const auto missing = form.missing_glyphs();
  if (!missing.empty()) {
    throw Error(ErrorCode::data_invalid,
                (id.empty() ? std::string(what) : "record " + std::string(id)) +
                    ": no font has the character " + code_point_name(missing.begin()->first) +
                    "; nothing was built",
                "install a font that has it, such as those of the Debian package fonts-noto-extra, or send "
                "the document with --plain-text");
  }
}

void RecordParts::set_records() {
  m_form.begin_part();
  m_form.heading(1, "Your records");
  m_input.for_each_item([this](const DisclosedItem& item) { add(item); });
  if (m_result.items == 0) {
    m_form.paragraph({{"We hold no records about you in the places where we looked."}});
  }
  m_result.root = manifest_root(m_result.entries);
}

void RecordParts::add(const DisclosedItem& item) {
  if (item.source != m_source) {
    m_source = item.source;
    m_form.heading(2, item.source_label);
  }
  const std::size_t number = ++m_result.items;
  std::string name = "record " + std::to_string(number);
  if (m_input.redline) {
    name += " (" + item.id + ")";  // where an officer finds it again
  }
  set_record(m_form, item, name, anchor_of(number));
  require_all_shown(m_form, item.id, {});
  count_withheld(item.content);
  m_result.entries.push_back(
      {anchor_of(number), item.source, item.date, crypto::sha256_hex(released_text(item)), 0});
  if (item.date) {
    ++m_years[static_cast<int>(item.date->year())][item.source_label];
    if (m_moments.size() <= kLongestTimeline) {
      m_moments.push_back({*item.date, item.title, item.source_label, number});
    }
  }
}

void RecordParts::count(const Segments& segments) {
  for (const Segment& segment : segments) {
    if (segment.withheld && !segment.code.empty()) {
      ++m_result.withheld[segment.code];
      auto& where = m_where[segment.code];
      if (where.empty() || where.back() != m_result.items) {
        where.push_back(m_result.items);
      }
    }
  }
}

void RecordParts::count_withheld(const DisclosedNode& node) {
  count(node.text);
  for (const auto& [key, value] : node.members) {
    count(key);
    count_withheld(value);
  }
}

void RecordParts::set_timeline() {
  if (m_moments.size() < 2) {
    return;
  }
  m_form.begin_part();
  m_form.heading(1, "Your records over time");
  if (m_moments.size() > kLongestTimeline) {
    m_form.paragraph(
        {{"There are too many records to name each one here. This is how many there are from each "
          "year, and where they come from. In their parts they stand in order of time."}});
    pdf::Table table{{2, 7, 2}, {"Year", "Where", "Records"}, {}, 2};
    for (const auto& [year, sources] : m_years) {
      for (const auto& [source, records] : sources) {
        table.rows.push_back(
            {{{std::to_string(year), SpanStyle::strong, {}}}, {{source}}, {{std::to_string(records)}}});
      }
    }
    m_form.table(table);
    return;
  }
  m_form.paragraph({{"All records with a date, from wherever they come, the oldest first."}});
  std::stable_sort(m_moments.begin(), m_moments.end(),
                   [](const Moment& a, const Moment& b) { return a.date < b.date; });
  pdf::Table table{{5, 7, 6, 3}, {"Date", "What", "Where", "Number"}, {}};
  for (const Moment& moment : m_moments) {
    table.rows.push_back({{{format_date_long(moment.date)}},
                          {{moment.title}},
                          {{moment.source}},
                          {link_to(moment.number, "record " + std::to_string(moment.number))}});
  }
  m_form.table(table);
}

void RecordParts::set_withheld() {
  m_form.begin_part();
  m_form.heading(1, "What is left out, and why");
  if (m_result.withheld.empty()) {
    m_form.paragraph({{"Nothing is left out of the records above."}});
    return;
  }
  m_form.paragraph(
      {{"Where something is left out, a grey label stands in its place. The label says who or what it "
        "was about, as far as we may, and a code. This is what the codes mean."}});
  pdf::Table table{{2, 6, 4, 3}, {"Code", "Why", "The law", "Places"}, {}};
  for (const auto& [code, places] : m_result.withheld) {
    const auto known = m_input.codes.find(code);
    const CodeMeaning meaning = known == m_input.codes.end() ? CodeMeaning{code, "", "", ""} : known->second;
    pdf::Spans why{{meaning.label, SpanStyle::strong, {}}};
    why.push_back({". " + meaning.meaning, {}, {}});
    pdf::Spans where{{std::to_string(places) + (places == 1 ? " place, in " : " places, in ")}};
    const pdf::Spans records = places_of(m_where[code]);
    where.insert(where.end(), records.begin(), records.end());
    table.rows.push_back(
        {{{code, SpanStyle::strong, {}}}, std::move(why), {{meaning.citation}}, std::move(where)});
  }
  m_form.table(table);
  set_roles();
}

void RecordParts::set_roles() {
  if (m_input.roles.empty()) {
    return;
  }
  m_form.heading(2, "Labels for people");
  m_form.paragraph(
      {{"The same label means the same person throughout this document. Labels say nothing about "
        "who the person is, and another document may use other labels."}});
  pdf::Table roles{{3, 7}, {"Label", "Stands for"}, {}};
  for (const RoleLine& role : m_input.roles) {
    roles.rows.push_back({{{role.label, SpanStyle::strong, {}}}, {{role.role}}});
  }
  m_form.table(roles);
}

}  // namespace dsrkit::bundle
