#include "commands.hpp"

#include "dsrkit/base/strings.hpp"

#include <map>
#include <ostream>

namespace dsrkit::cmd {
namespace {

/// What may follow a command: its subcommands and its long options.
using Words = std::map<std::string, std::vector<std::string>>;

std::vector<std::string> long_options(const std::vector<ArgSpec>& specs) {
  std::vector<std::string> names;
  for (const ArgSpec& spec : specs) {
    if (!spec.argument) {
      names.push_back(split(spec.name, ',').back());
    }
  }
  return names;
}

Words collect_words() {
  std::vector<CommandPointer> commands;
  std::vector<Declared> declared;
  for (const CommandEntry& entry : command_table()) {
    commands.push_back(entry.make());
    Command* command = commands.back().get();
    declared.push_back({std::string(entry.path), std::string(entry.summary), "",
                        [command](Args& args) { command->declare(args); }});
  }
  Globals globals;
  const auto specs = collect_specs(declared, [&](Args& args) { globals.declare(args); });
  auto common = long_options(specs.back());
  common.insert(common.end(), {"--help", "--version"});

  Words words;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const auto path = split(declared[i].path, ' ');
    auto& top = words[""];
    if (top.empty() || top.back() != path[0]) {
      top.push_back(path[0]);
    }
    if (path.size() > 1) {
      words[path[0]].push_back(path[1]);
    }
    auto& own = words[declared[i].path];
    const auto options = long_options(specs[i]);
    own.insert(own.end(), options.begin(), options.end());
    own.insert(own.end(), common.begin(), common.end());
    if (declared[i].path == "completion") {
      own.insert(own.begin(), {"bash", "zsh", "fish"});
    }
  }
  auto& top = words[""];
  top.insert(top.end(), common.begin(), common.end());
  return words;
}

std::string bash_script(const Words& words) {
  std::string script =
      "# bash completion of dsrkit\n"
      "_dsrkit() {\n"
      "  local word path=\"\" i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    word=${COMP_WORDS[i]}\n"
      "    [[ $word == -* ]] && continue\n"
      "    case \"$path $word\" in\n";
  for (const auto& [path, follow] : words) {
    if (!path.empty()) {
      const auto parts = split(path, ' ');
      script += "      \"" + (parts.size() == 1 ? " " + path : path) + "\") path=\"" + path + "\" ;;\n";
    }
  }
  script += "    esac\n  done\n  case \"$path\" in\n";
  for (const auto& [path, follow] : words) {
    script += "    \"" + path + "\") COMPREPLY=($(compgen -W \"" + join(follow, " ") +
              "\" -- \"${COMP_WORDS[COMP_CWORD]}\")) ;;\n";
  }
  return script +
         "  esac\n"
         "  [[ ${#COMPREPLY[@]} -eq 0 ]] && COMPREPLY=($(compgen -f -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
         "}\n"
         "complete -o filenames -F _dsrkit dsrkit\n";
}

/// zsh runs the bash function through its own bridge.
std::string zsh_script(const Words& words) {
  return "#compdef dsrkit\nautoload -U +X bashcompinit && bashcompinit\n" + bash_script(words);
}

std::string fish_script(const Words& words) {
  std::string script = "# fish completion of dsrkit\n";
  for (const auto& [path, follow] : words) {
    std::string condition = "__fish_use_subcommand";
    if (!path.empty()) {
      condition.clear();
      for (const auto& part : split(path, ' ')) {
        condition += (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + part);
      }
    }
    for (const auto& word : follow) {
      script += "complete -c dsrkit -n '" + condition + "' " +
                (word.starts_with("--") ? "-l " + word.substr(2) : "-a " + word) + "\n";
    }
  }
  return script;
}

class Completion : public Command {
public:
  void declare(Args& args) override { args.argument(m_shell, "SHELL", "bash, zsh or fish"); }

  Outcome run(Session& session) override {
    const Words words = collect_words();
    if (m_shell == "bash") {
      session.out() << bash_script(words);
    } else if (m_shell == "zsh") {
      session.out() << zsh_script(words);
    } else if (m_shell == "fish") {
      session.out() << fish_script(words);
    } else {
      throw Error(ErrorCode::usage, "no completion for this shell", "the shells are bash, zsh and fish");
    }
    return Outcome::done;
  }

private:
  std::string m_shell;
};

}  // namespace

CommandPointer make_completion() {
  return std::make_unique<Completion>();
}

}  // namespace dsrkit::cmd
