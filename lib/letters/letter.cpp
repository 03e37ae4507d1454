#include "dsrkit/letters/letter.hpp"

#include "keep_together.hpp"
#include "letter_pdf.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/files/files.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::letters {
namespace {

constexpr std::size_t kColumns = 72;

/// Characters, for lines of plain text: what continues a character of UTF-8 is not counted.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Breaks one line at spaces; every line but the first begins with `indent`.
std::string wrap_line(std::string_view text, const std::string& first, const std::string& indent) {
  std::string result = first;
  std::size_t column = width_of(first);
  bool at_start = true;
  for (const std::string& word : split(text, ' ')) {
    if (word.empty()) {
      continue;
    }
    if (!at_start && column + 1 + width_of(word) > kColumns) {
      result += "\n" + indent;
      column = width_of(indent);
      at_start = true;
    }
    result += (at_start ? "" : " ") + word;
    column += width_of(word) + (at_start ? 0 : 1);
    at_start = false;
  }
  return result + "\n";
}

std::string wrap(std::string_view text, const std::string& first = "", const std::string& indent = "") {
  std::string result;
  for (const std::string& line : split(text, '\n')) {
    result += wrap_line(keep_together(line), result.empty() ? first : indent, indent);
  }
  return plain_spaces(std::move(result));
}

std::string section_text(const law::TextSection& section) {
  std::string text = section.heading.empty() ? "" : wrap(section.heading) + "\n";
  for (const std::string& paragraph : section.paragraphs) {
    text += wrap(paragraph) + "\n";
  }
  for (const std::string& bullet : section.bullets) {
    text += wrap(bullet, "  - ", "    ");
  }
  return section.bullets.empty() ? text : text + "\n";
}

void require_absent(const std::filesystem::path& path) {
  if (std::filesystem::exists(path)) {
    throw Error(ErrorCode::output_exists, path.filename().string() + " is already there");
  }
}

}  // namespace

std::string letter_as_text(const LetterInput& input) {
  std::string text = input.sender + "\n";
  for (const std::string& line : input.sender_lines) {
    text += line + "\n";
  }
  text += "\n" + input.recipient + "\n";
  for (const std::string& line : input.recipient_address) {
    text += line + "\n";
  }
  text += "\n" + format_date_long(input.date) + "\nOur reference: " + input.reference + "\n\n";
  text +=
      wrap(input.letter.title) + std::string(std::min(width_of(input.letter.title), kColumns), '=') + "\n\n";
  for (const law::TextSection& section : input.letter.sections) {
    text += section_text(section);
  }
  while (text.ends_with("\n\n")) {
    text.pop_back();
  }
  return text;
}

LetterFiles write_letter(const LetterInput& input, const std::filesystem::path& stem) {
  constexpr unsigned kOwnerOnly = 0600;
  LetterFiles written;
  written.pdf = stem.string() + ".pdf";
  written.text = stem.string() + ".txt";
  const std::string text = letter_as_text(input);
  require_absent(written.pdf);
  files::write_new_file(written.text, text, kOwnerOnly);
  try {
    const pdf::DocumentResult result = write_pdf(input, written.pdf);
    written.pages = result.pages;
    written.missing_glyphs = result.missing_glyphs;
  } catch (...) {
    std::filesystem::remove(written.text);
    throw;
  }
  written.text_sha256 = crypto::sha256_hex(text);
  written.pdf_sha256 = crypto::sha256_hex(files::read_file(written.pdf));
  return written;
}

}  // namespace dsrkit::letters
