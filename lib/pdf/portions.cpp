#include "portions.hpp"

#include <algorithm>
#include <string_view>

namespace dsrkit::pdf {
namespace {

constexpr std::size_t kPortion = std::size_t{48} << 10U;  // bytes, some ten pages

/// Where to cut the text, at most at `most`: after a line end or a space in the second half where there is
/// one, never inside a character.
std::size_t cut_at(std::string_view text, std::size_t most) {
  for (const char wanted : {'\n', ' '}) {
    const std::size_t at = text.rfind(wanted, most - 1);
    if (at != std::string_view::npos && at >= most / 2) {
      return at + 1;
    }
  }
  while (most > 1 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) {
    --most;
  }
  return most;
}

}  // namespace

Spans Portions::next() {
  m_started = true;
  Spans portion;
  std::size_t size = 0;
  while (m_span < m_text.size()) {
    const Span& span = m_text[m_span];
    const std::string_view rest = std::string_view(span.text).substr(m_at);
    if (rest.size() <= kPortion - size) {
      portion.push_back({std::string(rest), span.style, span.target});
      size += rest.size();
      ++m_span;
      m_at = 0;
      continue;
    }
    if (size > kPortion / 2) {
      return portion;  // the next span begins the next portion
    }
    const std::size_t cut = cut_at(rest, kPortion - size);
    const bool drop = rest[cut - 1] == '\n' || rest[cut - 1] == ' ';
    portion.push_back({std::string(rest.substr(0, cut - (drop ? 1 : 0))), span.style, span.target});
    m_at += cut;
    return portion;
  }
  return portion;
}

}  // namespace dsrkit::pdf
