#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/law/letter_text.hpp"
#include "dsrkit/model/request_case.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::law {

/// A kind of letter.
struct LetterKind {
  std::string id;                 ///< kebab-case, stable: "partial-refusal"
  std::string purpose;            ///< one line: what it is for
  bool to_somebody_else = false;  ///< it goes to neither the person nor who acts for them
};

/// All kinds, in the order in which a case meets them.
[[nodiscard]] const std::vector<LetterKind>& letter_kinds();
[[nodiscard]] std::vector<std::string> letter_kind_ids();
/// Throws Error(not_found) with the nearest.
[[nodiscard]] const LetterKind& letter_kind(std::string_view id);

/// Something that letters of some kinds must say, and the placeholder that says it.
struct LetterRequirement {
  std::string id;  ///< kebab-case, stable
  std::string citation;
  std::string text;                         ///< what the letter says: "why the council says no"
  std::string placeholder;                  ///< without braces
  std::vector<std::string> kinds;           ///< ids; empty: all
  std::optional<Date> from = std::nullopt;  ///< letters of this day and later
  std::vector<Right> rights = {};           ///< requests of these; empty: all

  [[nodiscard]] bool applies_to(std::string_view kind, Date letter_date) const;
  /// Whether the letter about a request of this right must say it; the text has the placeholder anyway.
  [[nodiscard]] bool applies_to(Right right) const;
};

/// The table of the law of letters.
[[nodiscard]] const std::vector<LetterRequirement>& letter_requirements();
[[nodiscard]] std::vector<LetterRequirement> letter_requirements(std::string_view kind, Date letter_date);

/// How a text meets one requirement, or whether it names regulator and courts rightly.
struct LetterFinding {
  std::string id;
  std::string citation;
  std::string text;  ///< what the letter must say
  bool ok = true;
  std::string detail;  ///< what is wrong; empty when ok

  bool operator==(const LetterFinding&) const = default;
};

/// Whether the text has everything that a letter of that day and place must have, where no empty fact can
/// take it out again.
[[nodiscard]] std::vector<LetterFinding> check_letter(const LetterText& letter, Date letter_date,
                                                      Jurisdiction jurisdiction);
[[nodiscard]] bool all_ok(const std::vector<LetterFinding>& findings);

/// A letter ready to be set.
struct FilledLetter {
  std::string title;
  std::vector<TextSection> sections;
};

/// The letter with its facts. Throws Error(config_invalid) when the text fails check_letter(), and
/// Error(gate_unsatisfied) when a fact that the letter must state is empty.
[[nodiscard]] FilledLetter fill_letter(const LetterText& letter, const LetterFacts& facts);

/// Invented facts, none of them empty, to show and measure a text with.
[[nodiscard]] LetterFacts sample_facts(Date letter_date, Jurisdiction jurisdiction);

}  // namespace dsrkit::law
