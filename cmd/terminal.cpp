#include "terminal.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/model/value.hpp"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <pwd.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace dsrkit::cmd {
namespace {

volatile std::sig_atomic_t interrupted = 0;

class NoProgress : public Progress {
public:
  void report(std::string_view /*task*/, std::size_t /*done*/, std::size_t /*total*/) override {}

  void finish() override {}
};

class TerminalProgress : public Progress {
public:
  void report(std::string_view task, std::size_t done, std::size_t total) override {
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last < std::chrono::milliseconds(100)) {
      return;
    }
    m_last = now;
    m_shown = true;
    const std::string name(task);
    if (total > 0) {
      std::fprintf(stderr, "\r\033[K%s %zu/%zu", name.c_str(), done, total);
    } else {
      std::fprintf(stderr, "\r\033[K%s %zu", name.c_str(), done);
    }
    std::fflush(stderr);
  }

  void finish() override {
    if (m_shown) {
      std::fputs("\r\033[K", stderr);
      m_shown = false;
    }
  }

private:
  std::chrono::steady_clock::time_point m_last;
  bool m_shown = false;
};

/// For scripts: a line of JSON for each step, and how far the work is once a second.
class EventProgress : public Progress {
public:
  void report(std::string_view task, std::size_t done, std::size_t total) override {
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last < std::chrono::seconds(1)) {
      return;
    }
    m_last = now;
    write(Value::object({{"format", kFormat},
                         {"step", "progress"},
                         {"task", task},
                         {"done", std::uint64_t{done}},
                         {"total", total == 0 ? Value() : Value(std::uint64_t{total})}}));
  }

  void ended(const WorkStep& step) override {
    write(Value::object({{"format", kFormat},
                         {"step", step.name},
                         {"case", step.subject},
                         {"source", step.source},
                         {"outcome", step.outcome},
                         {"records", step.records}}));
  }

  void finish() override {}

private:
  static constexpr const char* kFormat = "dsrkit.event/1";

  static void write(const Value& event) {
    const std::string line = codec::write_json(event) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
  }

  std::chrono::steady_clock::time_point m_last;
};

extern "C" void remember_interrupt(int /*signal*/) {
  interrupted = 1;
}

std::size_t width_of(int descriptor) {
  winsize size{};
  return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

bool stdout_is_terminal() {
  return ::isatty(STDOUT_FILENO) == 1;
}

bool stderr_is_terminal() {
  return ::isatty(STDERR_FILENO) == 1;
}

bool stdin_is_terminal() {
  return ::isatty(STDIN_FILENO) == 1;
}

std::size_t stdout_width() {
  return width_of(STDOUT_FILENO);
}

std::size_t stderr_width() {
  return width_of(STDERR_FILENO);
}

std::string login_name() {
  const passwd* entry = ::getpwuid(::getuid());
  return entry == nullptr ? "uid-" + std::to_string(::getuid()) : entry->pw_name;
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::unique_ptr<Progress> make_progress(ProgressForm form) {
  switch (form) {
    case ProgressForm::line: return std::make_unique<TerminalProgress>();
    case ProgressForm::events: return std::make_unique<EventProgress>();
    case ProgressForm::none: break;
  }
  return std::make_unique<NoProgress>();
}

void watch_interrupts() {
  // Without SA_RESTART: a read that waits for its input ends too.
  struct sigaction action {};

  action.sa_handler = remember_interrupt;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

void check_interrupt() {
  if (interrupted != 0) {
    throw Error(ErrorCode::interrupted, "interrupted",
                "run the same command again; it goes on where it stopped");
  }
}

}  // namespace dsrkit::cmd
