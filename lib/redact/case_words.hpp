#pragma once

#include "name_text.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace dsrkit::redact {

/// What the names of the people of a case say of a token of a text.
class CaseWords {
public:
  /// All references must outlive it.
  explicit CaseWords(const NameText& text) : m_text(text) {}

  [[nodiscard]] bool is_known_surname(std::size_t i) const;
  /// "A Begum" and "I Jama": an article or a pronoun does not stand before a surname with that initial.
  [[nodiscard]] bool is_initial_of_next(std::size_t i) const;
  /// Whether the next word is a name of the same person.
  [[nodiscard]] bool beside_same_party(std::size_t i, const NameWord& word) const;
  /// "van der Berg": particles and a capitalised word.
  [[nodiscard]] bool particle_begins(std::size_t i) const;
  /// "cle Freitas"
  [[nodiscard]] bool is_misread_particle(std::size_t i, const NameRun& run) const;
  [[nodiscard]] bool may_be_slip(std::size_t i) const;
  /// "looked at Roes", "told Hoe": a rare word with a capital within a sentence.
  [[nodiscard]] bool may_hide_slip(std::size_t i) const;
  /// A text repeats its words; slips are sought once for each.
  [[nodiscard]] const std::vector<NamePart>& near(std::size_t i, bool title) const;

private:
  const NameText& m_text;
  mutable std::unordered_map<std::string, std::vector<NamePart>> m_near;
};

}  // namespace dsrkit::redact
