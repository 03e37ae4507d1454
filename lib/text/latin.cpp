#include "dsrkit/text/latin.hpp"

#include <algorithm>
#include <memory>
#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace dsrkit::text {
namespace {

/// Null when ICU was built without its transliteration data.
const icu::Transliterator* any_latin() {
  static const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Any-Latin", UTRANS_FORWARD, status));
  }();
  return transliterator.get();
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

}  // namespace

std::string to_latin(std::string_view text) {
  const icu::Transliterator* transliterator = is_ascii(text) ? nullptr : any_latin();
  if (transliterator == nullptr) {
    return std::string(text);
  }
  auto letters = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  transliterator->transliterate(letters);
  std::string latin;
  letters.toUTF8String(latin);
  return latin;
}

}  // namespace dsrkit::text
