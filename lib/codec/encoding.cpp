#include "dsrkit/codec/encoding.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::codec {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kLittleEndianMark = "\xFF\xFE";
constexpr std::string_view kBigEndianMark = "\xFE\xFF";

/// Windows-1252 from 0x80 to 0x9F; zero where nothing is assigned.
constexpr std::array<char32_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

[[noreturn]] void refuse(std::string_view what, std::string_view encoding, std::size_t offset) {
  throw Error(
      ErrorCode::data_invalid,
      std::string(what) + ": not text in " + std::string(encoding) + " at byte " + std::to_string(offset),
      "convert it, for example with 'iconv -f WINDOWS-1252 -t UTF-8', or declare its encoding");
}

unsigned byte_at(std::string_view bytes, std::size_t index) {
  return static_cast<unsigned char>(bytes[index]);
}

std::size_t first_invalid(std::string_view text) {
  // Whether a prefix is valid does not change back, but it may end inside a character: look line by line.
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    if (!is_valid_utf8(text.substr(begin, end - begin))) {
      return begin;
    }
    begin = end;
  }
  return begin;
}

std::string from_utf8(std::string_view bytes, std::string_view what) {
  if (!is_valid_utf8(bytes)) {
    refuse(what, "UTF-8", first_invalid(bytes));
  }
  return std::string(bytes);
}

std::string from_windows_1252(std::string_view bytes, std::string_view what) {
  std::u32string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned byte = byte_at(bytes, i);
    const bool special = byte >= 0x80U && byte < 0xA0U;
    const char32_t character = special ? kWindows1252.at(byte - 0x80U) : char32_t{byte};
    if (special && character == 0) {
      refuse(what, "Windows-1252", i);
    }
    text += character;
  }
  return to_utf8(text);
}

bool is_high_surrogate(char32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}

bool is_low_surrogate(char32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

std::string from_utf16(std::string_view bytes, bool big_endian, std::string_view what) {
  if (bytes.size() % 2 != 0) {
    refuse(what, "UTF-16", bytes.size() - 1);
  }
  const auto unit_at = [&](std::size_t i) {
    const unsigned first = byte_at(bytes, i);
    const unsigned second = byte_at(bytes, i + 1);
    return char32_t{big_endian ? first * 256U + second : second * 256U + first};
  };
  std::u32string text;
  text.reserve(bytes.size() / 2);
  for (std::size_t i = 2; i < bytes.size(); i += 2) {
    char32_t character = unit_at(i);
    if (is_high_surrogate(character) && i + 2 < bytes.size() && is_low_surrogate(unit_at(i + 2))) {
      character = 0x10000U + ((character - 0xD800U) << 10U) + (unit_at(i + 2) - 0xDC00U);
      i += 2;
    } else if (is_high_surrogate(character) || is_low_surrogate(character)) {
      refuse(what, "UTF-16", i);
    }
    text += character;
  }
  return to_utf8(text);
}

}  // namespace

std::vector<std::string> encoding_names() {
  return {"utf-8", "utf-16", "windows-1252"};
}

std::string encoding_name(std::string_view label) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kLabels{
      {{"utf-8", "utf-8"},
       {"utf8", "utf-8"},
       {"us-ascii", "utf-8"},
       {"ascii", "utf-8"},
       {"utf-16", "utf-16"},
       {"utf-16le", "utf-16"},
       {"utf-16be", "utf-16"},
       {"windows-1252", "windows-1252"},
       {"cp1252", "windows-1252"},
       {"cp-1252", "windows-1252"},
       {"iso-8859-1", "windows-1252"},
       {"iso8859-1", "windows-1252"},
       {"latin1", "windows-1252"},
       {"latin-1", "windows-1252"}}};
  const std::string lower = replace_all(to_lower_ascii(trim(label)), "_", "-");
  const auto* const known =
      std::find_if(kLabels.begin(), kLabels.end(), [&](const auto& entry) { return entry.first == lower; });
  return known == kLabels.end() ? std::string() : std::string(known->second);
}

std::string encoding_in_markup(std::string_view bytes) {
  constexpr std::size_t kSearched = 1024;
  const std::string start = to_lower_ascii(bytes.substr(0, kSearched));
  const bool xml = start.starts_with("<?xml");
  const std::string_view sign = xml ? "encoding" : "charset";
  const std::size_t end = xml ? start.find("?>") : start.size();
  std::size_t at = start.find(sign);
  if (at == std::string::npos || at >= end) {
    return {};
  }
  at = start.find_first_not_of(" \t\r\n=\"'", at + sign.size());
  if (at == std::string::npos) {
    return {};
  }
  return start.substr(at, start.find_first_of(" \t\r\n\"'/>;?", at) - at);
}

std::string decode_text(std::string_view bytes, std::string_view encoding, std::string_view what) {
  if (bytes.starts_with(kUtf8Mark)) {
    return from_utf8(bytes.substr(kUtf8Mark.size()), what);
  }
  if (bytes.starts_with(kLittleEndianMark) || bytes.starts_with(kBigEndianMark)) {
    return from_utf16(bytes, bytes.starts_with(kBigEndianMark), what);
  }
  const std::string name = encoding.empty() ? "utf-8" : encoding_name(encoding);
  if (name == "utf-8") {
    return from_utf8(bytes, what);
  }
  if (name == "windows-1252") {
    return from_windows_1252(bytes, what);
  }
  if (name == "utf-16") {
    throw Error(ErrorCode::data_invalid,
                std::string(what) + ": said to be UTF-16, but no byte order mark stands at its start");
  }
  throw Error(ErrorCode::data_invalid, std::string(what) + ": in an encoding that cannot be read",
              "convert it to UTF-8; the encodings are: " + join(encoding_names(), ", "));
}

}  // namespace dsrkit::codec
