#include "forms.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <optional>

namespace dsrkit::seal {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr std::array kPunctuation{
    Range{0x80, 0xBF},     Range{0xD7, 0xD7},     Range{0xF7, 0xF7},     Range{0x55A, 0x55F},
    Range{0x589, 0x58A},   Range{0x5BE, 0x5BE},   Range{0x5C0, 0x5C0},   Range{0x5F3, 0x5F4},
    Range{0x60C, 0x60D},   Range{0x61B, 0x61F},   Range{0x66A, 0x66D},   Range{0x6D4, 0x6D4},
    Range{0x964, 0x965},   Range{0x2000, 0x2BFF}, Range{0x2E00, 0x2E7F}, Range{0x3000, 0x3004},
    Range{0x3008, 0x303F}, Range{0xFE10, 0xFE1F}, Range{0xFE30, 0xFE6F}, Range{0xFF00, 0xFF0F},
    Range{0xFFFC, 0xFFFD},
};
constexpr std::array kRightToLeft{Range{0x590, 0x8FF}, Range{0xFB1D, 0xFDFF}, Range{0xFE70, 0xFEFF}};
constexpr std::array kUnspaced{
    Range{0xE00, 0xEFF},   Range{0x1000, 0x109F}, Range{0x1780, 0x17FF},   Range{0x3040, 0x30FF},
    Range{0x3400, 0x9FFF}, Range{0xF900, 0xFAFF}, Range{0x20000, 0x3FFFF},
};

template <std::size_t Size>
bool in(const std::array<Range, Size>& ranges, char32_t point) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return range.first <= point && point <= range.last; });
}

bool is_digit(char32_t point) {
  return point >= U'0' && point <= U'9';
}

bool is_word_part(char32_t point) {
  if (point < 0x80) {
    return is_digit(point) || (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z');
  }
  return !in(kPunctuation, point);
}

/// Calls `use` with each character and its bytes; the text is well-formed UTF-8.
template <typename Use>
void for_each_character(std::string_view text, const Use& use) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
    const std::string_view bytes = text.substr(at, length);
    char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < bytes.size(); ++i) {
      point = point << 6U | (static_cast<unsigned char>(bytes[i]) & 0x3FU);
    }
    use(point, bytes);
    at += length;
  }
}

template <std::size_t Size>
bool has_any(std::string_view text, const std::array<Range, Size>& ranges) {
  const std::u32string points = to_utf32(text);
  return std::any_of(points.begin(), points.end(), [&](char32_t point) { return in(ranges, point); });
}

/// A number of the given base that all of `digits` spell.
std::optional<char32_t> code_point(std::string_view digits, int base) {
  std::uint32_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, base);
  const bool fine =
      error == std::errc() && stop == end && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return fine ? std::optional(static_cast<char32_t>(value)) : std::nullopt;
}

struct Escape {
  std::string text;
  std::size_t length = 0;  ///< 0: none
};

/// "\\u0141" of JSON.
Escape json_escape_at(std::string_view text) {
  const auto point = text.size() >= 6 && text[1] == 'u' ? code_point(text.substr(2, 4), 16) : std::nullopt;
  return point ? Escape{to_utf8(std::u32string(1, *point)), 6} : Escape{};
}

/// "&#x141;" of XML and HTML.
Escape xml_escape_at(std::string_view text) {
  const auto end = text.starts_with("&#") ? text.substr(0, 12).find(';') : std::string_view::npos;
  if (end == std::string_view::npos) {
    return {};
  }
  const bool hexadecimal = end > 3 && (text[2] == 'x' || text[2] == 'X');
  const std::size_t digits = hexadecimal ? 3 : 2;
  const auto point = code_point(text.substr(digits, end - digits), hexadecimal ? 16 : 10);
  return point ? Escape{to_utf8(std::u32string(1, *point)), end + 1} : Escape{};
}

/// "%C5%81" of an address on the web, "=C5=81" of an e-mail: a byte each.
Escape byte_escape_at(std::string_view text) {
  const auto byte = text.size() >= 3 ? code_point(text.substr(1, 2), 16) : std::nullopt;
  return byte && *byte >= 0x20 ? Escape{std::string(1, static_cast<char>(*byte)), 3} : Escape{};
}

