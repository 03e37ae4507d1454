#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::pdf {

/// A file read in pieces, so that memory does not grow with it.
class FileBytes {
public:
  /// Throws Error(input_unreadable).
  explicit FileBytes(const std::filesystem::path& path);

  [[nodiscard]] std::uint64_t size() const { return m_size; }

  /// The bytes at `offset`, fewer than `count` when the file ends before.
  [[nodiscard]] std::string read(std::uint64_t offset, std::uint64_t count);
  /// The bytes from `begin` to before `end`, in order.
  void for_each_block(std::uint64_t begin, std::uint64_t end,
                      const std::function<void(std::string_view)>& use);

private:
  std::ifstream m_file;
  std::uint64_t m_size = 0;
};

/// SHA-256 over everything but the bytes from `gap_begin` to before `gap_end`.
[[nodiscard]] std::string digest_around(FileBytes& file, std::uint64_t gap_begin, std::uint64_t gap_end);

/// Where each revision of a PDF ends (after its %%EOF), oldest first. What a linearised file calls its first
/// section is not a revision.
[[nodiscard]] std::vector<std::uint64_t> revision_ends(FileBytes& file);
[[nodiscard]] std::vector<std::uint64_t> revision_ends(std::string_view bytes);

}  // namespace dsrkit::pdf
