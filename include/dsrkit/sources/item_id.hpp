#pragma once

#include <string>
#include <string_view>

namespace dsrkit::sources {

/// "i-" and 16 hexadecimal digits: the same record of the same case always has the same id.
[[nodiscard]] std::string item_id(std::string_view case_reference, std::string_view source,
                                  std::string_view dataset, std::string_view key);

}  // namespace dsrkit::sources
