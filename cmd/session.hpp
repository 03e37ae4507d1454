#pragma once

#include "args.hpp"

#include "dsrkit/base/context.hpp"
#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dsrkit::cmd {

/// The options that every command has.
struct Globals {
  std::string workspace;
  std::string actor;
  std::string today;
  bool json = false;
  bool no_input = false;
  bool quiet = false;
  bool no_color = false;
  bool events = false;
  bool timings = false;

  void declare(Args& args);
};

/// One run of the program: its streams, its context and, when a command asks for it, its workspace.
/// The only place below which nothing knows of the environment, the terminal or the time.
class Session {
public:
  Session(Globals globals, std::ostream& out, std::ostream& err);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  [[nodiscard]] const Globals& globals() const { return m_globals; }

  [[nodiscard]] const Context& context() const { return m_context; }

  /// Where a new workspace would be made, or an existing one is: -C, DSRKIT_WORKSPACE, upwards from here.
  [[nodiscard]] std::filesystem::path workspace_path() const;
  /// Whether this run is about a workspace: one was named, or there is one at that path.
  [[nodiscard]] bool has_workspace() const;
  /// Its path. Throws Error(input_unreadable) when there is none.
  [[nodiscard]] std::filesystem::path require_workspace() const;
  /// The opened workspace with everything a stage needs. Opened once.
  [[nodiscard]] workflow::Desk& desk();
  /// Opens the workspace once more; a silent one tells nobody how far work is.
  [[nodiscard]] std::unique_ptr<workflow::Desk> open_desk(bool silent) const;

  /// Prints a result: as JSON with --json, else as text, which keeps to the width of a terminal.
  void show(const std::string& text, const Value& json);
  /// A line for the user beside the result; nothing with --quiet or --json.
  void note(std::string_view line);
  /// Whether a person can be asked: a terminal and no --no-input.
  [[nodiscard]] bool interactive() const;

  [[nodiscard]] std::ostream& out() { return m_out; }

  /// One line from the person at the terminal; empty at the end of input.
  [[nodiscard]] std::optional<std::string> ask(std::string_view question);

private:
  Globals m_globals;
  std::ostream& m_out;
  std::ostream& m_err;
  std::unique_ptr<RandomSource> m_random;
  std::unique_ptr<Progress> m_progress;
  std::unique_ptr<Progress> m_no_progress;
  Context m_context;
  Context m_silent_context;
  std::unique_ptr<workflow::Desk> m_desk;
};

/// Runs the program: words after its name in, exit code out.
[[nodiscard]] int dispatch(const std::vector<std::string>& words, std::ostream& out, std::ostream& err);

}  // namespace dsrkit::cmd
