#include "args.hpp"

#include "dsrkit/base/strings.hpp"

#include <CLI/CLI.hpp>

#include <map>

namespace dsrkit::cmd {

struct Args::Parser {
  CLI::App& app;
};

namespace {

/// "DATE" in help instead of the parser's own type names.
void describe(CLI::Option& option, std::string_view metavar) {
  option.type_name(std::string(metavar));
}

/// The help that has no subcommand: commands by group, one line each.
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
    name.resize(std::max<std::size_t>(name.size() + 1, 22), ' ');
    text += name + command.summary + "\n";
  }
  text +=
      "\nOptions for every command:\n"
      "  -C, --workspace DIR   the workspace (else DSRKIT_WORKSPACE, else upwards from here)\n"
      "  --actor NAME          who acts (else DSRKIT_ACTOR, else the login name)\n"
      "  --json                results and errors as JSON\n"
      "  --today DATE          the day to reckon from (else DSRKIT_TODAY, else today)\n"
      "  --no-input  --quiet  --no-color  --timings  --help  --version\n"
      "\nSee 'dsrkit COMMAND --help' and the manual, 'man dsrkit'.\n";
  return text;
}

CLI::App& subcommand(CLI::App& root, std::map<std::string, CLI::App*>& nodes, const Declared& command) {
  CLI::App* parent = &root;
  std::string path;
  const auto words = split(command.path, ' ');
  for (const auto& word : words) {
    path += (path.empty() ? "" : " ") + word;
    auto& node = nodes[path];
    if (node == nullptr) {
      node = parent->add_subcommand(word, path == command.path ? command.summary : "");
      node->fallthrough();
      node->set_help_flag("-h,--help", "Print this help and exit");
    }
    parent = node;
  }
  return *parent;
}

std::vector<std::string> names_below(const std::vector<Declared>& commands, const std::string& prefix) {
  std::vector<std::string> names;
  for (const Declared& command : commands) {
    if (prefix.empty() || command.path.starts_with(prefix + " ")) {
      const std::string rest = prefix.empty() ? command.path : command.path.substr(prefix.size() + 1);
      names.push_back(split(rest, ' ').front());
    }
  }
  return names;
}

/// Whether the word is an option of the globals whose value is the next word.
bool takes_next_word(const std::string& word, const std::vector<ArgSpec>& globals) {
  for (const ArgSpec& spec : globals) {
    const auto names = split(spec.name, ',');
    if (!spec.flag && std::find(names.begin(), names.end(), word) != names.end()) {
      return true;
    }
  }
  return false;
}

/// What stands where a command should be: the first word that names none, with the words before it.
void explain_unknown(const std::vector<std::string>& words, const std::vector<Declared>& commands,
                     const std::vector<ArgSpec>& globals, Parsed& parsed) {
  std::string prefix;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word.starts_with("-")) {
      i += takes_next_word(word, globals) ? 1U : 0U;
      continue;
    }
    const auto names = names_below(commands, prefix);
    const bool complete = std::any_of(commands.begin(), commands.end(),
                                      [&](const Declared& command) { return command.path == prefix; });
    if (names.empty() || (complete && std::find(names.begin(), names.end(), word) == names.end())) {
      return;
    }
    if (std::find(names.begin(), names.end(), word) == names.end()) {
      const std::string full = prefix.empty() ? word : prefix + " " + word;
      const std::string near = closest_match(word, names);
      parsed.usage_error = "there is no command '" + full + "'";
      parsed.hint = near.empty()
                        ? "run 'dsrkit --help' for the list of commands"
                        : "did you mean 'dsrkit " + (prefix.empty() ? near : prefix + " " + near) + "'?";
      return;
    }
    prefix += (prefix.empty() ? "" : " ") + word;
  }
}

/// An option nobody declared, with the nearest one that exists. The value stays out of the message.
std::string unknown_option_hint(const std::vector<ArgSpec>& own, const std::vector<ArgSpec>& globals,
                                const std::string& option) {
  std::vector<std::string> names;
  for (const auto* specs : {&own, &globals}) {
    for (const ArgSpec& spec : *specs) {
      for (const auto& name : split(spec.name, ',')) {
        names.push_back(name);
      }
    }
  }
  const std::string near = closest_match(option, names);
  return near.empty() ? "" : "did you mean '" + near + "'?";
}

