#include "sections.hpp"

#include "placeholders.hpp"

#include <string>
#include <utility>

namespace dsrkit::law {
namespace {

using codec::ObjectReader;

void check_text(const std::string& where, std::string_view text, TextPlace place, Diagnostics& diagnostics) {
  for (std::string& mistake : placeholder_mistakes(text, place)) {
    diagnostics.push_back({Severity::error, "wrong-placeholder", where, std::move(mistake)});
  }
}

void check_texts(const ObjectReader& reader, std::string_view key, const std::vector<std::string>& texts,
                 TextPlace place, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    check_text(reader.element_where(key, i), texts[i], place, diagnostics);
  }
}

TextSection read_section(ObjectReader& reader, Diagnostics& diagnostics) {
  TextSection section{reader.text("heading"), reader.texts("paragraphs"), reader.texts("bullets")};
  check_text(reader.member_where("heading"), section.heading, TextPlace::line, diagnostics);
  check_texts(reader, "paragraphs", section.paragraphs, TextPlace::line, diagnostics);
  check_texts(reader, "bullets", section.bullets, TextPlace::bullet, diagnostics);
  return section;
}

}  // namespace

std::vector<TextSection> read_sections(ObjectReader& wording, std::string_view key,
                                       Diagnostics& diagnostics) {
  std::vector<TextSection> sections;
  const auto elements = wording.elements(key);
  for (std::size_t i = 0; i < elements.size(); ++i) {
    ObjectReader reader(*elements[i], wording.element_where(key, i), diagnostics);
    sections.push_back(read_section(reader, diagnostics));
    reader.finish();
  }
  if (sections.empty()) {
    wording.report(key, "missing", "must hold at least one section");
  }
  return sections;
}

}  // namespace dsrkit::law
