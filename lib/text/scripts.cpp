#include "dsrkit/text/scripts.hpp"

#include <algorithm>
#include <cstdint>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace dsrkit::text {
namespace {

enum class Sort { other_script, joiner, rest };

/// Spaces, marks and the like stand between or inside words of one run.
Sort sort_of(UChar32 point) {
  if (point == '\n' || point == '\r') {
    return Sort::rest;
  }
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(point, &error);
  if (script == USCRIPT_INHERITED || u_isUWhiteSpace(point) || point == '-' || point == '\'' ||
      point == 0xB7) {
    return Sort::joiner;
  }
  return u_isalpha(point) && script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_GREEK
             ? Sort::other_script
             : Sort::rest;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> other_script_runs(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  // Almost every text is plain ASCII.
  if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xCEU; })) {
    return runs;
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), INT32_MAX));
  bool open = false;
  for (std::int32_t at = 0; at < size;) {
    const auto begin = static_cast<std::size_t>(at);
    UChar32 point = 0;
    U8_NEXT(bytes, at, size, point);
    const Sort sort = point < 0 ? Sort::rest : sort_of(point);
    if (sort == Sort::other_script) {
      if (!open) {
        runs.emplace_back(begin, 0);
        open = true;
      }
      runs.back().second = static_cast<std::size_t>(at);
    } else if (sort == Sort::rest) {
      open = false;
    }
  }
  return runs;
}

}  // namespace dsrkit::text
