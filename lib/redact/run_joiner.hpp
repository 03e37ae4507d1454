#pragma once

#include "case_words.hpp"
#include "name_text.hpp"

namespace dsrkit::redact {

/// Tells whether a word goes on with the name before it.
class RunJoiner {
public:
  /// All references must outlive it.
  RunJoiner(const NameText& text, const CaseWords& case_words) : m_text(text), m_case(case_words) {}

  [[nodiscard]] bool continues(const NameRun& run, const NameWord& word) const;

private:
  [[nodiscard]] bool gap_continues(const NameRun& run, const NameWord& word, bool shared) const;
  /// "Rose, Mei Rose", "Akhtar, H. Crompton", "Mrs Rose, Mei", "Li, Rose, Mei": each is a person of their
  /// own.
  [[nodiscard]] bool in_list(const NameRun& run, const NameWord& word) const;
  /// "van\nRensburg": a particle at the end of a line, or at the beginning of the next.
  [[nodiscard]] bool before_same_party(const NameRun& run, const NameWord& word) const;
  static bool only_surnames(const NameRun& run);

  const NameText& m_text;
  const CaseWords& m_case;
};

}  // namespace dsrkit::redact
