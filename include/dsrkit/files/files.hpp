#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::files {

/// The whole file. Throws Error(input_unreadable) when it cannot be opened and Error(data_invalid) when it is
/// larger than `limit` bytes.
[[nodiscard]] std::string read_file(const std::filesystem::path& path,
                                    std::size_t limit = std::size_t{1} << 30U);

/// Writes `bytes` whole or not at all: temporary name in the same folder, fsync, rename, fsync of the folder.
/// `mode` are the permission bits. Throws Error(io_failed); nothing is left behind.
void write_file(const std::filesystem::path& path, std::string_view bytes, unsigned mode = 0644);

/// As write_file, but Error(output_exists) when `path` is already there.
void write_new_file(const std::filesystem::path& path, std::string_view bytes, unsigned mode = 0644);

/// A file being written in pieces under a temporary name; commit() makes it appear. Without commit() it is
/// removed.
class PendingFile {
public:
  explicit PendingFile(std::filesystem::path path, unsigned mode = 0644);
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;
  ~PendingFile();

  void write(std::string_view bytes);

  /// The temporary name, for a library that writes the file itself; reopened and synced by commit().
  [[nodiscard]] const std::filesystem::path& temporary_path() const { return m_temporary; }

  void commit();

private:
  friend class PendingFiles;

  std::filesystem::path m_path;
  std::filesystem::path m_temporary;
  int m_file = -1;
};

/// Files that appear together, which costs one sync of the file system instead of two a file. Each is written
/// under a temporary name; commit() makes them all safe first and visible then, one after the other: after a
/// crash some may be there, and each of those is whole. Without commit() they are removed.
class PendingFiles {
public:
  PendingFiles() = default;
  PendingFiles(const PendingFiles&) = delete;
  PendingFiles& operator=(const PendingFiles&) = delete;
  ~PendingFiles();

  /// Takes over a file that is written. All lie on one file system.
  void add(PendingFile& file);
  void commit();

  [[nodiscard]] bool empty() const { return m_files.empty(); }

private:
  struct Names {
    std::filesystem::path temporary;
    std::filesystem::path path;
  };

  std::vector<Names> m_files;
  int m_folder = -1;  ///< open since before the first write, so that a failure to write back is reported
};

/// Removes what killed processes left in `folder` under temporary names.
void remove_leftovers(const std::filesystem::path& folder);

/// Creates the folder and its parents; permission bits apply to the last one.
void make_folder(const std::filesystem::path& folder, unsigned mode = 0755);

/// Regular files of a folder, by name, in byte order.
[[nodiscard]] std::vector<std::filesystem::path> list_files(const std::filesystem::path& folder);

/// An exclusive advisory lock that ends with the object or the process. Throws Error(busy) when another
/// process holds it.
class FileLock {
public:
  FileLock(const std::filesystem::path& path, std::string_view what);
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

private:
  int m_file = -1;
};

/// Runs a program (found on PATH, no shell) with `input` on its standard input and returns its standard
/// output. Secrets go through `input`, never through `arguments`. Throws Error(source_unavailable) when it
/// cannot be started and Error(io_failed) when it fails or prints more than `limit` bytes.
[[nodiscard]] std::string run_program(const std::vector<std::string>& arguments, std::string_view input,
                                      std::size_t limit = std::size_t{1} << 30U);

/// Where shipped data (profiles, rules, holidays, letters) lie: the build's own folder first, then the
/// installed one. Throws Error(input_unreadable) when `relative` is in neither.
[[nodiscard]] std::filesystem::path shipped_data(std::string_view relative);

}  // namespace dsrkit::files
