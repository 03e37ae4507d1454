#include "sound.hpp"

namespace dsrkit::match {
namespace {

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/// The letter that stands for the sound at `at`; `at` moves over the letters it takes. 0 is no sound.
char sound_at(std::string_view name, std::size_t& at) {
  const char c = name[at];
  const char next = at + 1 < name.size() ? name[at + 1] : '\0';
  ++at;
  if (next == 'h' && (c == 'p' || c == 's' || c == 'c' || c == 't' || c == 'k' || c == 'g' || c == 'd')) {
    ++at;
    switch (c) {
      case 'p': return 'f';
      case 's':
      case 'c': return 'x';
      default: return c == 'k' ? 'k' : c;
    }
  }
  switch (c) {
    case 'c': return next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
    case 'q': return 'k';
    case 'z': return 's';
    case 'v':
    case 'w': return 'f';
    case 'h': return '\0';
    case 'y': return at == 1 ? 'j' : '\0';
    default: return is_vowel(c) ? '\0' : c;
  }
}

}  // namespace

std::string sound_of(std::string_view folded) {
  std::string sound;
  for (std::size_t at = 0; at < folded.size();) {
    const bool leading_vowel = at == 0 && is_vowel(folded[0]);
    const char heard = sound_at(folded, at);
    const char letter = leading_vowel ? 'a' : heard;
    if (letter != '\0' && (sound.empty() || sound.back() != letter)) {
      sound += letter;
    }
  }
  return sound;
}

}  // namespace dsrkit::match
