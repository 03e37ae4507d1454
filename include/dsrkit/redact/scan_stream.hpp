#pragma once

#include "dsrkit/redact/scanner.hpp"

#include <cstddef>
#include <functional>

namespace dsrkit::redact {

/// Writes up to `size` bytes and returns how many; 0 only at the end.
using ByteReader = std::function<std::size_t(char* into, std::size_t size)>;
using FindingSink = std::function<void(const Finding&)>;

/// How much of a text is read at once, at least, and what of it is read again with the next piece.
struct StreamWindow {
  std::size_t size = std::size_t{1} << 20U;
  std::size_t overlap = std::size_t{4} << 10U;
};

/// Scanner::scan() of a text of any length in bounded memory; offsets are of the whole text. A text no longer
/// than the window is scanned as one. A longer one is scanned in pieces that overlap and end between words
/// where it has any: nothing at a border is lost or reported twice, but what one piece tells about a name is
/// not known in the next.
void scan_stream(const Scanner& scanner, const ByteReader& read, const FindingSink& sink,
                 StreamWindow window = {});

}  // namespace dsrkit::redact
