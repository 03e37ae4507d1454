#include "dsrkit/match/jaro_winkler.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <bitset>
#include <string>

namespace dsrkit::match {
namespace {

/// Letters beyond these are not compared: no name is so long.
constexpr std::size_t kLongest = 256;

template <typename Text>
double jaro(const Text& a, const Text& b) {
  const std::size_t longest = std::max(a.size(), b.size());
  const std::size_t window = longest < 4 ? 0 : longest / 2 - 1;
  std::bitset<kLongest> in_a;
  std::bitset<kLongest> in_b;
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t j = i > window ? i - window : 0;
    const std::size_t end = std::min(b.size(), i + window + 1);
    while (j < end && (in_b[j] || b[j] != a[i])) {
      ++j;
    }
    if (j < end) {
      in_a.set(i);
      in_b.set(j);
      ++count;
    }
  }
  if (count == 0) {
    return 0;
  }
  std::size_t out_of_order = 0;
  for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
    if (in_a[i]) {
      while (!in_b[j]) {
        ++j;
      }
      out_of_order += a[i] == b[j++] ? 0U : 1U;
    }
  }
  const std::size_t pairs = out_of_order / 2;
  const auto matches = static_cast<double>(count);
  const auto transpositions = static_cast<double>(pairs);
  return (matches / static_cast<double>(a.size()) + matches / static_cast<double>(b.size()) +
          (matches - transpositions) / matches) /
         3;
}

template <typename Text>
double winkler(const Text& a, const Text& b) {
  if (a == b) {
    return a.empty() ? 0 : 1;
  }
  const double similarity = jaro(a, b);
  const std::size_t longest_prefix = std::min({a.size(), b.size(), std::size_t{4}});
  std::size_t prefix = 0;
  while (prefix < longest_prefix && a[prefix] == b[prefix]) {
    ++prefix;
  }
  return similarity + static_cast<double>(prefix) * 0.1 * (1 - similarity);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

}  // namespace

double jaro_winkler(std::string_view a, std::string_view b) {
  if (is_ascii(a) && is_ascii(b)) {
    return winkler(a.substr(0, kLongest), b.substr(0, kLongest));
  }
  return winkler(to_utf32(a).substr(0, kLongest), to_utf32(b).substr(0, kLongest));
}

}  // namespace dsrkit::match
