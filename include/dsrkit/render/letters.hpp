#pragma once

#include "dsrkit/letters/check.hpp"
#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/letters.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// dsrkit.letter-made/1.
[[nodiscard]] Value letter_json(const workflow::LetterReport& report);
[[nodiscard]] std::string letter_text(const workflow::LetterReport& report);

/// One kind of letter and whose text it has.
struct LetterLine {
  law::LetterKind kind;
  bool own = false;
};

/// dsrkit.letters/1.
[[nodiscard]] Value letters_json(const std::vector<LetterLine>& letters);
[[nodiscard]] std::string letters_text(const std::vector<LetterLine>& letters);

/// What 'letter check' found.
struct LetterChecks {
  Date date{};
  Jurisdiction jurisdiction = Jurisdiction::england_and_wales;
  std::vector<letters::LetterCheck> letters;
  std::vector<std::string> stray_files;  ///< in the council's folder, no text of a letter

  [[nodiscard]] bool ok() const;
};

/// dsrkit.letter-check/1.
[[nodiscard]] Value letter_checks_json(const LetterChecks& checks);
[[nodiscard]] std::string letter_checks_text(const LetterChecks& checks);

}  // namespace dsrkit::render
