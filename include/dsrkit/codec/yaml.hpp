#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/value.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace dsrkit::codec {

/// Bounds on YAML from outside: one hostile file must not exhaust the machine.
struct YamlLimits {
  std::size_t bytes = std::size_t{4} * 1024 * 1024;
  std::size_t depth = 60;
  std::size_t values = 500'000;  ///< of all documents, each alias counted as what it stands for
  std::size_t mistakes = 1000;   ///< after so many the rest is not looked at
  /// Bytes that are looked at in all: after some mistakes a document is read again.
  std::size_t work = std::size_t{128} * 1024 * 1024;
};

/// Reads the documents of a YAML stream by the JSON schema of YAML 1.2: plain scalars are null, true, false
/// or a number only where JSON (or a capital in the first or every letter) would say so, all others are text,
/// so that "no" and "007" stay what they are. Members keep their order and numbers their digits.
///
/// Mistakes become diagnostics at "WHAT:LINE", without the content: broken syntax, duplicate and other keys
/// than texts, merge keys, tags beyond the core ones, aliases in what they stand for, anything beyond the
/// limits. After a mistake reading goes on where it can: behind a list mark that YAML does not know ("*"),
/// behind a line at the wrong depth and what hangs on it, and with the next document. A document with such
/// gaps is null; one of which only list marks were wrong is as it would be with right ones.
[[nodiscard]] std::vector<Value> parse_yaml(std::string_view text, std::string_view what,
                                            Diagnostics& diagnostics, const YamlLimits& limits = {});

}  // namespace dsrkit::codec
