#include "keep_together.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace dsrkit::letters {
namespace {

constexpr const char* kNoBreakSpace = "\u00A0";

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}

bool is_month(std::string_view word) {
  return std::find(kMonths.begin(), kMonths.end(), word) != kMonths.end();
}

/// The first part of a postcode: "M1", "SW1A".
bool is_outward(std::string_view word) {
  return word.size() >= 2 && word.size() <= 4 && is_capital(word[0]) &&
         std::all_of(word.begin(), word.end(), [](char c) { return is_capital(c) || is_digit(c); }) &&
         std::any_of(word.begin(), word.end(), is_digit);
}

/// The second part of a postcode: "5AF".
bool is_inward(std::string_view word) {
  return word.size() == 3 && is_digit(word[0]) && is_capital(word[1]) && is_capital(word[2]);
}

std::string_view without(std::string_view word, std::string_view marks, bool at_end) {
  while (!word.empty() && marks.find(at_end ? word.back() : word.front()) != std::string_view::npos) {
    at_end ? word.remove_suffix(1) : word.remove_prefix(1);
  }
  return word;
}

/// Numbers of a telephone number have three digits or more, all but its country code.
bool belong_together(std::string_view left, std::string_view right) {
  left = without(left, "(+", false);
  right = without(right, ".,;:!?)", true);
  const bool phone = left.size() >= 2 && right.size() >= 3 && is_number(left) && is_number(right);
  const bool day = left.size() <= 2 && is_number(left) && is_month(right);
  const bool year = is_month(left) && right.size() == 4 && is_number(right);
  return phone || day || year || (is_outward(left) && is_inward(right));
}

}  // namespace

std::string keep_together(std::string_view text) {
  std::string result;
  std::string_view before;
  const std::vector<std::string> words = split(text, ' ');
  for (const std::string& word : words) {
    if (&word != &words.front()) {
      result += belong_together(before, word) ? kNoBreakSpace : " ";
    }
    result += word;
    before = word;
  }
  return result;
}

std::string plain_spaces(std::string text) {
  return replace_all(std::move(text), kNoBreakSpace, " ");
}

}  // namespace dsrkit::letters
