#include "dsrkit/text/reading_ease.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

namespace dsrkit::text {
namespace {

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

bool ends_with_one_of(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [word](std::string_view ending) { return word.ends_with(ending); });
}

/// Words of letters and official texts whose spelling misleads the rules.
constexpr std::array<std::pair<std::string_view, std::size_t>, 24> kExceptions{{
    {"area", 3},    {"areas", 3},     {"being", 2},     {"business", 2}, {"client", 2},    {"create", 2},
    {"created", 3}, {"different", 3}, {"doing", 2},     {"every", 2},    {"everybody", 4}, {"everything", 3},
    {"going", 2},   {"idea", 3},      {"ideas", 3},     {"people", 2},   {"peoples", 2},   {"quiet", 2},
    {"real", 1},    {"science", 2},   {"sometimes", 2}, {"somebody", 3}, {"something", 2}, {"someone", 2},
}};

/// A last "e", "es" or "ed" that is not spoken: "made", "takes", "asked"; not "table", "changes", "needed".
bool has_silent_end(std::string_view word) {
  const std::size_t size = word.size();
  if (word.ends_with("ed")) {
    return size > 3 && !is_vowel(word[size - 3]) && !ends_with_one_of(word, {"ted", "ded"});
  }
  if (word.ends_with("es")) {
    return size > 3 && !is_vowel(word[size - 3]) &&
           !ends_with_one_of(word, {"ses", "ces", "zes", "xes", "ges", "ches", "shes"}) &&
           (!word.ends_with("les") || is_vowel(word[size - 4]));
  }
  if (word.ends_with("e")) {
    return size > 2 && !is_vowel(word[size - 2]) && (!word.ends_with("le") || is_vowel(word[size - 3]));
  }
  return false;
}

/// Vowels that stand together and are spoken apart: "va-ri-ous", "di-et"; not "na-tion", "mil-lion".
bool is_parted(std::string_view word, std::size_t second) {
  const char first = word[second - 1];
  const char next = word[second];
  const char before = second >= 2 ? word[second - 2] : ' ';
  if (first == 'i' && (next == 'a' || next == 'o' || next == 'u')) {
    return std::string_view("tcsgxl").find(before) == std::string_view::npos;
  }
  if (first == 'y' && next == 'i') {
    return true;
  }
  if (first == 'u' && next == 'a') {
    return before != 'q' && before != 'g';
  }
  return (first == 'i' && next == 'e' && word.substr(second).starts_with("et")) ||
         (first == 'e' && next == 'o' && word.substr(second).starts_with("og"));
}

/// Small letters only; a typographic apostrophe and whatever else is no ASCII letter is left out.
std::string letters_of(std::string_view word) {
  std::string letters;
  for (const char c : to_lower_ascii(word)) {
    if (is_letter(c)) {
      letters += c;
    }
  }
  return letters;
}

std::size_t syllables_of_part(std::string_view part) {
  const std::string word = letters_of(part);
  const auto* const known = std::find_if(kExceptions.begin(), kExceptions.end(),
                                         [&word](const auto& entry) { return entry.first == word; });
  if (known != kExceptions.end()) {
    return known->second;
  }
  std::size_t count = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]) || is_parted(word, i))) {
      ++count;
    }
  }
  if (has_silent_end(word) && count > 1) {
    --count;
  }
  return std::max<std::size_t>(count, 1);
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Closing brackets and quotation marks may follow the mark that ends a sentence.
std::string_view without_closers(std::string_view chunk) {
  constexpr std::array<std::string_view, 5> kClosers{")", "]", "\"", "\u201D", "\u2019"};
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view closer : kClosers) {
      if (chunk.ends_with(closer)) {
        chunk.remove_suffix(closer.size());
        found = true;
      }
    }
  }
  return chunk;
}

bool ends_sentence(std::string_view chunk) {
  return ends_with_one_of(without_closers(chunk), {".", "!", "?", ":"});
}

/// Whether a chunk between spaces is a number, code or address and no word of the language.
bool is_code(std::string_view chunk) {
  const bool has_digit = std::any_of(chunk.begin(), chunk.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto inner_dot = chunk.find('.');
  return has_digit || chunk.find('@') != std::string_view::npos ||
         (inner_dot != std::string_view::npos && inner_dot + 1 < chunk.size() &&
          is_letter(to_lower_ascii(chunk.substr(inner_dot + 1, 1))[0]));
}

bool has_letter(std::string_view chunk) {
  return !letters_of(chunk).empty();
}

}  // namespace

std::size_t count_syllables(std::string_view word) {
  std::size_t count = 0;
  for (const std::string& part : split(word, '-')) {
    if (has_letter(part)) {
      count += syllables_of_part(part);
    }
  }
  return std::max<std::size_t>(count, 1);
}

Readability readability(std::string_view text) {
  Readability result;
  bool in_sentence = false;
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      if (text[at] == '\n' && in_sentence) {
        ++result.sentences;
        in_sentence = false;
      }
      ++at;
      continue;
    }
    const auto* const end =
        std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_space);
    const std::string_view chunk = text.substr(at, static_cast<std::size_t>(end - text.begin()) - at);
    at += chunk.size();
    const bool code = is_code(chunk);
    if (code || has_letter(chunk)) {
      ++result.words;
      result.syllables += code ? 1 : count_syllables(chunk);
      in_sentence = true;
    }
    if (in_sentence && ends_sentence(chunk)) {
      ++result.sentences;
      in_sentence = false;
    }
  }
  result.sentences += in_sentence ? 1 : 0;
  return result;
}

double Readability::reading_ease() const {
  if (words == 0) {
    return 0;
  }
  const auto count = static_cast<double>(words);
  return 206.835 - 1.015 * count / static_cast<double>(sentences) -
         84.6 * static_cast<double>(syllables) / count;
}

double Readability::reading_age() const {
  if (words == 0) {
    return 5;
  }
  const auto count = static_cast<double>(words);
  const double grade =
      0.39 * count / static_cast<double>(sentences) + 11.8 * static_cast<double>(syllables) / count - 15.59;
  return std::max(5.0, grade + 5);
}

}  // namespace dsrkit::text
