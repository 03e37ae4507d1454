#include "dsrkit/files/input_file.hpp"

#include "dsrkit/base/error.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace dsrkit::files {

InputFile::InputFile(std::filesystem::path path) : m_path(std::move(path)) {
  m_file = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);

  struct stat status {};

  if (m_file >= 0 && ::fstat(m_file, &status) == 0 && !S_ISDIR(status.st_mode)) {
    return;
  }
  const int error = m_file < 0 ? errno : EISDIR;
  if (m_file >= 0) {
    ::close(m_file);
  }
  throw Error(error == EINTR ? ErrorCode::interrupted : ErrorCode::input_unreadable,
              "cannot open " + m_path.string() + ": " + std::strerror(error));
}

InputFile::~InputFile() {
  ::close(m_file);
}

std::size_t InputFile::read(char* into, std::size_t size) {
  const ssize_t got = ::read(m_file, into, size);
  if (got < 0) {
    // A signal that interrupts a read is the user who wants to stop: no other one has a handler.
    throw Error(errno == EINTR ? ErrorCode::interrupted : ErrorCode::io_failed,
                "cannot read " + m_path.string() + ": " + std::strerror(errno));
  }
  return static_cast<std::size_t>(got);
}

}  // namespace dsrkit::files
