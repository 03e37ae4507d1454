#pragma once

#include "dsrkit/workflow/desk.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace dsrkit::workflow {

/// A file of the case for people: "out/AR-2026-0001/AR-2026-0001-bundle.pdf".
[[nodiscard]] std::filesystem::path out_file(Desk& desk, std::string_view reference, std::string_view kind);

/// What must hold before anything is built for the person: reviewed and signed off, no gate open, nothing
/// changed since the redaction.
void require_buildable(Desk& desk, const HeldCase& held);

/// Throws Error(integrity), naming party and page, when the file shows something that is withheld.
void require_no_leaks(Desk& desk, const HeldCase& held, const std::filesystem::path& file,
                      const std::string& password);

}  // namespace dsrkit::workflow
