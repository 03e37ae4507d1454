#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace dsrkit::pdf {

/// What a font's codes stand for.
struct CodeTexts {
  std::map<std::uint32_t, std::string> texts;  ///< code to UTF-8
  std::size_t code_length = 0;                 ///< bytes; 0 when not said
};

/// Reads a ToUnicode CMap (ISO 32000-1, 9.10.3). Throws Error(data_invalid).
[[nodiscard]] CodeTexts read_to_unicode(std::string_view cmap);

/// UTF-8 of bytes in UTF-16, the high byte first; U+FFFD for what is none.
[[nodiscard]] std::string from_utf16(std::string_view bytes);
/// UTF-8 of a text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 by its mark, else PDFDocEncoding.
[[nodiscard]] std::string from_text_string(std::string_view bytes);

}  // namespace dsrkit::pdf
