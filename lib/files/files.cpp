#include "dsrkit/files/files.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/files/input_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <set>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace dsrkit::files {
namespace {

constexpr std::string_view kTemporaryPrefix = ".dsrkit-tmp-";

[[noreturn]] void fail_write(const std::filesystem::path& path, int error) {
  const bool full = error == ENOSPC || error == EDQUOT;
  throw Error(
      full || error == EIO ? ErrorCode::io_failed : ErrorCode::output_exists,
      "cannot write " + path.string() + ": " + std::strerror(error),
      full ? "free some space and run the command again" : "check that the folder exists and is yours");
}

void write_all(int file, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) {
        continue;
      }
      throw Error(ErrorCode::io_failed, "cannot write " + path.string() + ": " + std::strerror(errno),
                  errno == ENOSPC ? "free some space and run the command again" : "");
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

class Descriptor {
public:
  explicit Descriptor(int number) : m_number(number) {}

  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  ~Descriptor() {
    if (m_number >= 0) {
      ::close(m_number);
    }
  }

  [[nodiscard]] int number() const { return m_number; }

private:
  int m_number;
};

void sync_folder(const std::filesystem::path& folder) {
  const int handle = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle >= 0) {
    ::fsync(handle);
    ::close(handle);
  }
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
  InputFile file(path);
  std::string bytes;
  std::string chunk(std::size_t{1} << 16U, '\0');
  while (const std::size_t got = file.read(chunk.data(), chunk.size())) {
    bytes.append(chunk.data(), got);
    if (bytes.size() > limit) {
      throw Error(ErrorCode::data_invalid, path.string() + ": larger than the limit of " +
                                               std::to_string(limit / (1024 * 1024)) + " MiB");
    }
  }
  return bytes;
}

PendingFile::PendingFile(std::filesystem::path path, unsigned mode) : m_path(std::move(path)) {
  m_temporary = m_path.parent_path() / (std::string(kTemporaryPrefix) + std::to_string(::getpid()) + "-" +
                                        m_path.filename().string());
  m_file = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  if (m_file < 0) {
    fail_write(m_path, errno);
  }
}

PendingFile::~PendingFile() {
  if (m_file >= 0) {
    ::close(m_file);
    ::unlink(m_temporary.c_str());
  }
}

void PendingFile::write(std::string_view bytes) {
  write_all(m_file, bytes, m_path);
}

void PendingFile::commit() {
  if (::fsync(m_file) != 0) {
    throw Error(ErrorCode::io_failed, "cannot write " + m_path.string() + ": " + std::strerror(errno));
  }
  if (::rename(m_temporary.c_str(), m_path.c_str()) != 0) {
    fail_write(m_path, errno);
  }
  ::close(std::exchange(m_file, -1));
  sync_folder(m_path.parent_path());
}

PendingFiles::~PendingFiles() {
  for (const Names& names : m_files) {
    ::unlink(names.temporary.c_str());
  }
  if (m_folder >= 0) {
    ::close(m_folder);
  }
}

void PendingFiles::add(PendingFile& file) {
  if (m_folder < 0) {
    m_folder = ::open(file.m_path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m_folder < 0) {
      fail_write(file.m_path, errno);
    }
    // What was written before the folder was open is made safe by itself.
    if (::fsync(file.m_file) != 0) {
      fail_write(file.m_path, errno);
    }
  }
  if (::close(std::exchange(file.m_file, -1)) != 0) {
    ::unlink(file.m_temporary.c_str());
    fail_write(file.m_path, errno);
  }
  m_files.push_back({file.m_temporary, file.m_path});
}

void PendingFiles::commit() {
  if (m_files.empty()) {
    return;
  }
  if (::syncfs(m_folder) != 0) {
    fail_write(m_files.front().path, errno);
  }
  std::set<std::filesystem::path> folders;
  std::size_t named = 0;
  for (const Names& names : m_files) {
    if (::rename(names.temporary.c_str(), names.path.c_str()) != 0) {
      const int failure = errno;
      m_files.erase(m_files.begin(), m_files.begin() + static_cast<std::ptrdiff_t>(named));
      fail_write(names.path, failure);
    }
    folders.insert(names.path.parent_path());
    ++named;
  }
  m_files.clear();
  for (const auto& folder : folders) {
    sync_folder(folder);
  }
}

void write_file(const std::filesystem::path& path, std::string_view bytes, unsigned mode) {
  PendingFile file(path, mode);
  file.write(bytes);
  file.commit();
}

void write_new_file(const std::filesystem::path& path, std::string_view bytes, unsigned mode) {
  if (std::filesystem::exists(path)) {
    throw Error(ErrorCode::output_exists, path.string() + " is already there",
                "move it away or choose another name");
  }
  write_file(path, bytes, mode);
}

void remove_leftovers(const std::filesystem::path& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().filename().string().starts_with(kTemporaryPrefix)) {
      std::filesystem::remove(entry.path(), error);
    }
  }
}

void make_folder(const std::filesystem::path& folder, unsigned mode) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error || !std::filesystem::is_directory(folder)) {
    throw Error(ErrorCode::output_exists, "cannot create folder " + folder.string(),
                "check that its parent exists and is yours");
  }
  ::chmod(folder.c_str(), mode);
}

std::vector<std::filesystem::path> list_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.is_regular_file(error)) {
      paths.push_back(entry.path());
    }
  }
  if (error) {
    throw Error(ErrorCode::input_unreadable, "cannot list folder " + folder.string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

FileLock::FileLock(const std::filesystem::path& path, std::string_view what) {
  m_file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (m_file < 0) {
    fail_write(path, errno);
  }
  if (::flock(m_file, LOCK_EX | LOCK_NB) != 0) {
    ::close(std::exchange(m_file, -1));
    throw Error(ErrorCode::busy, std::string(what) + " is in use by another process",
                "wait until it has finished and run the command again");
  }
}

FileLock::~FileLock() {
  if (m_file >= 0) {
    ::close(m_file);
  }
}

}  // namespace dsrkit::files
