#include "wording.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::profile {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U;
}

}  // namespace

std::string comparable(std::string_view text) {
  std::string plain = to_lower_ascii(text);
  for (const std::string_view apostrophe : {"\u2019", "\u2018", "'"}) {
    plain = replace_all(std::move(plain), apostrophe, "");
  }
  plain = replace_all(std::move(plain), "&", " and ");
  std::string words = " ";
  for (const char c : plain) {
    if (is_word_byte(c)) {
      words += c;
    } else if (words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.back() != ' ') {
    words += ' ';
  }
  return words;
}

bool mentions(std::string_view text, std::string_view phrase) {
  return comparable(text).find(comparable(phrase)) != std::string::npos;
}

bool mentions_any(std::string_view text, const std::vector<std::string>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const std::string& phrase) { return mentions(text, phrase); });
}

std::string enumerate(const std::vector<std::string>& words) {
  if (words.empty()) {
    return {};
  }
  const std::string head = join(std::span(words).first(words.size() - 1), ", ");
  return head.empty() ? words.back() : head + " and " + words.back();
}

}  // namespace dsrkit::profile
