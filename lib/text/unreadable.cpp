#include "dsrkit/text/unreadable.hpp"

#include "characters.hpp"

#include <cstdint>
#include <cstring>

namespace dsrkit::text {
namespace {

constexpr char32_t kReplacement = 0xFFFDU;
constexpr std::size_t kLongestCharacter = 4;

/// Where the next byte that is not ASCII stands, by eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::uint64_t bytes = 0;
  while (at + sizeof bytes <= text.size()) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if ((bytes & kHighBits) != 0) {
      break;
    }
    at += sizeof bytes;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) {
    ++at;
  }
  return at;
}

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> unreadable_runs(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const auto character = character_at(text, at);
    const std::size_t end = at + character.length;
    if (character.point == kReplacement) {
      if (!runs.empty() && runs.back().second == at) {
        runs.back().second = end;
      } else {
        runs.emplace_back(at, end);
      }
    }
    at = end;
  }
  return runs;
}

std::size_t character_border(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) {
    return text.size();
  }
  std::size_t border = offset;
  while (border > 0 && offset - border < kLongestCharacter && continues_character(text[border])) {
    --border;
  }
  // More continuation bytes than a character has are no character: any place is as good.
  return continues_character(text[border]) ? offset : border;
}

}  // namespace dsrkit::text