/// The option a mistake is about: the first word of the parser's message that looks like one.
std::string option_in(const std::string& message) {
  const auto begin = message.find("--");
  if (begin == std::string::npos) {
    return {};
  }
  const auto end = message.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", begin);
  return message.substr(begin, end == std::string::npos ? end : end - begin);
}

/// The parser's own messages repeat the value, which can be personal data: ours names the option. `specs` are
/// those of the command, and nothing when none was chosen.
void describe_mistake(const CLI::ParseError& error, const std::vector<ArgSpec>& specs, Parsed& parsed) {
  if (dynamic_cast<const CLI::ValidationError*>(&error) == nullptr &&
      dynamic_cast<const CLI::ConversionError*>(&error) == nullptr) {
    parsed.usage_error = error.what();
    return;
  }
  const std::string option = option_in(error.what());
  parsed.usage_error =
      option.empty() ? "a value is not allowed" : option + " has a value that is not allowed";
  for (const ArgSpec& spec : specs) {
    if (!option.empty() && spec.name.ends_with(option) && !spec.words.empty()) {
      parsed.hint = "it must be one of: " + join(spec.words, ", ");
    }
  }
}

}  // namespace

Args& Args::flag(bool& target, std::string_view name, std::string_view help) {
  m_parser.app.add_flag(std::string(name), target, std::string(help));
  m_specs.push_back({std::string(name), {}, std::string(help), {}, true, false});
  return *this;
}

Args& Args::option(std::string& target, std::string_view name, std::string_view metavar,
                   std::string_view help) {
  describe(*m_parser.app.add_option(std::string(name), target, std::string(help)), metavar);
  m_specs.push_back({std::string(name), std::string(metavar), std::string(help), {}, false, false});
  return *this;
}

Args& Args::option(std::optional<std::string>& target, std::string_view name, std::string_view metavar,
                   std::string_view help) {
  describe(*m_parser.app.add_option(std::string(name), target, std::string(help)), metavar);
  m_specs.push_back({std::string(name), std::string(metavar), std::string(help), {}, false, false});
  return *this;
}

Args& Args::option(int& target, std::string_view name, std::string_view metavar, std::string_view help) {
  describe(*m_parser.app.add_option(std::string(name), target, std::string(help)), metavar);
  m_specs.push_back({std::string(name), std::string(metavar), std::string(help), {}, false, false});
  return *this;
}

Args& Args::option(std::vector<std::string>& target, std::string_view name, std::string_view metavar,
                   std::string_view help) {
  auto* option = m_parser.app.add_option(std::string(name), target, std::string(help));
  option->allow_extra_args(false);
  option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  describe(*option, metavar);
  m_specs.push_back({std::string(name), std::string(metavar), std::string(help), {}, false, false});
  return *this;
}

Args& Args::required(std::string& target, std::string_view name, std::string_view metavar,
                     std::string_view help) {
  option(target, name, metavar, help);
  m_parser.app.get_option(split(name, ',').back())->required();
  return *this;
}

Args& Args::choice(std::string& target, std::string_view name, std::vector<std::string> words,
                   std::string_view help) {
  auto* option = m_parser.app.add_option(std::string(name), target, std::string(help));
  option->check(CLI::IsMember(words));
  describe(*option, join(words, "|"));
  m_specs.push_back({std::string(name), join(words, "|"), std::string(help), std::move(words), false, false});
  return *this;
}

Args& Args::required_choice(std::string& target, std::string_view name, std::vector<std::string> words,
                            std::string_view help) {
  choice(target, name, std::move(words), help);
  m_parser.app.get_option(std::string(name))->required();
  return *this;
}

Args& Args::argument(std::string& target, std::string_view metavar, std::string_view help) {
  optional_argument(target, metavar, help);
  m_parser.app.get_option(std::string(metavar))->required();
  return *this;
}

Args& Args::optional_argument(std::string& target, std::string_view metavar, std::string_view help) {
  describe(*m_parser.app.add_option(std::string(metavar), target, std::string(help)), "");
  m_specs.push_back({std::string(metavar), std::string(metavar), std::string(help), {}, false, true});
  return *this;
}

