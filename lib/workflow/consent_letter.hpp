#pragma once

#include "dsrkit/law/letter_text.hpp"
#include "dsrkit/seal/leak_check.hpp"
#include "dsrkit/workflow/letters.hpp"

#include <string>
#include <vector>

/// The letter that asks somebody in the records for consent (DPA 2018 Sch 2 para 16(2)(a)).
namespace dsrkit::workflow {

inline constexpr const char* kConsentLetter = "consent";

/// Whom the letter goes to. Throws Error(usage) without a party, and Error(not_lawful) or Error(wrong_state)
/// when there is nothing to ask them.
[[nodiscard]] Party consent_recipient(Desk& desk, const RequestCase& request, const LetterOrder& order);

/// The facts of the letter. What they say of the person who asked is taken out: the reader learns no more
/// than they need to answer.
[[nodiscard]] law::LetterFacts consent_facts(law::LetterFacts facts, const RequestCase& request,
                                             const Party& recipient, const LetterOrder& order);

/// Their address as lines; none when they have only a safe one, which is kept out of every file.
[[nodiscard]] std::vector<std::string> address_of(const Party& recipient);

/// What the letter must not show: anything of anybody but the one it goes to, disclosed elsewhere or not.
[[nodiscard]] std::vector<seal::ProtectedTerm> terms_of_others(Desk& desk, const HeldCase& held,
                                                               const Party& recipient, bool subject_named);

/// What is left to the officer.
[[nodiscard]] std::vector<std::string> consent_advice(const RequestCase& request, const Party& recipient,
                                                      const LetterOrder& order,
                                                      const law::LetterFacts& facts);

}  // namespace dsrkit::workflow
