#pragma once

#include "dsrkit/law/letter_text.hpp"
#include "dsrkit/workflow/letters.hpp"

namespace dsrkit::workflow {

/// The facts of a letter as the case has them. Throws Error(wrong_state) or Error(not_lawful) when the case
/// does not have them, or the letter cannot have this day.
[[nodiscard]] law::LetterFacts draft_letter(Desk& desk, const RequestCase& request, const LetterOrder& order);

}  // namespace dsrkit::workflow
