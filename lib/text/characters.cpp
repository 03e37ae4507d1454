#include "characters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>
#include <utility>

namespace dsrkit::text {
namespace {

const icu::Normalizer2& compatibility_decomposition() {
  static const icu::Normalizer2* normalizer = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKDInstance(status);
  }();
  return *normalizer;
}

UChar32 to_icu(char32_t point) {
  return static_cast<UChar32>(point);
}

void append_utf8(std::string& out, UChar32 point) {
  icu::UnicodeString(point).toUTF8String(out);
}

/// Letters that have no decomposition but that people write as plain letters.
std::string_view base_letters(UChar32 lower) {
  static constexpr std::array<std::pair<UChar32, std::string_view>, 15> kLetters{{{0x00DF, "ss"},
                                                                                  {0x00E6, "ae"},
                                                                                  {0x00F0, "d"},
                                                                                  {0x00F8, "o"},
                                                                                  {0x00FE, "th"},
                                                                                  {0x0111, "d"},
                                                                                  {0x0127, "h"},
                                                                                  {0x0131, "i"},
                                                                                  {0x0142, "l"},
                                                                                  {0x014B, "n"},
                                                                                  {0x0153, "oe"},
                                                                                  {0x0167, "t"},
                                                                                  {0x0180, "b"},
                                                                                  {0x0253, "b"},
                                                                                  {0x0257, "d"}}};
  const auto found = std::lower_bound(kLetters.begin(), kLetters.end(), lower,
                                      [](const auto& entry, UChar32 point) { return entry.first < point; });
  return found != kLetters.end() && found->first == lower ? found->second : std::string_view{};
}

bool is_dropped(UChar32 point) {
  const auto type = u_charType(point);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
         u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

constexpr std::string_view kDigits = "0123456789";

/// A decimal digit of any script as an ASCII digit, or nothing.
std::string_view ascii_digit(UChar32 point) {
  const auto value = u_charDigitValue(point);
  return value < 0 ? std::string_view{} : kDigits.substr(static_cast<std::size_t>(value), 1);
}

void append_decomposed(std::string& out, UChar32 point) {
  if (is_dropped(point)) {
    return;
  }
  if (const auto digit = ascii_digit(point); !digit.empty()) {
    out += digit;
    return;
  }
  const UChar32 lower = u_foldCase(point, U_FOLD_CASE_DEFAULT);
  const auto letters = base_letters(lower);
  if (!letters.empty()) {
    out += letters;
    return;
  }
  switch (class_of(static_cast<char32_t>(lower))) {
    case CharClass::apostrophe: out += '\''; return;
    case CharClass::hyphen: out += '-'; return;
    case CharClass::space:
    case CharClass::line_break: out += ' '; return;
    case CharClass::letter:
    case CharClass::digit:
    case CharClass::ideograph:
    case CharClass::invisible:
    case CharClass::other: append_utf8(out, lower);
  }
}

bool is_ideograph(UChar32 point) {
  UErrorCode status = U_ZERO_ERROR;
  switch (static_cast<int>(uscript_getScript(point, &status))) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI: return u_isalpha(point) != 0;
    default: return false;
  }
}

}  // namespace

Character wide_character_at(std::string_view text, std::size_t offset) {
  std::int32_t position = 0;
  // Four bytes are enough for one code point; the macro counts in 32 bits, texts may be longer.
  const auto rest = text.substr(offset, 4);
  UChar32 point = 0;
// The macro converts implicitly.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
  U8_NEXT(rest.data(), position, static_cast<std::int32_t>(rest.size()), point);
#pragma GCC diagnostic pop
  return {point < 0 ? char32_t{0xFFFD} : static_cast<char32_t>(point), static_cast<std::size_t>(position)};
}

CharClass class_of_wide(char32_t point) {
  const UChar32 c = to_icu(point);
  if (point == 0x2018U || point == 0x2019U || point == 0x02BCU || point == 0x02B9U || point == 0x00B4U) {
    return CharClass::apostrophe;
  }
  if (u_hasBinaryProperty(c, UCHAR_DASH) != 0) {
    return CharClass::hyphen;
  }
  if (point == 0x0085U || point == 0x2028U || point == 0x2029U) {
    return CharClass::line_break;
  }
  if (u_isUWhiteSpace(c) != 0) {
    return CharClass::space;
  }
  if (is_ideograph(c)) {
    return CharClass::ideograph;
  }
  if (u_isdigit(c) != 0) {
    return CharClass::digit;
  }
  if (u_isalpha(c) != 0) {
    return CharClass::letter;
  }
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK ||
      u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) {
    return CharClass::invisible;
  }
  return CharClass::other;
}

bool is_wide_upper(char32_t point) {
  return u_isupper(to_icu(point)) != 0;
}

bool is_wide_lower(char32_t point) {
  return u_islower(to_icu(point)) != 0;
}

void append_folded_wide(std::string& out, char32_t point) {
  icu::UnicodeString decomposed;
  // The apostrophes among the modifier letters have decompositions of their own.
  if (class_of(point) == CharClass::apostrophe ||
      compatibility_decomposition().getDecomposition(to_icu(point), decomposed) == 0) {
    append_decomposed(out, to_icu(point));
    return;
  }
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    append_decomposed(out, decomposed.char32At(i));
  }
}

std::optional<std::string_view> plain_form_of_wide(char32_t point) {
  static constexpr std::string_view kPrintable =
      " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
  const UChar32 c = to_icu(point);
  switch (class_of(point)) {
    case CharClass::line_break: return "\n";
    case CharClass::space: return " ";
    case CharClass::hyphen: return "-";
    case CharClass::letter:
    case CharClass::digit:
    case CharClass::ideograph:
    case CharClass::apostrophe:
    case CharClass::invisible:
    case CharClass::other: break;
  }
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) {
    return "";
  }
  if (const auto digit = ascii_digit(c); !digit.empty()) {
    return digit;
  }
  const auto type = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);
  icu::UnicodeString decomposed;
  if ((type != U_DT_WIDE && type != U_DT_FONT && type != U_DT_SMALL) ||
      compatibility_decomposition().getDecomposition(c, decomposed) == 0 || decomposed.length() != 1) {
    return std::nullopt;
  }
  const auto place = kPrintable.find(static_cast<char>(decomposed[0] < 0x80 ? decomposed[0] : 0));
  return place == std::string_view::npos ? std::nullopt : std::optional(kPrintable.substr(place, 1));
}

}  // namespace dsrkit::text
