#pragma once

#include <cstddef>
#include <filesystem>

namespace dsrkit::files {

/// A file or pipe that is read piece by piece.
class InputFile {
public:
  /// Throws Error(input_unreadable) when it cannot be opened.
  explicit InputFile(std::filesystem::path path);
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile();

  /// Up to `size` bytes; returns how many, 0 only at the end. Throws Error(io_failed).
  [[nodiscard]] std::size_t read(char* into, std::size_t size);

private:
  std::filesystem::path m_path;
  int m_file = -1;
};

}  // namespace dsrkit::files
