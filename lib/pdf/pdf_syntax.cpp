#include "pdf_syntax.hpp"

#include "dsrkit/base/strings.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace dsrkit::pdf {

void append_hex16(std::string& out, unsigned value) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) {
    out += kDigits[(value >> shift) & 0xFU];
  }
}

void append_utf16_hex(std::string& out, std::u32string_view text) {
  for (const char32_t point : text) {
    if (point > 0xFFFFU) {
      append_hex16(out, 0xD800U | ((point - 0x10000U) >> 10U));
      append_hex16(out, 0xDC00U | ((point - 0x10000U) & 0x3FFU));
    } else {
      append_hex16(out, point);
    }
  }
}

void append_number(std::string& out, double value) {
  long thousandths = std::lround(value * 1000);
  if (thousandths < 0) {
    out += '-';
    thousandths = -thousandths;
  }
  std::array<char, 24> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), thousandths / 1000);
  static_cast<void>(error);
  out.append(digits.data(), end);
  if (const long rest = thousandths % 1000; rest != 0) {
    std::string decimals = std::to_string(1000 + rest).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    out += '.';
    out += decimals;
  }
}

std::string text_string(std::u32string_view text) {
  std::string out = "<FEFF";
  append_utf16_hex(out, text);
  return out + ">";
}

std::string text_string(std::string_view utf8) {
  return text_string(std::u32string_view(to_utf32(utf8)));
}

std::string byte_string(std::string_view bytes) {
  return "<" + to_hex(bytes) + ">";
}

}  // namespace dsrkit::pdf
