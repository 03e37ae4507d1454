#include "dsrkit/base/error.hpp"
#include "dsrkit/files/files.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace dsrkit::files {
namespace {

struct Pipe {
  int read_end = -1;
  int write_end = -1;

  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
      throw Error(ErrorCode::internal, "cannot make a pipe");
    }
    read_end = ends[0];
    write_end = ends[1];
  }

  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  ~Pipe() {
    close_end(read_end);
    close_end(write_end);
  }

  static void close_end(int& end) {
    if (end >= 0) {
      ::close(end);
      end = -1;
    }
  }
};

/// A child that stops reading must not kill this process.
class IgnoreBrokenPipe {
public:
  IgnoreBrokenPipe() : m_before(std::signal(SIGPIPE, SIG_IGN)) {}

  IgnoreBrokenPipe(const IgnoreBrokenPipe&) = delete;
  IgnoreBrokenPipe& operator=(const IgnoreBrokenPipe&) = delete;

  ~IgnoreBrokenPipe() { std::signal(SIGPIPE, m_before); }

private:
  void (*m_before)(int);
};

std::string exchange(Pipe& to_child, Pipe& from_child, std::string_view input, std::size_t limit) {
  std::string output;
  std::array<char, 1U << 16U> chunk{};
  ::fcntl(to_child.write_end, F_SETFL, O_NONBLOCK);
  if (input.empty()) {
    Pipe::close_end(to_child.write_end);
  }
  while (true) {
    std::array<pollfd, 2> waits{{{from_child.read_end, POLLIN, 0}, {to_child.write_end, POLLOUT, 0}}};
    if (::poll(waits.data(), to_child.write_end >= 0 ? 2 : 1, -1) < 0 && errno != EINTR) {
      break;
    }
    if (to_child.write_end >= 0 && (waits[1].revents & (POLLOUT | POLLERR)) != 0) {
      const ssize_t written = ::write(to_child.write_end, input.data(), std::min(input.size(), chunk.size()));
      if (written > 0) {
        input.remove_prefix(static_cast<std::size_t>(written));
      }
      if (input.empty() || (written < 0 && errno != EAGAIN && errno != EINTR)) {
        Pipe::close_end(to_child.write_end);
      }
    }
    if ((waits[0].revents & (POLLIN | POLLHUP)) != 0) {
      const ssize_t got = ::read(from_child.read_end, chunk.data(), chunk.size());
      if (got == 0 || (got < 0 && errno != EINTR)) {
        break;
      }
      if (got > 0) {
        output.append(chunk.data(), static_cast<std::size_t>(got));
      }
      if (output.size() > limit) {
        break;
      }
    }
  }
  return output;
}

}  // namespace

std::string run_program(const std::vector<std::string>& arguments, std::string_view input,
                        std::size_t limit) {
  Pipe to_child;
  Pipe from_child;
  const IgnoreBrokenPipe ignore_broken_pipe;

  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, to_child.read_end, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, from_child.write_end, STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> words;
  words.reserve(arguments.size() + 1);
  for (const auto& argument : arguments) {
    words.push_back(const_cast<char*>(argument.c_str()));
  }
  words.push_back(nullptr);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, words.front(), &actions, nullptr, words.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    throw Error(ErrorCode::source_unavailable,
                "cannot start the program '" + arguments.front() + "': " + std::strerror(error),
                "install the package that has it (see README)");
  }
  Pipe::close_end(to_child.read_end);
  Pipe::close_end(from_child.write_end);
  std::string output = exchange(to_child, from_child, input, limit);
  if (output.size() > limit) {
    ::kill(child, SIGKILL);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (output.size() > limit || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw Error(ErrorCode::io_failed, "the program '" + arguments.front() + "' failed");
  }
  return output;
}

}  // namespace dsrkit::files
