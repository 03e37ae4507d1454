#pragma once

#include "dsrkit/model/value.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace dsrkit::codec {

/// Bounds on JSON from outside: one hostile file must not exhaust the machine.
struct JsonLimits {
  std::size_t bytes = std::size_t{64} * 1024 * 1024;
  std::size_t depth = 200;
};

/// Reads one JSON text (RFC 8259). Members keep their order and numbers their digits. Duplicate keys, invalid
/// UTF-8, trailing text and anything beyond the limits throw Error(data_invalid) naming `what` and the byte
/// offset, never the content.
[[nodiscard]] Value parse_json(std::string_view text, std::string_view what, const JsonLimits& limits = {});

/// Compact on one line, or indented by two spaces and ended by a line feed.
enum class JsonStyle { compact, pretty };
[[nodiscard]] std::string write_json(const Value& value, JsonStyle style = JsonStyle::compact);

}  // namespace dsrkit::codec
