#pragma once

#include "marks.hpp"

#include "dsrkit/rules/name_lists.hpp"
#include "dsrkit/text/tokens.hpp"

#include <cstddef>
#include <vector>

namespace dsrkit::redact {

/// What the words around a word say of it: whether a person stands there, or a place, a code, a verb. Each
/// question is about the token with that number.
class WordPlaces {
public:
  /// All references must outlive it.
  WordPlaces(const rules::NameLists& lists, const std::vector<text::Token>& tokens,
             const std::vector<Marks>& marks)
      : m_lists(lists), m_tokens(tokens), m_marks(marks) {}

  /// "A" and "I" end a name only before a stop: "told Karen I would".
  [[nodiscard]] bool starts_clause(std::size_t token) const;
  /// "told joy", "looking at may", "and will argued": a frequent word in small letters where a person stands.
  /// Somebody of the case has the name, so what is in doubt goes to an officer.
  [[nodiscard]] bool stands_for_person(std::size_t i) const;
  /// "left with May", "looked at April": no month or town stands there.
  [[nodiscard]] bool after_word_of_person(std::size_t i) const;
  [[nodiscard]] bool ends_clause(std::size_t i) const;
  /// "argued", "is", "holds" after a space.
  [[nodiscard]] bool finite_verb(std::size_t i) const;
  static bool joins_names(const text::Token& token);
  /// Whether somebody says or does something here.
  [[nodiscard]] bool acts(std::size_t i) const;
  [[nodiscard]] bool titled(std::size_t i) const;
  [[nodiscard]] bool rarely_a_word(std::size_t i) const;
  [[nodiscard]] bool after_speech(std::size_t i) const;
  /// "told Marsh", "then Marsh said": an ordinary word with a capital that nothing but a name explains.
  [[nodiscard]] bool acts_within_sentence(std::size_t i) const;
  /// "Will and Hope"
  [[nodiscard]] bool before_another(std::size_t i) const;
  /// "May said" begins a clause; "in May" does not.
  [[nodiscard]] bool begins_and_acts(std::size_t i) const;
  /// "Jade, the victim" or "Ruby: he hurt me".
  [[nodiscard]] bool before_pause(std::size_t i) const;
  /// "Blessing Nwosu", "Jade Marsh"
  [[nodiscard]] bool before_surname(std::size_t i) const;
  /// Written with a capital and no word of something else.
  [[nodiscard]] bool is_surname_like(std::size_t i) const;
  /// Whether the line is written in capitals throughout, so that they tell nothing.
  [[nodiscard]] bool in_capitals(std::size_t i) const;
  /// "KOWALSKI, Jan"
  [[nodiscard]] bool before_given_after_comma(std::size_t i) const;
  /// "Daisy/Poppy"
  [[nodiscard]] bool pairs_names(const text::Token& a, const text::Token& b) const;
  /// "Wood, Rose (neighbour)"; but not "Yesterday, Rose rang".
  [[nodiscard]] bool surname_first(std::size_t i) const;
  /// Beside an underscore, a slash or a number it is part of a code.
  [[nodiscard]] bool in_code(std::size_t i) const;
  [[nodiscard]] bool after_sign_off(std::size_t i) const;

private:
  void note_lines_in_capitals() const;

  const rules::NameLists& m_lists;
  const std::vector<text::Token>& m_tokens;
  const std::vector<Marks>& m_marks;
  mutable std::vector<bool> m_capitals;  ///< by token; made when first asked for
};

}  // namespace dsrkit::redact
