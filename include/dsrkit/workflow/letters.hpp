#pragma once

#include "dsrkit/letters/letter.hpp"
#include "dsrkit/workflow/desk.hpp"
#include "dsrkit/workflow/history.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// A letter to write.
struct LetterOrder {
  std::string kind;
  Date on{};                             ///< its date
  std::string because;                   ///< the reason in words for the person; empty: as recorded
  std::vector<std::string> needed;       ///< what to send in; empty: what is usual
  std::string restriction;               ///< of a lifting: what may be used again
  std::optional<Date> restricted_since;  ///< and since when it was limited, when that is known
  std::optional<Date> lift_on;           ///< and from which day
  std::string party;                     ///< of a letter for consent: whom it asks
  std::string information;               ///< and what it is about them; may be empty
  std::optional<Date> answer_by;         ///< and by when they answer; else as is usual
  bool name_subject = false;             ///< and that it says who asked
};

/// A letter that was written.
struct LetterReport {
  std::string reference;
  std::string kind;
  Date on{};
  letters::LetterFiles files;
  std::vector<std::string> advice;  ///< what the officer has to see to before it goes out
};

/// Writes a letter into the out folder of the case and records it, all or nothing. Throws Error(usage) when
/// the order says something that letters of the kind have no place for; Error(wrong_state)
/// when the case does not have what the letter is about, with what to record first; Error(not_lawful) when
/// the law forbids the letter or its day; Error(gate_unsatisfied) when a fact it must state is missing;
/// Error(config_invalid) when its text lacks what the law requires; Error(integrity) when it would show
/// something that is withheld from the records, or to somebody else anything of another person.
LetterReport make_letter(Desk& desk, std::string_view reference, const LetterOrder& order);

/// The kinds of letters that the events of a case call for and that were not written since, in the order of
/// law::letter_kinds().
[[nodiscard]] std::vector<std::string> letters_wanted(const RequestCase& request, const CaseHistory& history);

}  // namespace dsrkit::workflow
