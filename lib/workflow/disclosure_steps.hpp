#pragma once

#include "disclosure_input.hpp"

#include "dsrkit/register/records.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace dsrkit::workflow {

/// The event in which an officer accepts that points of Article 15 stay unstated.
inline constexpr const char* kGapsAccepted = "article-15-gaps-accepted";

/// A file of the case for people: "out/AR-2026-0001/AR-2026-0001-bundle.pdf".
[[nodiscard]] std::filesystem::path out_file(Desk& desk, std::string_view reference, std::string_view kind);

/// Throws while the requester is not known, a source is not settled or a statutory gate is open.
void require_gates(Desk& desk, std::string_view reference);

/// What must hold before anything is built for the person: reviewed and signed off, no gate open, nothing
/// changed since the redaction.
void require_buildable(Desk& desk, const HeldCase& held);

/// Throws Error(integrity), naming party and page, when the file shows something that is withheld. Returns
/// how many texts were searched for.
std::size_t require_no_leaks(Desk& desk, const HeldCase& held, const std::filesystem::path& file,
                             const std::string& password);

/// The document that was built last. Throws Error(wrong_state) when there is none.
[[nodiscard]] store::Document current_bundle(Desk& desk, const HeldCase& held);

/// The day on which it was built.
[[nodiscard]] Date built_on(Desk& desk, const HeldCase& held);

/// The document must say what would be said today of the same day: searches, profile and letter as they are.
/// Throws Error(wrong_state).
void require_current_texts(const HeldCase& held, const store::Document& document,
                           const DisclosureInput& input);

}  // namespace dsrkit::workflow
