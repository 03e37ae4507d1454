#pragma once

#include <cstdint>
#include <string_view>

namespace dsrkit::pdf {

/// The encodings PDF knows by name (ISO 32000-1, annex D).
enum class CodePage { standard, win_ansi, mac_roman, pdf_doc };

/// The character of a code; 0 when it has none.
[[nodiscard]] char32_t code_page_character(CodePage page, unsigned char code);

/// The character a glyph name stands for: the names of ASCII, of Latin letters with accents, "uni0141" and
/// "u1F600"; 0 for any other.
[[nodiscard]] char32_t glyph_name_character(std::string_view name);

}  // namespace dsrkit::pdf
