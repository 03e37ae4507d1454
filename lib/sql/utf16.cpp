#include "utf16.hpp"

#include "dsrkit/base/strings.hpp"

namespace dsrkit::sql {
namespace {

constexpr char32_t kReplacement = 0xfffd;
constexpr char32_t kFirstHigh = 0xd800;
constexpr char32_t kFirstLow = 0xdc00;
constexpr char32_t kAfterLow = 0xe000;
constexpr char32_t kFirstPaired = 0x10000;
constexpr unsigned kBits = 10;

bool is_high(char32_t unit) {
  return unit >= kFirstHigh && unit < kFirstLow;
}

bool is_low(char32_t unit) {
  return unit >= kFirstLow && unit < kAfterLow;
}

}  // namespace

std::string from_utf16(std::u16string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t unit = text[i];
    if (is_high(unit) && i + 1 < text.size() && is_low(text[i + 1])) {
      const char32_t low = text[++i];
      points.push_back(kFirstPaired + ((unit - kFirstHigh) << kBits) + (low - kFirstLow));
    } else {
      points.push_back(is_high(unit) || is_low(unit) ? kReplacement : unit);
    }
  }
  return to_utf8(points);
}

std::u16string to_utf16(std::string_view text) {
  std::u16string units;
  for (const char32_t point : to_utf32(text)) {
    if (point < kFirstPaired) {
      units.push_back(static_cast<char16_t>(point));
    } else {
      const char32_t pair = point - kFirstPaired;
      units.push_back(static_cast<char16_t>(kFirstHigh + (pair >> kBits)));
      units.push_back(static_cast<char16_t>(kFirstLow + (pair & ((char32_t{1} << kBits) - 1))));
    }
  }
  return units;
}

}  // namespace dsrkit::sql
