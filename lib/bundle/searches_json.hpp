#pragma once

#include "dsrkit/bundle/bundle.hpp"

#include <vector>

namespace dsrkit::bundle {

/// The searches as the manifest lists them.
[[nodiscard]] Value searches_json(const std::vector<SearchLine>& searches);

}  // namespace dsrkit::bundle
