#include "dsrkit/text/fold.hpp"

#include "characters.hpp"

namespace dsrkit::text {
namespace {

/// White space to one space, none at the ends, in place.
void collapse_space(std::string& text) {
  std::size_t kept = 0;
  bool pending = false;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (space) {
      pending = kept > 0;
      continue;
    }
    if (pending) {
      text[kept++] = ' ';
      pending = false;
    }
    text[kept++] = c;
  }
  text.resize(kept);
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = character_at(text, offset);
    append_folded(folded, character.point == U'`' ? U'\'' : character.point);
    offset += character.length;
  }
  collapse_space(folded);
  return folded;
}

}  // namespace dsrkit::text
