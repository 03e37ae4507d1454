#pragma once

#include "dsrkit/law/letter_text.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dsrkit::workflow {

/// The facts that every letter and document of a case has: who writes to whom about whose data, how to reach
/// the council, when the reply is due. Throws Error(config_invalid) when the configuration names no way to
/// reach the council.
[[nodiscard]] law::LetterFacts letter_facts(Desk& desk, const RequestCase& request, Date letter_date);

/// The name of the service that the case is about, or "our services".
[[nodiscard]] std::string service_name(Desk& desk, const RequestCase& request);

/// Where a council keeps its own texts of letters.
[[nodiscard]] std::filesystem::path own_letters(Desk& desk);

/// The places that were searched for the case, in words for the person.
[[nodiscard]] std::vector<std::string> searched_places(Desk& desk, std::string_view reference);

/// What withheld something, one rule each: what it is called, what it means and where it is written.
[[nodiscard]] std::vector<std::string> rules_in_words(const std::vector<std::string>& codes);

/// Whether the requester asks for somebody else and must still send what shows that they may; what the
/// council has to find out itself does not count.
[[nodiscard]] bool must_show_authority(Desk& desk, const RequestCase& request);

/// Whom a letter goes to.
[[nodiscard]] std::string recipient_of(const RequestCase& request);

}  // namespace dsrkit::workflow
