#include "dsrkit/bundle/bundle.hpp"

#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/pdf/attachments.hpp"
#include "dsrkit/pdf/document.hpp"

#include <utility>

namespace dsrkit::bundle {
namespace {

using pdf::ParagraphStyle;
using pdf::SpanStyle;

pdf::DocumentInfo info_of(const BundleInput& input) {
  const std::string title =
      input.redline ? "Internal redline copy " + input.reference : "Your personal data: " + input.reference;
  return {title, input.sender.name, "Response to subject access request " + input.reference, "en-GB",
          input.today};
}

pdf::PageFurniture furniture_of(const BundleInput& input) {
  const std::string header =
      input.redline ? "INTERNAL: shows what is withheld. Do not disclose." : "Your personal data";
  return {header, input.sender.name, "Reference " + input.reference};
}

void set_section(pdf::Document& document, const TextSection& section, std::size_t level) {
  if (!section.heading.empty()) {
    document.heading(level, section.heading);
  }
  for (const auto& paragraph : section.paragraphs) {
    document.paragraph({{paragraph}});
  }
  std::vector<pdf::Spans> bullets;
  for (const auto& bullet : section.bullets) {
    bullets.push_back({{bullet}});
  }
  if (!bullets.empty()) {
    document.list(bullets);
  }
}

void set_part(pdf::Document& document, const std::string& title, const std::vector<TextSection>& sections) {
  document.page_break();
  document.heading(1, title);
  for (const TextSection& section : sections) {
    set_section(document, section, 2);
  }
}

void set_letter(pdf::Document& document, const BundleInput& input) {
  document.letterhead({input.sender.name, input.sender.lines});
  if (input.redline) {
    document.paragraph(
        {{"Internal redline copy. ", SpanStyle::strong, {}},
         {"It shows what is withheld from the requester and why. It must not leave the council."}},
        ParagraphStyle::note);
  }
  document.paragraph({{input.recipient_name}});
  document.paragraph({{format_date_long(input.today)}});
  document.paragraph({{"Our reference: "}, {input.reference, SpanStyle::strong, {}}});
  document.heading(1, "Your personal data");
  for (const TextSection& section : input.letter) {
    set_section(document, section, 3);
  }
}

void set_searches(pdf::Document& document, const BundleInput& input) {
  set_part(document, "Where we looked", input.where_we_looked);
  pdf::Table table{{5, 6, 6}, {"Where", "How we looked", "What we found"}, {}};
  for (const SearchLine& search : input.searches) {
    pdf::Spans where{{search.label, SpanStyle::strong, {}}};
    if (!search.holder.empty()) {
      where.push_back({"\nKept by: " + search.holder, {}, {}});
    }
    pdf::Spans found{{search.found, SpanStyle::strong, {}}};
    if (!search.result.empty()) {
      found.push_back({"\n" + search.result, {}, {}});
    }
    table.rows.push_back({std::move(where), {{search.how}}, std::move(found)});
  }
  document.table(table);
}

/// Sets the records as they stream by and keeps what the later parts need of them: counts and digests.
class Records {
public:
  Records(pdf::Document& document, const BundleInput& input) : m_document(document), m_input(input) {}

  BundleResult set() {
    m_document.page_break();
    m_document.heading(1, "Your records");
    m_input.for_each_item([this](const DisclosedItem& item) { add(item); });
    if (m_result.items == 0) {
      m_document.paragraph({{"We hold no records about you in the places where we looked."}});
    }
    m_result.root = manifest_root(m_result.entries);
    return std::move(m_result);
  }

private:
  void add(const DisclosedItem& item) {
    if (item.source != m_source) {
      m_source = item.source;
      m_document.heading(2, item.source_label);
    }
    set_record(m_document, item);
    count_withheld(item.content);
    m_result.entries.push_back({item.id, item.source, item.date, crypto::sha256_hex(released_text(item)), 0});
    ++m_result.items;
  }

  void count(const Segments& segments) {
    for (const Segment& segment : segments) {
      if (segment.withheld) {
        ++m_result.withheld[segment.code];
      }
    }
  }

