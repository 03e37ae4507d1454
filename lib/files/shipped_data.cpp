#include "dsrkit/base/error.hpp"
#include "dsrkit/files/files.hpp"

#include <system_error>

namespace dsrkit::files {

std::filesystem::path shipped_data(std::string_view relative) {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  // build/<preset>/dsrkit (or a test program deeper down) in the tree; bin/dsrkit in a prefix.
  for (auto folder = program.parent_path(); !error && folder.has_relative_path();
       folder = folder.parent_path()) {
    for (const auto& base : {folder / "share" / "dsrkit", folder / "share", folder}) {
      if (std::filesystem::exists(base / relative)) {
        return base / relative;
      }
    }
  }
  throw Error(ErrorCode::input_unreadable, "shipped data '" + std::string(relative) + "' are missing",
              "install dsrkit again");
}

}  // namespace dsrkit::files
