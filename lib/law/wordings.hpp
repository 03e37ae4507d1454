#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::law {

/// One of several things that can be the case, and its words in a letter.
struct Wording {
  std::string_view id;  ///< kebab-case, stable
  std::string_view text;
};

[[nodiscard]] std::vector<std::string> ids_of(std::span<const Wording> wordings);

/// Throws Error(not_found) that names all ids; `what` says what they are: "ground for a fee".
[[nodiscard]] std::string text_of(std::span<const Wording> wordings, std::string_view id,
                                  std::string_view what);

}  // namespace dsrkit::law
