#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/law/letter_requirements.hpp"
#include "dsrkit/model/request_case.hpp"
#include "dsrkit/text/reading_ease.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::letters {

/// What is to be said about the text of one kind of letter.
struct LetterCheck {
  std::string kind;
  bool own = false;      ///< the council's text, not the shipped one
  Diagnostics mistakes;  ///< of a file that is no text of this letter; then nothing else is known of it
  std::vector<law::LetterFinding> findings;
  std::optional<text::Readability> reading;  ///< with invented facts filled in

  [[nodiscard]] bool ok() const { return mistakes.empty() && law::all_ok(findings); }
};

/// Reads and checks the text of a kind for letters of a day and place. Throws Error(not_found) for an unknown
/// kind.
[[nodiscard]] LetterCheck check(std::string_view kind, const std::filesystem::path& overlay, Date date,
                                Jurisdiction jurisdiction);

/// Files of the folder that are no text of a letter, by name: nobody would ever read them.
[[nodiscard]] std::vector<std::string> stray_files(const std::filesystem::path& overlay);

/// Counts whole sentences and bullets; greeting, headings and signature are no sentences.
[[nodiscard]] text::Readability measure(const std::vector<law::TextSection>& sections);

}  // namespace dsrkit::letters
