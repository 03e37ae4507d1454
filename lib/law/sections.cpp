#include "sections.hpp"

#include "placeholders.hpp"

#include <string>

namespace dsrkit::law {
namespace {

using codec::ObjectReader;

void check_texts(ObjectReader& reader, std::string_view key, const std::vector<std::string>& texts,
                 TextPlace place) {
  for (const std::string& text : texts) {
    if (const auto mistake = placeholder_mistake(text, place)) {
      reader.report(key, "wrong-placeholder", *mistake);
    }
  }
}

TextSection read_section(ObjectReader& reader) {
  TextSection section{reader.text("heading"), reader.texts("paragraphs"), reader.texts("bullets")};
  check_texts(reader, "heading", {section.heading}, TextPlace::line);
  check_texts(reader, "paragraphs", section.paragraphs, TextPlace::line);
  check_texts(reader, "bullets", section.bullets, TextPlace::bullet);
  return section;
}

}  // namespace

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

}  // namespace dsrkit::law
