#include "command.hpp"
#include "terminal.hpp"
#include "version.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/render/columns.hpp"

#include <algorithm>
#include <iostream>
#include <new>

namespace dsrkit::cmd {
namespace {

int report(const Error& error, bool json, std::ostream& err) {
  const int code = exit_code(error.code());
  if (json) {
    const Value hint = error.hint().empty() ? Value() : Value(error.hint());
    err << codec::write_json(Value::object({{"format", "dsrkit.error/1"},
                                            {"code", error_code_name(error.code())},
                                            {"exit", code},
                                            {"message", error.what()},
                                            {"hint", hint}}))
        << '\n';
    return code;
  }
  std::string text = "dsrkit: " + std::string(error.what()) + "\n";
  if (!error.hint().empty()) {
    text += "  " + error.hint() + "\n";
  }
  err << render::wrapped(text, stderr_width());
  return code;
}

/// Control characters have no place in a name, a reason or a path; on a terminal they can lie.
void require_printable(const std::vector<std::string>& words) {
  for (const auto& word : words) {
    const bool printable = std::none_of(
        word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; });
    if (!printable || !is_valid_utf8(word)) {
      throw Error(ErrorCode::usage, "the command line has control characters or is not UTF-8",
                  "write it on one line, in plain text");
    }
  }
}

/// Known before the line is parsed: a mistake in it must be told as JSON too.
bool asks_for_json(const std::vector<std::string>& words) {
  for (const auto& word : words) {
    if (word == "--json") {
      return true;
    }
  }
  return false;
}

int run_command(Command& command, const Globals& globals, std::ostream& out, std::ostream& err) {
  Session session(globals, out, err);
  const Instant begin = session.context().now();
  const Outcome outcome = command.run(session);
  session.context().progress->finish();
  out.flush();
  if (!out) {
    throw Error(ErrorCode::io_failed, "cannot write to standard output");
  }
  if (globals.timings) {
    session.note("took " + std::to_string((session.context().now() - begin).count()) + " ms");
  }
  return static_cast<int>(outcome);
}

}  // namespace

int dispatch(const std::vector<std::string>& words, std::ostream& out, std::ostream& err) {
  const bool json = asks_for_json(words);
  try {
    watch_interrupts();
    require_printable(words);
    std::vector<std::unique_ptr<Command>> commands;
    std::vector<Declared> declared;
    for (const CommandEntry& entry : command_table()) {
      commands.push_back(entry.make());
      Command* command = commands.back().get();
      declared.push_back({std::string(entry.path), std::string(entry.summary), std::string(entry.group),
                          [command](Args& args) { command->declare(args); }});
    }
    std::vector<Declared> groups;
    for (const GroupEntry& entry : group_table()) {
      groups.push_back({std::string(entry.path), std::string(entry.summary), "", {}});
    }
    Globals globals;
    const Parsed parsed = parse_command_line(
        words, declared, groups, [&](Args& args) { globals.declare(args); }, kVersion);
    if (!parsed.help.empty()) {
      out << parsed.help;
      return 0;
    }
    if (!parsed.usage_error.empty()) {
      throw Error(ErrorCode::usage, parsed.usage_error, parsed.hint);
    }
    return run_command(*commands.at(*parsed.command), globals, out, err);
  } catch (const Error& error) {
    return report(error, json, err);
  } catch (const std::bad_alloc&) {
    return report(Error(ErrorCode::io_failed, "out of memory"), json, err);
  } catch (const std::exception&) {
    // The text of a foreign exception may carry data: it stays out of the message.
    return report(
        Error(ErrorCode::internal, "internal error", "this is a defect of dsrkit; please report it"), json,
        err);
  }
}

}  // namespace dsrkit::cmd
