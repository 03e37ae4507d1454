#include "terminal_keys.hpp"

#include "terminal.hpp"

#include <cerrno>
#include <csignal>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace dsrkit::cmd {
namespace {

constexpr int kEscapeWait = 30;  // milliseconds until a lone Escape is one

volatile std::sig_atomic_t resized = 0;

extern "C" void remember_resize(int /*signal*/) {
  resized = 1;
}

bool more_waits(int milliseconds) {
  pollfd waiting{STDIN_FILENO, POLLIN, 0};
  return ::poll(&waiting, 1, milliseconds) > 0;
}

/// False at the end of input, or when a signal came.
bool read_byte(char& byte) {
  return ::read(STDIN_FILENO, &byte, 1) == 1;
}

std::string escape_sequence() {
  char byte = 0;
  if (!more_waits(kEscapeWait) || !read_byte(byte) || (byte != '[' && byte != 'O')) {
    return "escape";
  }
  while (more_waits(kEscapeWait) && read_byte(byte)) {
    if (byte >= '@' && byte <= '~') {
      return byte == 'A' ? "up" : byte == 'B' ? "down" : "other";
    }
  }
  return "escape";
}

std::string character(char first) {
  std::string whole(1, first);
  const auto lead = static_cast<unsigned char>(first);
  const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : lead >= 0xC0U ? 2 : 1;
  char byte = 0;
  while (whole.size() < length && read_byte(byte)) {
    whole += byte;
  }
  return whole;
}

}  // namespace

struct TerminalKeys::State {
  termios before{};

  struct sigaction resize_before {};

  bool single = false;
};

TerminalKeys::TerminalKeys() : m_state(std::make_unique<State>()) {
  if (environment("TERM") != "dumb" && ::tcgetattr(STDIN_FILENO, &m_state->before) == 0) {
    termios keys = m_state->before;
    keys.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    keys.c_cc[VMIN] = 1;
    keys.c_cc[VTIME] = 0;
    m_state->single = ::tcsetattr(STDIN_FILENO, TCSANOW, &keys) == 0;
  }

  struct sigaction action {};

  action.sa_handler = remember_resize;
  ::sigaction(SIGWINCH, &action, &m_state->resize_before);
}

TerminalKeys::~TerminalKeys() {
  if (m_state->single) {
    ::tcsetattr(STDIN_FILENO, TCSANOW, &m_state->before);
  }
  ::sigaction(SIGWINCH, &m_state->resize_before, nullptr);
}

bool TerminalKeys::single() const {
  return m_state->single;
}

std::string TerminalKeys::next() {
  char byte = 0;
  errno = 0;
  if (!read_byte(byte)) {
    check_interrupt();
    if (errno == EINTR && resized != 0) {
      resized = 0;
      return "resize";
    }
    return "";
  }
  switch (byte) {
    case '\n':
    case '\r': return "enter";
    case '\033': return escape_sequence();
    case '\b':
    case '\x7f': return "backspace";
    case '\x04': return "";
    default: return static_cast<unsigned char>(byte) < 0x20U ? "other" : character(byte);
  }
}

}  // namespace dsrkit::cmd
