#include "dsrkit/law/disclosure_text.hpp"

#include "placeholders.hpp"

#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/files/files.hpp"

namespace dsrkit::law {
namespace {

using codec::ObjectReader;

constexpr std::string_view kFormat = "dsrkit.disclosure-text/1";
constexpr std::size_t kLargestWording = std::size_t{1} << 20U;

void check_texts(ObjectReader& reader, std::string_view key, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    if (const auto mistake = placeholder_mistake(text)) {
      reader.report(key, "wrong-placeholder", *mistake);
    }
  }
}

TextSection read_section(ObjectReader& reader) {
  TextSection section{reader.text("heading"), reader.texts("paragraphs"), reader.texts("bullets")};
  check_texts(reader, "heading", {section.heading});
  check_texts(reader, "paragraphs", section.paragraphs);
  check_texts(reader, "bullets", section.bullets);
  return section;
}

std::vector<TextSection> read_sections(ObjectReader& wording, std::string_view key,
                                       Diagnostics& diagnostics) {
  std::vector<TextSection> sections;
  const auto elements = wording.elements(key);
  for (std::size_t i = 0; i < elements.size(); ++i) {
    ObjectReader reader(*elements[i], wording.element_where(key, i), diagnostics);
    sections.push_back(read_section(reader));
    reader.finish();
  }
  if (sections.empty()) {
    wording.report(key, "missing", "must hold at least one section");
  }
  return sections;
}

std::vector<std::string> fill_texts(const std::vector<std::string>& texts, const DisclosureFacts& facts) {
  std::vector<std::string> filled;
  for (const std::string& text : texts) {
    if (auto result = fill_placeholders(text, facts)) {
      filled.push_back(std::move(*result));
    }
  }
  return filled;
}

}  // namespace

DisclosureWording parse_disclosure_wording(const Value& json, std::string_view where,
                                           Diagnostics& diagnostics) {
  ObjectReader reader(json, std::string(where), diagnostics);
  if (reader.required_text("format") != kFormat) {
    reader.report("format", "wrong-format", "must be " + std::string(kFormat));
  }
  DisclosureWording wording{.cover_letter = read_sections(reader, "cover_letter", diagnostics),
                            .how_to_read = read_sections(reader, "how_to_read", diagnostics),
                            .your_rights = read_sections(reader, "your_rights", diagnostics),
                            .support = read_sections(reader, "support", diagnostics)};
  reader.finish();
  return wording;
}

DisclosureWording load_disclosure_wording(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  Diagnostics diagnostics;
  auto wording = parse_disclosure_wording(codec::parse_json(files::read_file(path, kLargestWording), name),
                                          name, diagnostics);
  codec::throw_if_errors(diagnostics, true);
  return wording;
}

DisclosureWording load_disclosure_wording() {
  return load_disclosure_wording(files::shipped_data("letters/disclosure.json"));
}

std::vector<TextSection> fill(const std::vector<TextSection>& sections, const DisclosureFacts& facts) {
  std::vector<TextSection> filled;
  for (const TextSection& section : sections) {
    TextSection result{fill_placeholders(section.heading, facts).value_or(""),
                       fill_texts(section.paragraphs, facts), fill_texts(section.bullets, facts)};
    if (!result.paragraphs.empty() || !result.bullets.empty()) {
      filled.push_back(std::move(result));
    }
  }
  return filled;
}

}  // namespace dsrkit::law
