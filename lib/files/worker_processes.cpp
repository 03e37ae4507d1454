#include "dsrkit/files/worker_processes.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace dsrkit::files {
namespace {

constexpr std::uint64_t kLargestResult = std::uint64_t{1} << 30U;

bool read_all(int file, void* into, std::size_t size) {
  auto* bytes = static_cast<char*>(into);
  while (size > 0) {
    const ssize_t got = ::read(file, bytes, size);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      return false;
    }
    bytes += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(int file, const void* from, std::size_t size) {
  const auto* bytes = static_cast<const char*>(from);
  while (size > 0) {
    const ssize_t written = ::write(file, bytes, size);
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return false;
    }
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

/// A worker that is gone must not take this process with it.
class IgnoreBrokenPipe {
public:
  IgnoreBrokenPipe() : m_before(std::signal(SIGPIPE, SIG_IGN)) {}

  IgnoreBrokenPipe(const IgnoreBrokenPipe&) = delete;
  IgnoreBrokenPipe& operator=(const IgnoreBrokenPipe&) = delete;

  ~IgnoreBrokenPipe() { std::signal(SIGPIPE, m_before); }

private:
  void (*m_before)(int);
};

/// The life of a child: a number in, a length and that many bytes out, until there are no more numbers.
[[noreturn]] void serve(int jobs, int results, const std::function<Job()>& begin) {
  // Leaves at once, without what would run at the end of the parent.
  constexpr int kDone = 0;
  constexpr int kBroken = 1;
  try {
    const Job job = begin();
    std::uint64_t number = 0;
    while (read_all(jobs, &number, sizeof number)) {
      const std::string result = job(number);
      const std::uint64_t size = result.size();
      if (!write_all(results, &size, sizeof size) || !write_all(results, result.data(), result.size())) {
        ::_exit(kBroken);
      }
    }
  } catch (...) {
    ::_exit(kBroken);
  }
  ::_exit(kDone);
}

class Worker {
public:
  Worker(const std::function<Job()>& begin, const std::vector<Worker>& others) {
    std::array<int, 2> jobs{};
    std::array<int, 2> results{};
    if (::pipe2(jobs.data(), O_CLOEXEC) != 0) {
      throw Error(ErrorCode::internal, "cannot make a pipe to a worker");
    }
    if (::pipe2(results.data(), O_CLOEXEC) != 0) {
      ::close(jobs[0]);
      ::close(jobs[1]);
      throw Error(ErrorCode::internal, "cannot make a pipe to a worker");
    }
    const pid_t parent = ::getpid();
    std::fflush(nullptr);
    m_child = ::fork();
    if (m_child == 0) {
      // Ends with its parent, also when that is killed; every act is safe against being killed.
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (::getppid() != parent) {
        ::_exit(1);
      }
      ::close(jobs[1]);
      ::close(results[0]);
      // Else the others would not see the end of their jobs while this one lives.
      for (const Worker& other : others) {
        ::close(other.m_jobs);
        ::close(other.m_results);
      }
      serve(jobs[0], results[1], begin);
    }
    ::close(jobs[0]);
    ::close(results[1]);
    m_jobs = jobs[1];
    m_results = results[0];
    if (m_child < 0) {
      throw Error(ErrorCode::internal, "cannot start a worker");
    }
  }

  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  Worker(Worker&& other) noexcept
      : job(std::exchange(other.job, std::nullopt)),
        m_child(std::exchange(other.m_child, -1)),
        m_jobs(std::exchange(other.m_jobs, -1)),
        m_results(std::exchange(other.m_results, -1)) {}

  Worker& operator=(Worker&& other) noexcept {
    std::swap(job, other.job);
    std::swap(m_child, other.m_child);
    std::swap(m_jobs, other.m_jobs);
    std::swap(m_results, other.m_results);
    return *this;
  }

  ~Worker() {
    if (m_jobs >= 0) {
      ::close(m_jobs);
    }
    if (m_results >= 0) {
      ::close(m_results);
    }
    if (m_child > 0) {
      int status = 0;
      while (::waitpid(m_child, &status, 0) < 0 && errno == EINTR) {
      }
    }
  }

  [[nodiscard]] int results() const { return m_results; }

  void give(std::size_t number) {
    job = number;
    const std::uint64_t bytes = number;
    // When the worker is gone, reading its answer tells.
    (void)write_all(m_jobs, &bytes, sizeof bytes);
  }

  /// What the job came to; nothing when the worker died in it.
  [[nodiscard]] std::optional<std::string> answer() const {
    std::uint64_t size = 0;
    if (!read_all(m_results, &size, sizeof size) || size > kLargestResult) {
      return std::nullopt;
    }
    std::string bytes(size, '\0');
    return read_all(m_results, bytes.data(), bytes.size()) ? std::optional(std::move(bytes)) : std::nullopt;
  }

  std::optional<std::size_t> job;

private:
  pid_t m_child = -1;
  int m_jobs = -1;
  int m_results = -1;
};

/// Waits until a worker that has a job says something.
void wait_for_answer(const std::vector<Worker>& workers, std::vector<pollfd>& waits) {
  waits.clear();
  for (const Worker& worker : workers) {
    waits.push_back({worker.job ? worker.results() : -1, POLLIN, 0});
  }
  while (::poll(waits.data(), waits.size(), -1) < 0 && errno == EINTR) {
  }
}

}  // namespace

void do_in_processes(std::size_t count, std::size_t workers, const std::function<Job()>& begin,
                     const std::function<void(std::size_t job, std::optional<std::string> result)>& done,
                     const std::function<bool()>& stop) {
  const IgnoreBrokenPipe ignore_broken_pipe;
  std::vector<Worker> team;
  std::vector<pollfd> waits;
  std::size_t next = 0;
  std::size_t in_hand = 0;
  const auto give_next = [&](Worker& worker) {
    if (next < count && !stop()) {
      worker.give(next++);
      ++in_hand;
    }
  };
  for (std::size_t i = 0; i < std::min(std::max<std::size_t>(workers, 1), count); ++i) {
    team.emplace_back(begin, team);
    give_next(team.back());
  }
  while (in_hand > 0) {
    wait_for_answer(team, waits);
    for (std::size_t i = 0; i < team.size(); ++i) {
      if (!team[i].job || waits[i].revents == 0) {
        continue;
      }
      auto result = team[i].answer();
      const std::size_t job = *std::exchange(team[i].job, std::nullopt);
      --in_hand;
      const bool lost = !result;
      done(job, std::move(result));
      if (lost && next < count && !stop()) {
        team[i] = Worker(begin, team);
      }
      give_next(team[i]);
    }
  }
}

}  // namespace dsrkit::files
