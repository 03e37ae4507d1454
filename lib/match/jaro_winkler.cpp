#include "dsrkit/match/jaro_winkler.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace dsrkit::match {
namespace {

double jaro(const std::u32string& a, const std::u32string& b) {
  const std::size_t longest = std::max(a.size(), b.size());
  const std::size_t window = longest < 4 ? 0 : longest / 2 - 1;
  std::u32string in_a;
  std::vector<bool> taken(b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t j = i > window ? i - window : 0;
    const std::size_t end = std::min(b.size(), i + window + 1);
    while (j < end && (taken[j] || b[j] != a[i])) {
      ++j;
    }
    if (j < end) {
      taken[j] = true;
      in_a += a[i];
    }
  }
  if (in_a.empty()) {
    return 0;
  }
  std::size_t position = 0;
  std::size_t out_of_order = 0;
  for (std::size_t j = 0; j < b.size(); ++j) {
    if (taken[j]) {
      out_of_order += in_a[position++] == b[j] ? 0U : 1U;
    }
  }
  const std::size_t pairs = out_of_order / 2;
  const auto matches = static_cast<double>(in_a.size());
  const auto transpositions = static_cast<double>(pairs);
  return (matches / static_cast<double>(a.size()) + matches / static_cast<double>(b.size()) +
          (matches - transpositions) / matches) /
         3;
}

}  // namespace

double jaro_winkler(std::string_view a, std::string_view b) {
  const std::u32string first = to_utf32(a);
  const std::u32string second = to_utf32(b);
  if (first == second) {
    return first.empty() ? 0 : 1;
  }
  const double similarity = jaro(first, second);
  const std::size_t longest_prefix = std::min({first.size(), second.size(), std::size_t{4}});
  std::size_t prefix = 0;
  while (prefix < longest_prefix && first[prefix] == second[prefix]) {
    ++prefix;
  }
  return similarity + static_cast<double>(prefix) * 0.1 * (1 - similarity);
}

}  // namespace dsrkit::match
