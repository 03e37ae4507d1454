#include "letter_pdf.hpp"

#include "keep_together.hpp"

#include "dsrkit/base/strings.hpp"

namespace dsrkit::letters {
namespace {

constexpr double kPointsPerMillimetre = 72 / 25.4;
/// The window of a DL or C5 envelope shows at least what lies from 53 to 81 mm below the top of a folded
/// page, however the page slips; the fold is at 99 mm.
constexpr double kAddressFrom = 53 * kPointsPerMillimetre;
constexpr double kBodyFrom = 90 * kPointsPerMillimetre;

bool has_lines(const std::string& paragraph) {
  return paragraph.find('\n') != std::string::npos;
}

void set_section(pdf::Document& document, const law::TextSection& section) {
  if (!section.heading.empty()) {
    document.heading(2, section.heading);
  }
  for (std::size_t i = 0; i < section.paragraphs.size(); ++i) {
    // The signature never stands alone on a page.
    if (i + 1 < section.paragraphs.size() && has_lines(section.paragraphs[i + 1])) {
      document.keep_with_next();
    }
    const std::string& paragraph = section.paragraphs[i];
    document.paragraph({{keep_together(paragraph)}},
                       has_lines(paragraph) ? pdf::ParagraphStyle::lines : pdf::ParagraphStyle::body);
  }
  std::vector<pdf::Spans> bullets;
  for (const std::string& bullet : section.bullets) {
    bullets.push_back({{keep_together(bullet)}});
  }
  if (!bullets.empty()) {
    document.list(bullets);
  }
}

}  // namespace

pdf::DocumentResult write_pdf(const LetterInput& input, const std::filesystem::path& path) {
  pdf::Document document(
      {input.letter.title, input.sender, "Letter about " + input.reference, "en-GB", input.date, true},
      {input.sender, input.reference, "Reference " + input.reference});
  document.letterhead({input.sender, {join(input.sender_lines, ", ")}});
  document.move_down_to(kAddressFrom);
  std::vector<std::string> address{input.recipient};
  address.insert(address.end(), input.recipient_address.begin(), input.recipient_address.end());
  document.paragraph({{join(address, "\n")}}, pdf::ParagraphStyle::lines);
  document.move_down_to(kBodyFrom);
  document.paragraph(
      {{format_date_long(input.date) + "\nOur reference: "}, {input.reference, pdf::SpanStyle::strong, {}}});
  document.heading(1, input.letter.title);
  for (const law::TextSection& section : input.letter.sections) {
    set_section(document, section);
  }
  return document.save(path);
}

}  // namespace dsrkit::letters
