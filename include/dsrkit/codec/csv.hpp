#pragma once

#include <span>
#include <string>

namespace dsrkit::codec {

/// One record of comma-separated values (RFC 4180), ended by CR LF. A field is quoted when it must be. A text
/// that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay as they are.
[[nodiscard]] std::string csv_record(std::span<const std::string> fields);

}  // namespace dsrkit::codec
