#pragma once

#include "dsrkit/base/date.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace dsrkit::workflow {

struct RenderOptions {
  std::string title;
  Date today{};
  bool replace = false;
};

struct RenderReport {
  std::size_t records = 0;
  std::size_t pages = 0;
};

/// Sets records as a document, without case, redaction or workspace: the same layout as in a disclosure.
RenderReport render_records(const std::vector<std::filesystem::path>& inputs,
                            const std::filesystem::path& output, const RenderOptions& options);

}  // namespace dsrkit::workflow
