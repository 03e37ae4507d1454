#pragma once

#include <string>
#include <string_view>

namespace dsrkit::text {

/// The folded form of a word of Latin letters in which letters of another alphabet stand that look the same
/// ("K\u0430ren" with a Cyrillic a); empty for a word that is of one alphabet, or has letters that look like
/// none of ours.
[[nodiscard]] std::string fold_lookalikes(std::string_view word);

}  // namespace dsrkit::text
