#pragma once

#include "marks.hpp"
#include "word_places.hpp"

#include "dsrkit/model/redaction.hpp"
#include "dsrkit/rules/name_lists.hpp"
#include "dsrkit/text/tokens.hpp"

#include <cstddef>
#include <vector>

namespace dsrkit::redact {

/// The last look at a text of a case, whose people are known: words that the other rules leave and that may
/// still be somebody's name, by the names found beside them or by what the sentence does with them. All of
/// them are doubtful persons that an officer looks at; none has a party, and none lies in another finding.
class CaseStrangers {
public:
  /// All references must outlive it; `findings` are all that is known of the text so far.
  CaseStrangers(const rules::NameLists& lists, const std::vector<text::Token>& tokens,
                const std::vector<Marks>& marks, const std::vector<Finding>& findings);

  /// Sorted.
  [[nodiscard]] std::vector<Finding> find() const;

private:
  void note_findings(const std::vector<Finding>& findings);

  [[nodiscard]] bool may_be_name(std::size_t i) const;
  /// Untaken, no part of a code and no word that is known to be no name.
  [[nodiscard]] bool is_free(std::size_t i) const;
  /// Written as a name is, in a text that writes other words small.
  [[nodiscard]] bool stands_out(std::size_t i) const;
  /// Known as a name of people, and as nothing else that has a capital.
  [[nodiscard]] bool is_name_only(std::size_t i) const;
  [[nodiscard]] bool is_given(std::size_t i) const;
  /// "May Probert" where only the surname was found.
  [[nodiscard]] bool given_before_surname(std::size_t i) const;
  /// "Mei Church", also over the end of a line.
  [[nodiscard]] bool surname_after_given(std::size_t i) const;
  /// "JOY YOUNG" in a line that is not written in capitals throughout.
  [[nodiscard]] bool in_capitals(std::size_t i) const;
  /// "priyanka", and "told joy": a first name in small letters.
  [[nodiscard]] bool small_given_name(std::size_t i) const;
  /// "No answer from TB"
  [[nodiscard]] bool bare_initials(std::size_t i) const;
  /// "told Church", "met with Rivers": a word with a capital where the sentence has a person.
  [[nodiscard]] bool person_by_grammar(std::size_t i) const;
  [[nodiscard]] bool after_word_before_people(std::size_t i) const;

  const rules::NameLists& m_lists;
  const std::vector<text::Token>& m_tokens;
  const std::vector<Marks>& m_marks;
  WordPlaces m_places;
  std::vector<bool> m_taken;        ///< in any finding
  std::vector<bool> m_lone_person;  ///< a person's name of one word
};

}  // namespace dsrkit::redact
