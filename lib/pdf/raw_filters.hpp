#pragma once

#include "raw_value.hpp"

#include <string>
#include <string_view>

namespace dsrkit::pdf {

/// A stream without its filters.
struct DecodedStream {
  std::string bytes;
  bool picture = false;  ///< stopped before a filter only a picture decoder undoes; headers can still be read
  std::string unreadable;  ///< the filter that could not be undone; empty when all could
};

/// Undoes the filters in `dictionary` (ISO 32000-1, 7.4), whose values are direct. Throws Error(data_invalid)
/// when the data do not fit their filter.
[[nodiscard]] DecodedStream decode_stream(const RawValue& dictionary, std::string_view encoded);

}  // namespace dsrkit::pdf