  void count_withheld(const DisclosedNode& node) {
    count(node.text);
    for (const auto& [key, value] : node.members) {
      count(key);
      count_withheld(value);
    }
  }

  pdf::Document& m_document;
  const BundleInput& m_input;
  BundleResult m_result;
  std::string m_source;
};

void set_withheld(pdf::Document& document, const BundleInput& input, const BundleResult& result) {
  document.page_break();
  document.heading(1, "What is left out, and why");
  if (result.withheld.empty()) {
    document.paragraph({{"Nothing is left out of the records above."}});
    return;
  }
  document.paragraph(
      {{"Where something is left out, a grey label stands in its place. The label says who or what it "
        "was about, as far as we may, and a code. This is what the codes mean."}});
  pdf::Table table{{2, 6, 4, 2}, {"Code", "Why", "The law", "Places"}, {}};
  for (const auto& [code, places] : result.withheld) {
    const auto known = input.codes.find(code);
    const CodeMeaning meaning = known == input.codes.end() ? CodeMeaning{code, "", "", ""} : known->second;
    pdf::Spans why{{meaning.label, SpanStyle::strong, {}}};
    why.push_back({". " + meaning.meaning, {}, {}});
    table.rows.push_back(
        {{{code, SpanStyle::strong, {}}}, std::move(why), {{meaning.citation}}, {{std::to_string(places)}}});
  }
  document.table(table);
  if (!input.roles.empty()) {
    document.heading(2, "Labels for people");
    document.paragraph(
        {{"The same label means the same person throughout this document. Labels say nothing about "
          "who the person is, and another document may use other labels."}});
    pdf::Table roles{{3, 7}, {"Label", "Stands for"}, {}};
    for (const RoleLine& role : input.roles) {
      roles.rows.push_back({{{role.label, SpanStyle::strong, {}}}, {{role.role}}});
    }
    document.table(roles);
  }
}

void set_manifest(pdf::Document& document, const BundleInput& input, const BundleResult& result) {
  document.heading(1, "How to check that this document is complete and unchanged");
  document.paragraph(
      {{"This document carries a list of its " + std::to_string(result.items) +
        " records (manifest.json, attached to the file) and an electronic signature of " + input.sender.name +
        ". A PDF reader shows the signature; the command 'dsrkit verify' checks "
        "everything. The list as a whole has this fingerprint (SHA-256):"}});
  document.paragraph({{result.root, SpanStyle::code, {}}});
}

pdf::Attachment manifest_file(const BundleInput& input, const BundleResult& result) {
  pdf::Attachment manifest;
  manifest.name = "manifest.json";
  manifest.mime_type = "application/json";
  manifest.bytes = codec::write_json(manifest_json(input, result), codec::JsonStyle::pretty);
  manifest.description = "Records in this document with the SHA-256 of their released text";
  manifest.relationship = pdf::Relationship::supplement;
  manifest.modified = Instant(std::chrono::sys_days(input.today));
  return manifest;
}

}  // namespace

std::size_t BundleResult::withheld_places() const {
  std::size_t places = 0;
  for (const auto& [code, count] : withheld) {
    places += count;
  }
  return places;
}

BundleResult build(const BundleInput& input, const std::filesystem::path& output) {
  pdf::Document document(info_of(input), furniture_of(input));
  set_letter(document, input);
  set_part(document, "How to read this document", input.how_to_read);
  document.contents("Contents");
  set_part(document, "How we use your data", input.article_15);
  set_searches(document, input);
  BundleResult result = Records(document, input).set();
  set_withheld(document, input, result);
  set_part(document, "Your rights, and how to complain", input.rights);
  set_manifest(document, input, result);

  const auto written = document.save(output, [&](const pdf::DocumentResult& pages) {
    result.pages = pages.pages;
    for (ManifestEntry& entry : result.entries) {
      entry.first_page = pages.anchors.at(entry.item);
    }
    return std::vector<pdf::Attachment>{manifest_file(input, result)};
  });
  result.missing_glyphs = written.missing_glyphs;
  return result;
}

}  // namespace dsrkit::bundle
