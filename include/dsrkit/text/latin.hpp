#pragma once

#include <string>
#include <string_view>

namespace dsrkit::text {

/// Letters of other scripts in Latin ones (ICU "Any-Latin"), so that a name can be compared however it is
/// written; Latin letters stay. Scripts without vowels give none: "محمد" -> "mhmd".
[[nodiscard]] std::string to_latin(std::string_view text);

}  // namespace dsrkit::text
