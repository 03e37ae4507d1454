#pragma once

#include "dsrkit/base/context.hpp"

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>

namespace dsrkit::cmd {

[[nodiscard]] bool stdout_is_terminal();
[[nodiscard]] bool stderr_is_terminal();
[[nodiscard]] bool stdin_is_terminal();
/// Characters in a line of the terminal; 0 when the stream is no terminal, or one that does not say.
[[nodiscard]] std::size_t stdout_width();
[[nodiscard]] std::size_t stderr_width();
/// The name of the user who runs the program.
[[nodiscard]] std::string login_name();
/// The value of an environment variable, or empty.
[[nodiscard]] std::string environment(const char* name);

/// How progress is told on standard error.
enum class ProgressForm { none, line, events };

/// A line that changes, or JSON lines of the format dsrkit.event/1.
[[nodiscard]] std::unique_ptr<Progress> make_progress(ProgressForm form);

/// From now on SIGINT and SIGTERM are remembered instead of ending the process at once.
void watch_interrupts();
/// Throws Error(interrupted) when one arrived.
void check_interrupt();

}  // namespace dsrkit::cmd
