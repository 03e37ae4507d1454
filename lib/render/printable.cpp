#include "printable.hpp"

#include "dsrkit/base/strings.hpp"

#include <array>

namespace dsrkit::render {

std::string one_line_printable(std::string_view text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : '\0');
    if (byte < 0x20U || byte == 0x7FU) {
      shown += ' ';
    } else if (byte == 0xC2U && next >= 0x80U && next < 0xA0U) {
      shown += ' ';
      ++i;
    } else {
      shown += static_cast<char>(byte);
    }
  }
  constexpr std::array<const char*, 11> kTurning{"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066",
                                                 "\u2067", "\u2068", "\u2069", "\u200E", "\u200F"};
  for (const char* turning : kTurning) {
    shown = replace_all(shown, turning, "");
  }
  return shown;
}

}  // namespace dsrkit::render
