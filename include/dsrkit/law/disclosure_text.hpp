#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/law/letter_text.hpp"
#include "dsrkit/model/value.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace dsrkit::law {

/// The standing texts of a disclosure, with {placeholders} as in letters. Its cover letter is the letter
/// "disclosure".
struct DisclosureWording {
  std::vector<TextSection> how_to_read;
  std::vector<TextSection> where_we_looked;
  std::vector<TextSection> your_rights;
  std::vector<TextSection> support;
};

/// Reads "dsrkit.disclosure-text/1" strictly; unknown keys and unknown placeholders become diagnostics.
[[nodiscard]] DisclosureWording parse_disclosure_wording(const Value& json, std::string_view where,
                                                         Diagnostics& diagnostics);

/// The wording that is shipped with the program: texts/disclosure.json. Throws Error(config_invalid) with the
/// first mistake.
[[nodiscard]] DisclosureWording load_disclosure_wording();

}  // namespace dsrkit::law
