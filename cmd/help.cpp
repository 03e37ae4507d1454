#include "help.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/render/columns.hpp"

#include <algorithm>

namespace dsrkit::cmd {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kPathWidth = 25;

using Rows = std::vector<std::vector<std::string>>;

/// Commands by group, one line each.
std::string overview(const std::vector<Declared>& commands) {
  std::string text = "dsrkit: people's rights requests, from the letter to the sealed disclosure\n\n";
  text += "Usage: dsrkit [OPTIONS] COMMAND [ARGUMENTS]\n";
  std::string group;
  for (const Declared& command : commands) {
    if (command.group != group) {
      group = command.group;
      text += "\n" + group + ":\n";
    }
    std::string name = "  " + command.path;
    name.resize(kPathWidth, ' ');
    text += name + command.summary + "\n";
  }
  text +=
      "\nOptions for every command:\n"
      "  -C, --workspace DIR    the workspace; else DSRKIT_WORKSPACE, else upwards from here\n"
      "  --actor NAME           who acts; else DSRKIT_ACTOR, else the login name\n"
      "  --json                 results and errors as JSON\n"
      "  --today DATE           the day to reckon from; else DSRKIT_TODAY, else today\n"
      "  --no-input  --quiet  --no-color  --timings  --help  --version\n"
      "\nSee 'dsrkit COMMAND --help' and the manual, 'man dsrkit'.\n";
  return text;
}

/// "--born DATE", "PLACE...".
std::string signature(const ArgSpec& spec) {
  const std::string dots = spec.repeated && spec.argument ? "..." : "";
  const bool bare = spec.flag || spec.argument;
  const std::string value = spec.flag && !spec.words.empty() ? "[=WORD]" : "";
  return replace_all(spec.name, ",", ", ") + (bare ? value + dots : " " + spec.metavar);
}

std::string explanation(const ArgSpec& spec) {
  std::string text = spec.help;
  if (!spec.words.empty()) {
    text += "; one of " + join(spec.words, ", ");
  }
  return spec.required && !spec.argument ? text + " (required)" : text;
}

std::string usage(const std::string& path, const std::vector<ArgSpec>& specs) {
  std::string line = "Usage: dsrkit " + path + " [OPTIONS]";
  for (const ArgSpec& spec : specs) {
    if (spec.argument) {
      line += spec.required ? " " + signature(spec) : " [" + signature(spec) + "]";
    }
  }
  return line + "\n";
}

/// A heading and its rows, or nothing when there are none.
std::string section(const std::string& heading, const Rows& rows) {
  return rows.empty() ? "" : "\n" + heading + ":\n" + render::columns(rows);
}

std::string options(const std::vector<ArgSpec>& specs) {
  Rows arguments;
  Rows options;
  for (const ArgSpec& spec : specs) {
    (spec.argument ? arguments : options).push_back({"  " + signature(spec), explanation(spec)});
  }
  return section("Arguments", arguments) + section("Options", options);
}

std::string subcommands(const std::string& path, const std::vector<Declared>& commands) {
  Rows rows;
  for (const Declared& command : commands) {
    if (command.path.starts_with(path + " ")) {
      rows.push_back({"  " + command.path, command.summary});
    }
  }
  return section("Commands", rows);
}

const Declared* find(const std::vector<Declared>& declared, std::string_view path) {
  const auto found = std::find_if(declared.begin(), declared.end(),
                                  [path](const Declared& entry) { return entry.path == path; });
  return found == declared.end() ? nullptr : &*found;
}

}  // namespace

std::string help_text(std::string_view path, const std::vector<Declared>& commands,
                      const std::vector<std::vector<ArgSpec>>& specs, const std::vector<Declared>& groups) {
  const Declared* command = find(commands, path);
  const Declared* group = find(groups, path);
  if (command == nullptr && group == nullptr) {
    return render::wrapped(overview(commands), kWidth);
  }
  const std::string name(path);
  std::string text = "dsrkit " + name + ": " + (command != nullptr ? *command : *group).summary + "\n\n";
  if (command != nullptr) {
    const auto& own = specs.at(static_cast<std::size_t>(command - commands.data()));
    text += usage(name, own) + options(own);
  } else {
    text += "Usage: dsrkit " + name + " COMMAND [OPTIONS]\n";
  }
  text += subcommands(name, commands);
  text += "\nManual: 'man dsrkit-" + replace_all(name, " ", "-") +
          "'.\nExit status: 'man dsrkit-exit-codes'. General options: 'dsrkit --help'.\n";
  return render::wrapped(text, kWidth);
}

}  // namespace dsrkit::cmd
