#pragma once

#include <memory>
#include <string>

namespace dsrkit::cmd {

/// Keys of the terminal one by one, without echo; the terminal is as before when this ends.
class TerminalKeys {
public:
  TerminalKeys();
  TerminalKeys(const TerminalKeys&) = delete;
  TerminalKeys& operator=(const TerminalKeys&) = delete;
  ~TerminalKeys();

  /// False when the terminal gives only whole lines; then a key counts once Enter is pressed.
  [[nodiscard]] bool single() const;
  /// A character in UTF-8, or "enter", "escape", "backspace", "up", "down"; "resize" when the window has
  /// changed; empty at the end of input.
  [[nodiscard]] std::string next();

private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace dsrkit::cmd
