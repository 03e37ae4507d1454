#include "dsrkit/letters/check.hpp"

#include "dsrkit/files/files.hpp"

#include <algorithm>

namespace dsrkit::letters {
namespace {

bool is_sentence(const std::string& text) {
  return !text.empty() && std::string_view(".!?:").find(text.back()) != std::string_view::npos;
}

}  // namespace

text::Readability measure(const std::vector<law::TextSection>& sections) {
  std::string prose;
  for (const law::TextSection& section : sections) {
    for (const std::string& paragraph : section.paragraphs) {
      prose += is_sentence(paragraph) ? paragraph + "\n" : "";
    }
    for (const std::string& bullet : section.bullets) {
      prose += bullet + "\n";
    }
  }
  return text::readability(prose);
}

LetterCheck check(std::string_view kind, const std::filesystem::path& overlay, Date date,
                  Jurisdiction jurisdiction) {
  LetterCheck result{std::string(kind), law::has_own_text(kind, overlay), {}, {}, {}};
  const law::LetterText letter = law::read_letter_text(kind, overlay, result.mistakes);
  if (result.mistakes.empty()) {
    result.findings = law::check_letter(letter, date, jurisdiction);
    result.reading = measure(law::fill(letter.sections, law::sample_facts(date, jurisdiction)));
  }
  return result;
}

std::vector<std::string> stray_files(const std::filesystem::path& overlay) {
  std::vector<std::string> stray;
  if (overlay.empty() || !std::filesystem::is_directory(overlay)) {
    return stray;
  }
  const auto kinds = law::letter_kind_ids();
  for (const auto& file : files::list_files(overlay)) {
    const bool known = file.extension() == ".json" &&
                       std::find(kinds.begin(), kinds.end(), file.stem().string()) != kinds.end();
    if (!known) {
      stray.push_back(file.filename().string());
    }
  }
  return stray;
}

}  // namespace dsrkit::letters
