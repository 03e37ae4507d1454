#pragma once

#include <string>
#include <string_view>

namespace dsrkit::match {

/// What stays of a folded name when it is written down by ear or in another spelling tradition: its
/// consonants, letters of one sound alike, without doubles; vowels only count at the beginning. "mohammed"
/// and "muhamad" -> "md", "katherine" and "kathryn" -> "ktrn", "sophia" and "zofia" -> "sf".
[[nodiscard]] std::string sound_of(std::string_view folded);

}  // namespace dsrkit::match
