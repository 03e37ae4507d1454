#include "dsrkit/model/person.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>

namespace dsrkit {
namespace {

bool is_title(std::string_view word) {
  static constexpr std::array<std::string_view, 11> kTitles{"mr",  "mrs",  "miss", "ms",   "mx",  "dr",
                                                            "rev", "prof", "sir",  "lady", "dame"};
  std::string lower = to_lower_ascii(word);
  if (!lower.empty() && lower.back() == '.') {
    lower.pop_back();
  }
  return std::find(kTitles.begin(), kTitles.end(), lower) != kTitles.end();
}

/// Particles belong to the family name that follows them: "van der Berg", "ap Rhys", "de Souza".
bool is_particle(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kParticles{
      "van", "von", "der", "den", "de", "di", "da", "del", "la", "le", "ap", "ferch", "bin", "al"};
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto& word : split(text, ' ')) {
    const auto bare = trim(word);
    if (!bare.empty()) {
      words.emplace_back(bare);
    }
  }
  while (words.size() > 1 && is_title(words.front())) {
    words.erase(words.begin());
  }
  return words;
}

}  // namespace

std::string PersonName::full() const {
  if (given.empty() || family.empty()) {
    return given + family;
  }
  return given + " " + family;
}

PersonName parse_person_name(std::string_view text) {
  if (const auto comma = text.find(','); comma != std::string_view::npos) {
    const auto given = words_of(text.substr(comma + 1));
    return {join(given, " "), std::string(trim(text.substr(0, comma)))};
  }
  auto words = words_of(text);
  if (words.size() < 2) {
    return {join(words, " "), {}};
  }
  auto family_begin = words.end() - 1;
  while (family_begin - 1 != words.begin() && is_particle(*(family_begin - 1))) {
    --family_begin;
  }
  return {join({words.begin(), family_begin}, " "), join({family_begin, words.end()}, " ")};
}

Identifier parse_identifier(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || trim(text.substr(0, equals)).empty() ||
      trim(text.substr(equals + 1)).empty()) {
    throw Error(ErrorCode::usage, "an identifier needs a type and a value",
                "write it as TYPE=VALUE, for example nhs-number=9990000018");
  }
  return {to_lower_ascii(trim(text.substr(0, equals))), std::string(trim(text.substr(equals + 1)))};
}

}  // namespace dsrkit
