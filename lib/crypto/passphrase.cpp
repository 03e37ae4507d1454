#include "dsrkit/crypto/passphrase.hpp"

#include "dsrkit/crypto/random.hpp"

#include <array>
#include <string_view>

namespace dsrkit::crypto {
namespace {

constexpr std::string_view kConsonants = "bhjklmrtwyz";
constexpr std::string_view kVowels = "aeiou";
constexpr std::array<int, 6> kSyllablesOfWord{3, 2, 2, 2, 2, 2};

char pick(RandomSource& random, std::string_view letters) {
  return letters[random_below(random, letters.size())];
}

}  // namespace

std::string make_passphrase(RandomSource& random) {
  std::string text;
  for (const int syllables : kSyllablesOfWord) {
    if (!text.empty()) {
      text += '-';
    }
    for (int i = 0; i < syllables; ++i) {
      text += pick(random, kConsonants);
      text += pick(random, kVowels);
    }
  }
  return text;
}

}  // namespace dsrkit::crypto
