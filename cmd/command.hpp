#pragma once

#include "args.hpp"
#include "exit_code.hpp"
#include "session.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace dsrkit::cmd {

/// One subcommand: declares its options, calls the library once, hands the result to render.
class Command {
public:
  virtual ~Command() = default;
  virtual void declare(Args& args) = 0;
  virtual Outcome run(Session& session) = 0;
};

struct CommandEntry {
  std::string_view path;     ///< "case list"
  std::string_view summary;  ///< one line, no full stop
  std::string_view group;    ///< heading in the overview
  std::unique_ptr<Command> (*make)();
};

/// A word that several subcommands begin with and that is none itself.
struct GroupEntry {
  std::string_view path;     ///< "case"
  std::string_view summary;  ///< one line, no full stop
};

/// What the groups are for, as their manual pages say.
[[nodiscard]] const std::vector<GroupEntry>& group_table();

/// All subcommands in the order of the overview. The manual, completion and the tests go through this table.
[[nodiscard]] const std::vector<CommandEntry>& command_table();

}  // namespace dsrkit::cmd
