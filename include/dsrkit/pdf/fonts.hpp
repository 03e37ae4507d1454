#pragma once

#include <filesystem>
#include <vector>

namespace dsrkit::pdf {

/// Where fonts are looked for, first folder first. Only fonts found here are ever used: none is downloaded,
/// none is substituted by a reader's own.
struct FontCatalogue {
  std::vector<std::filesystem::path> folders;
};

/// The folder "fonts" of the shipped data where there is one, then the folders of the system's fonts.
[[nodiscard]] FontCatalogue system_fonts();

}  // namespace dsrkit::pdf
