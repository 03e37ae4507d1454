#include "dsrkit/bundle/bundle.hpp"

#include "record_parts.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/bundle/form.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/files/files.hpp"

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

bool carries_files(FormKind kind) {
  return kind == FormKind::pages || kind == FormKind::large_print;
}

pdf::PageFurniture furniture_of(const BundleInput& input) {
  const std::string header = input.redline ? "INTERNAL, NOT FOR RELEASE" : "Your personal data";
  return {header, input.sender.name, "Reference " + input.reference};
}

void set_section(Form& form, const TextSection& section, std::size_t level) {
  if (!section.heading.empty()) {
    form.heading(level, section.heading);
  }
  for (const auto& paragraph : section.paragraphs) {
    form.paragraph({{paragraph}});
  }
  std::vector<pdf::Spans> bullets;
  for (const auto& bullet : section.bullets) {
    bullets.push_back({{bullet}});
  }
  if (!bullets.empty()) {
    form.list(bullets);
  }
}

void set_part(Form& form, const std::string& title, const std::vector<TextSection>& sections) {
  form.begin_part();
  form.heading(1, title);
  for (const TextSection& section : sections) {
    set_section(form, section, 2);
  }
}

void set_letter(Form& form, const BundleInput& input) {
  form.letterhead({input.sender.name, input.sender.lines});
  if (input.redline) {
    form.paragraph({{"INTERNAL, NOT FOR RELEASE. ", SpanStyle::strong, {}},
                    {"This redline shows what is withheld from the requester, with the label that stands "
                     "there, the code "
                     "and who decided. It cannot be sealed or released, and it must not leave the council."}},
                   ParagraphStyle::note);
  }
  form.paragraph({{input.recipient_name}});
  form.paragraph({{format_date_long(input.today)}});
  form.paragraph({{"Our reference: "}, {input.reference, SpanStyle::strong, {}}});
  form.heading(1, "Your personal data");
  for (const TextSection& section : input.letter) {
    set_section(form, section, 3);
  }
}

void set_searches(Form& form, const BundleInput& input) {
  set_part(form, "Where we looked", input.where_we_looked);
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
  form.table(table);
}

void set_manifest(Form& form, const BundleInput& input, const BundleResult& result) {
  form.heading(1, "How to check that this document is complete and unchanged");
  form.paragraph(
      {{"This document carries a list of its " + std::to_string(result.items) +
        " records (manifest.json, attached to the file) and an electronic signature of " + input.sender.name +
        ". A PDF reader shows the signature; the command 'dsrkit verify' checks "
        "everything. The list as a whole has this fingerprint (SHA-256):"}});
  form.paragraph({{result.root, SpanStyle::code, {}}});
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

BundleResult build(const BundleInput& input, const std::filesystem::path& output, FormKind kind) {
  const auto form = make_form(kind, info_of(input), furniture_of(input));
  form->begin_file(output);
  set_letter(*form, input);
  set_part(*form, "How to read this document", input.how_to_read);
  if (!input.support.empty()) {
    set_section(*form, input.support.front(), 1);
    for (std::size_t i = 1; i < input.support.size(); ++i) {
      set_section(*form, input.support[i], 2);
    }
  }
  form->contents("Contents");
  set_part(*form, "How we use your data", input.article_15);
  set_searches(*form, input);
  RecordParts parts(*form, input);
  parts.set_records();
  parts.set_timeline();
  parts.set_withheld();
  BundleResult result = std::move(parts).result();
  set_part(*form, "Your rights, and how to complain", input.rights);
  if (carries_files(kind)) {
    set_manifest(*form, input, result);
  }
  require_all_shown(*form, {}, "a text of the document beside the records");

  const auto written = form->save(output, [&](const pdf::DocumentResult& pages) {
    result.pages = pages.pages;
    for (ManifestEntry& entry : result.entries) {
      entry.first_page = pages.anchors.at(entry.item);
    }
    return std::vector<pdf::Attachment>{manifest_file(input, result)};
  });
  result.pages = written.pages;
  return result;
}

}  // namespace dsrkit::bundle
