#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/value.hpp"

#include <map>
#include <string>
#include <string_view>

namespace dsrkit::demo {

/// Fills the places of shipped texts: "{+14}" is a day counted from `base`, "{subject-born}" a day by name,
/// "{parent}" a word by name. A day may say how it is written: "{-3 long}", "{+0 day}", "{+0 short}",
/// "{+0 iso}"; otherwise as 14/03/2026.
struct Placeholders {
  Date base{};
  std::map<std::string, Date, std::less<>> days{};
  std::map<std::string, std::string, std::less<>> words{};

  /// Throws Error(data_invalid) for a place that cannot be filled.
  [[nodiscard]] std::string fill(std::string_view text) const;
  /// Every text inside a value.
  [[nodiscard]] Value fill_all(const Value& value) const;

private:
  [[nodiscard]] std::string fill_place(std::string_view place) const;
  [[nodiscard]] Date day(std::string_view name) const;
};

/// The lines of a text that is shipped as an array, joined by line feeds.
[[nodiscard]] std::string lines_of(const Value& array);

/// Reads a file of share/demo.
[[nodiscard]] Value load_shipped(std::string_view file);

}  // namespace dsrkit::demo
