#include "misread.hpp"

#include "dsrkit/base/strings.hpp"

#include <array>

namespace dsrkit::redact {
namespace {

char single(char c) {
  switch (c) {
    case '0': return 'o';
    case '1':
    case 'i': return 'l';
    case '5': return 's';
    case '8': return 'b';
    default: return c;
  }
}

/// What two letters look like together, or 0.
char pair(char first, char second) {
  struct Pair {
    char first;
    char second;
    char together;
  };

  static constexpr std::array<Pair, 4> kPairs{
      {{'r', 'n', 'm'}, {'c', 'l', 'd'}, {'v', 'v', 'w'}, {'l', 'l', 'h'}}};
  for (const auto& entry : kPairs) {
    if (entry.first == first && entry.second == second) {
      return entry.together;
    }
  }
  return 0;
}

}  // namespace

std::string misread_form(std::string_view folded, bool h_first) {
  const std::string text = h_first ? replace_all(std::string(folded), "li", "h") : std::string(folded);
  std::string form;
  for (const char c : text) {
    const char next = single(c);
    if (const char together = form.empty() ? '\0' : pair(form.back(), next); together != 0) {
      form.back() = together;
    } else {
      form += next;
    }
  }
  return form;
}

}  // namespace dsrkit::redact
