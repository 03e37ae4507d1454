#pragma once

#include "dsrkit/base/error.hpp"
#include "dsrkit/sql/reader.hpp"

#include <string>
#include <string_view>

namespace dsrkit::sql {

/// What a server's SQLSTATE means, in our words: the server's own may repeat a value. `about` names what was
/// read.
[[nodiscard]] Error state_error(std::string_view state, const std::string& about, const ReaderLimits& limits);

[[nodiscard]] Error connection_lost(const std::string& about);

}  // namespace dsrkit::sql