Args& Args::arguments(std::vector<std::string>& target, std::string_view metavar, std::string_view help,
                      bool required) {
  auto* option = m_parser.app.add_option(std::string(metavar), target, std::string(help));
  describe(*option, "...");
  option->required(required);
  m_specs.push_back({std::string(metavar), std::string(metavar), std::string(help), {}, false, true});
  return *this;
}

Parsed parse_command_line(const std::vector<std::string>& words, const std::vector<Declared>& commands,
                          const std::function<void(Args&)>& globals, std::string_view version) {
  Parsed parsed;
  CLI::App app("", "dsrkit");
  app.fallthrough();
  // One command, and one below it: after that an argument may have the name of another command.
  app.require_subcommand(0, 1);
  app.set_help_flag("-h,--help", "Print this help and exit");
  bool show_version = false;
  app.add_flag("--version", show_version, "Print the version and exit");

  Args::Parser global_parser{app};
  Args global_args(global_parser);
  globals(global_args);
  std::map<std::string, CLI::App*> nodes;
  std::vector<std::vector<ArgSpec>> specs;
  for (const Declared& command : commands) {
    Args::Parser parser{subcommand(app, nodes, command)};
    parser.app.footer(
        "Exit status: 0 done; 2 wrong usage; others as in 'man dsrkit-exit-codes'.\n"
        "Global options are those of 'dsrkit --help'. Manual: 'man dsrkit-" +
        replace_all(command.path, " ", "-") + "'.");
    Args args(parser);
    command.declare(args);
    specs.push_back(args.specs());
  }

  const auto chosen = [&]() -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < commands.size(); ++i) {
      const CLI::App* node = nodes.at(commands[i].path);
      const bool leaf = node->get_subcommands().empty();
      if (node->parsed() && leaf) {
        return i;
      }
    }
    return std::nullopt;
  };
  try {
    // The parser takes the words from the back.
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::CallForHelp&) {
    const CLI::App* asked = &app;
    while (!asked->get_subcommands().empty()) {
      asked = asked->get_subcommands().front();
    }
    parsed.help = asked == &app ? overview(commands) : asked->help();
    return parsed;
  } catch (const CLI::ParseError& error) {
    explain_unknown(words, commands, global_args.specs(), parsed);
    if (!parsed.usage_error.empty()) {
      return parsed;
    }
    const auto index = chosen();
    const std::vector<ArgSpec> own = index ? specs[*index] : std::vector<ArgSpec>{};
    if (const auto extras = app.remaining(true); !extras.empty()) {
      const std::string option = split(extras.front(), '=').front();
      parsed.usage_error = option.starts_with("-") ? "unknown option '" + option + "'" : "too many arguments";
      parsed.hint = unknown_option_hint(own, global_args.specs(), option);
    } else {
      describe_mistake(error, own, parsed);
    }
    if (parsed.hint.empty()) {
      parsed.hint = "run the command with --help to see what it accepts";
    }
    return parsed;
  }
  if (show_version) {
    parsed.help = "dsrkit " + std::string(version) + "\n";
    return parsed;
  }
  parsed.command = chosen();
  if (!parsed.command) {
    explain_unknown(words, commands, global_args.specs(), parsed);
    const auto deepest = [&] {
      const CLI::App* node = &app;
      while (!node->get_subcommands().empty()) {
        node = node->get_subcommands().front();
      }
      return node;
    }();
    if (parsed.usage_error.empty() && deepest == &app) {
      parsed.help = overview(commands);
    } else if (parsed.usage_error.empty()) {
      parsed.usage_error = "'" + deepest->get_name() + "' needs a subcommand";
      parsed.hint = "run 'dsrkit " + deepest->get_name() + " --help' for the list";
    }
  }
  return parsed;
}

std::vector<std::vector<ArgSpec>> collect_specs(const std::vector<Declared>& commands,
                                                const std::function<void(Args&)>& globals) {
  std::vector<std::vector<ArgSpec>> specs;
  CLI::App app("", "dsrkit");
  for (const Declared& command : commands) {
    CLI::App scratch("", "dsrkit");
    Args::Parser parser{scratch};
    Args args(parser);
    command.declare(args);
    specs.push_back(args.specs());
  }
  Args::Parser parser{app};
  Args args(parser);
  globals(args);
  specs.push_back(args.specs());
  return specs;
}

}  // namespace dsrkit::cmd
