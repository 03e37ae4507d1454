#pragma once

#include <string>
#include <string_view>

namespace dsrkit::text {

/// The form in which texts are compared: compatibility decomposition (Unicode NFKD), marks and invisible
/// characters dropped, lower case, special Latin letters as base letters ("Łukasz" -> "lukasz", "ß" -> "ss"),
/// runs of white space as one space, none at the ends. Apostrophes and hyphens stay ('’' becomes "'", every
/// dash becomes "-"). Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string fold(std::string_view text);

}  // namespace dsrkit::text