Escape escape_at(std::string_view text) {
  switch (text[0]) {
    case '\\': return json_escape_at(text);
    case '&': return xml_escape_at(text);
    case '%':
    case '=': return byte_escape_at(text);
    default: return {};
  }
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i + 2 < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) { return std::uint32_t{static_cast<unsigned char>(bytes[at])}; };
    const std::uint32_t group = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
    for (const unsigned shift : {18U, 12U, 6U, 0U}) {
      text += kDigits[(group >> shift) & 0x3FU];
    }
  }
  return text;
}

}  // namespace

std::string spaced_words(std::string_view folded) {
  std::string words = " ";
  words.reserve(folded.size() + 2);
  for_each_character(folded, [&](char32_t point, std::string_view bytes) {
    if (is_word_part(point)) {
      words += bytes;
    } else if (words.back() != ' ') {
      words += ' ';
    }
  });
  if (words.back() != ' ') {
    words += ' ';
  }
  return words;
}

std::string reversed(std::string_view words) {
  std::u32string points = to_utf32(words);
  std::reverse(points.begin(), points.end());
  return to_utf8(points);
}

std::string reversed_with_ligatures(std::string_view words) {
  constexpr std::string_view kAlefLam = "\u0627\u0644";
  constexpr std::string_view kLamAlef = "\u0644\u0627";
  return replace_all(reversed(words), kAlefLam, kLamAlef);
}

Compact compact(std::string_view folded) {
  Compact result;
  result.text.reserve(folded.size());
  result.boundary.reserve(folded.size() + 1);
  char32_t before = U' ';
  for_each_character(folded, [&](char32_t point, std::string_view bytes) {
    if (is_word_part(point)) {
      result.boundary.push_back(!is_word_part(before) || is_digit(before) != is_digit(point));
      result.boundary.insert(result.boundary.end(), bytes.size() - 1, false);
      result.text += bytes;
    }
    before = point;
  });
  result.boundary.push_back(true);
  return result;
}

std::string without_line_hyphens(std::string_view folded) {
  return replace_all(std::string(folded), "- ", "");
}

std::string without_escapes(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const Escape escape = escape_at(text.substr(i));
    if (escape.length == 0) {
      plain += text[i++];
    } else {
      plain += escape.text;
      i += escape.length;
    }
  }
  return plain;
}

bool has_escapes(std::string_view text) {
  for (auto at = text.find_first_of("\\&%="); at != std::string_view::npos;
       at = text.find_first_of("\\&%=", at + 1)) {
    if (escape_at(text.substr(at)).length != 0) {
      return true;
    }
  }
  return false;
}

std::string without_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return c != ' ' && (c < '\t' || c > '\r'); });
  return out;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

bool is_right_to_left(std::string_view text) {
  return has_any(text, kRightToLeft);
}

bool is_unspaced(std::string_view text) {
  return has_any(text, kUnspaced);
}

std::string utf16(std::string_view utf8, bool big_endian) {
  std::string bytes;
  const auto append = [&](std::uint32_t unit) {
    const auto high = static_cast<char>(unit >> 8U);
    const auto low = static_cast<char>(unit & 0xFFU);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  for (const char32_t point : to_utf32(utf8)) {
    if (point < 0x10000) {
      append(point);
    } else {
      append(0xD800 + ((point - 0x10000) >> 10U));
      append(0xDC00 + ((point - 0x10000) & 0x3FFU));
    }
  }
  return bytes;
}

std::vector<std::string> base64_cores(std::string_view bytes) {
  std::vector<std::string> cores;
  for (std::size_t shift = 0; shift < 3; ++shift) {
    // The bytes that share a group with unknown neighbours are left out.
    const std::string_view inner = bytes.substr(std::min(bytes.size(), (3 - shift) % 3));
    cores.push_back(base64(inner));
  }
  return cores;
}

}  // namespace dsrkit::seal
