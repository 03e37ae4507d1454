#include "args.hpp"

#include "help.hpp"

#include "dsrkit/base/strings.hpp"

#include <CLI/CLI.hpp>

#include <map>

namespace dsrkit::cmd {

struct Args::Parser {
  CLI::App& app;
};

namespace {

bool is_blank(std::string_view text) {
  return trim(text).empty();
}

CLI::App& subcommand(CLI::App& root, std::map<std::string, CLI::App*>& nodes, const Declared& command) {
  CLI::App* parent = &root;
  std::string path;
  const auto words = split(command.path, ' ');
  for (const auto& word : words) {
    path += (path.empty() ? "" : " ") + word;
    auto& node = nodes[path];
    if (node == nullptr) {
      node = parent->add_subcommand(word);
      node->fallthrough();
      node->set_help_flag("-h,--help");
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

/// What a mistake of the parser is about: the first of the names that its message has.
const ArgSpec* spec_in(const std::string& message, const std::vector<ArgSpec>& specs) {
  for (const ArgSpec& spec : specs) {
    const std::string name = split(spec.name, ',').back();
    if (message.starts_with(name + ": ") || message.find(" " + name + " ") != std::string::npos) {
      return &spec;
    }
  }
  return nullptr;
}

/// The parser's own messages repeat the value, which can be personal data: ours names the option. `specs` are
/// those of the command, and of the globals.
void describe_mistake(const CLI::ParseError& error, const std::vector<ArgSpec>& specs, Parsed& parsed) {
  const bool forbidden = dynamic_cast<const CLI::ValidationError*>(&error) != nullptr;
  const bool unreadable = dynamic_cast<const CLI::ConversionError*>(&error) != nullptr;
  if (!forbidden && !unreadable) {
    parsed.usage_error = error.what();
    return;
  }
  const ArgSpec* spec = spec_in(error.what(), specs);
  if (spec == nullptr) {
    parsed.usage_error = "a value is not allowed";
    return;
  }
  const std::string name = split(spec->name, ',').back();
  if (forbidden && spec->words.empty()) {
    parsed.usage_error = name + " must not be blank";
    return;
  }
  parsed.usage_error = name + " has a value that is not allowed";
  if (!spec->words.empty()) {
    parsed.hint = "it must be one of: " + join(spec->words, ", ");
  } else if (!spec->flag) {
    parsed.hint = "it must be a whole number";
  }
}

/// The words of the deepest command that was named: "review sign-off".
std::string path_asked_for(const CLI::App& app) {
  std::string path;
  for (const CLI::App* node = &app; !node->get_subcommands().empty();) {
    node = node->get_subcommands().front();
    path += (path.empty() ? "" : " ") + node->get_name();
  }
  return path;
}

}  // namespace

ArgSpec& Args::add(std::string_view name, std::string_view metavar, std::string_view help) {
  ArgSpec spec;
  spec.name = std::string(name);
  spec.metavar = std::string(metavar);
  spec.help = std::string(help);
  m_specs.push_back(std::move(spec));
  return m_specs.back();
}

Args& Args::flag(bool& target, std::string_view name, std::string_view help) {
  m_parser.app.add_flag(std::string(name), target);
  add(name, "", help).flag = true;
  return *this;
}

Args& Args::flag(std::string& target, std::string_view name, std::vector<std::string> words,
                 std::string_view help) {
  m_parser.app.add_flag(std::string(name) + "{" + words.front() + "}", target)->check(CLI::IsMember(words));
  ArgSpec& spec = add(name, "", help);
  spec.flag = true;
  spec.words = std::move(words);
  return *this;
}

Args& Args::option(std::string& target, std::string_view name, std::string_view metavar,
                   std::string_view help) {
  m_parser.app.add_option(std::string(name), target);
  add(name, metavar, help);
  return *this;
}

Args& Args::option(std::optional<std::string>& target, std::string_view name, std::string_view metavar,
                   std::string_view help) {
  m_parser.app.add_option(std::string(name), target);
  add(name, metavar, help);
  return *this;
}

Args& Args::option(int& target, std::string_view name, std::string_view metavar, std::string_view help) {
  m_parser.app.add_option(std::string(name), target);
  add(name, metavar, help);
  return *this;
}

Args& Args::option(std::optional<int>& target, std::string_view name, std::string_view metavar,
                   std::string_view help) {
  m_parser.app.add_option(std::string(name), target);
  add(name, metavar, help);
  return *this;
}

Args& Args::option(std::vector<std::string>& target, std::string_view name, std::string_view metavar,
                   std::string_view help) {
  auto* option = m_parser.app.add_option(std::string(name), target);
  option->allow_extra_args(false);
  option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add(name, metavar, help).repeated = true;
  return *this;
}

Args& Args::option(std::vector<std::pair<std::string, std::string>>& target, std::string_view name,
                   std::string_view metavar, std::string_view help) {
  auto* option = m_parser.app.add_option(std::string(name), target);
  option->allow_extra_args(false);
  option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add(name, metavar, help).repeated = true;
  return *this;
}

Args& Args::required(std::string& target, std::string_view name, std::string_view metavar,
                     std::string_view help) {
  auto* option = m_parser.app.add_option(std::string(name), target);
  option->required();
  option->check([](const std::string& text) { return is_blank(text) ? "blank" : ""; });
  add(name, metavar, help).required = true;
  return *this;
}

Args& Args::choice(std::string& target, std::string_view name, std::vector<std::string> words,
                   std::string_view help) {
  m_parser.app.add_option(std::string(name), target)->check(CLI::IsMember(words));
  add(name, "WORD", help).words = std::move(words);
  return *this;
}

Args& Args::required_choice(std::string& target, std::string_view name, std::vector<std::string> words,
                            std::string_view help) {
  choice(target, name, std::move(words), help);
  m_parser.app.get_option(std::string(name))->required();
  m_specs.back().required = true;
  return *this;
}

Args& Args::argument(std::string& target, std::string_view metavar, std::string_view help) {
  required(target, metavar, metavar, help);
  m_specs.back().argument = true;
  return *this;
}

Args& Args::optional_argument(std::string& target, std::string_view metavar, std::string_view help) {
  m_parser.app.add_option(std::string(metavar), target);
  add(metavar, metavar, help).argument = true;
  return *this;
}

Args& Args::arguments(std::vector<std::string>& target, std::string_view metavar, std::string_view help,
                      bool required) {
  m_parser.app.add_option(std::string(metavar), target)->required(required);
  ArgSpec& spec = add(metavar, metavar, help);
  spec.argument = true;
  spec.required = required;
  spec.repeated = true;
  return *this;
}

Parsed parse_command_line(const std::vector<std::string>& words, const std::vector<Declared>& commands,
                          const std::vector<Declared>& groups, const std::function<void(Args&)>& globals,
                          std::string_view version) {
  Parsed parsed;
  CLI::App app("", "dsrkit");
  app.fallthrough();
  // One command, and one below it: after that an argument may have the name of another command.
  app.require_subcommand(0, 1);
  app.set_help_flag("-h,--help");
  bool show_version = false;
  app.add_flag("--version", show_version);

  Args::Parser global_parser{app};
  Args global_args(global_parser);
  globals(global_args);
  std::map<std::string, CLI::App*> nodes;
  std::vector<std::vector<ArgSpec>> specs;
  for (const Declared& command : commands) {
    Args::Parser parser{subcommand(app, nodes, command)};
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
    parsed.help = help_text(path_asked_for(app), commands, specs, groups);
    return parsed;
  } catch (const CLI::ParseError& error) {
    explain_unknown(words, commands, global_args.specs(), parsed);
    if (!parsed.usage_error.empty()) {
      return parsed;
    }
    const auto index = chosen();
    std::vector<ArgSpec> own = index ? specs[*index] : std::vector<ArgSpec>{};
    if (const auto extras = app.remaining(true); !extras.empty()) {
      const std::string option = split(extras.front(), '=').front();
      parsed.usage_error = option.starts_with("-") ? "unknown option '" + option + "'" : "too many arguments";
      parsed.hint = unknown_option_hint(own, global_args.specs(), option);
    } else {
      own.insert(own.end(), global_args.specs().begin(), global_args.specs().end());
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
    const std::string path = path_asked_for(app);
    if (parsed.usage_error.empty() && path.empty()) {
      parsed.help = help_text(path, commands, specs, groups);
    } else if (parsed.usage_error.empty()) {
      parsed.usage_error = "'" + path + "' needs a subcommand";
      parsed.hint = "run 'dsrkit " + path + " --help' for the list";
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
