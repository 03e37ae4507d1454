#pragma once

#include "raw_value.hpp"

#include <string>
#include <string_view>

namespace dsrkit::pdf {

/// The key that opens the strings and streams of a file encrypted with AES-256 (ISO 32000-2, 7.6.4.3); `id`
/// is the trailer's. Throws Error(input_unreadable) when the password is wrong and Error(data_invalid) for
/// any other encryption.
[[nodiscard]] std::string find_file_key(const RawValue& encryption, const RawValue& id,
                                        std::string_view password);

}  // namespace dsrkit::pdf
