#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::cmd {

/// One declared option or argument, as help, completion and the tests of the manual pages see it.
struct ArgSpec {
  std::string name;  ///< "--received", or "CASE" for an argument
  std::string metavar;
  std::string help;
  std::vector<std::string> words;  ///< the allowed words, when it is a choice
  bool flag = false;
  bool argument = false;
  bool required = false;
  bool repeated = false;
};

/// Collects what a command accepts. The parser behind it is an implementation detail of args.cpp.
class Args {
public:
  struct Parser;

  explicit Args(Parser& parser) : m_parser(parser) {}

  Args& flag(bool& target, std::string_view name, std::string_view help);
  /// A flag that stands for the first of the words, or takes one as "--name=WORD".
  Args& flag(std::string& target, std::string_view name, std::vector<std::string> words,
             std::string_view help);
  Args& option(std::string& target, std::string_view name, std::string_view metavar, std::string_view help);
  Args& option(std::optional<std::string>& target, std::string_view name, std::string_view metavar,
               std::string_view help);
  Args& option(std::optional<int>& target, std::string_view name, std::string_view metavar,
               std::string_view help);
  Args& option(int& target, std::string_view name, std::string_view metavar, std::string_view help);
  /// May be given several times.
  Args& option(std::vector<std::string>& target, std::string_view name, std::string_view metavar,
               std::string_view help);
  /// Takes two words and may be given several times.
  Args& option(std::vector<std::pair<std::string, std::string>>& target, std::string_view name,
               std::string_view metavar, std::string_view help);
  /// A text that must be given and must not be blank.
  Args& required(std::string& target, std::string_view name, std::string_view metavar, std::string_view help);
  Args& choice(std::string& target, std::string_view name, std::vector<std::string> words,
               std::string_view help);
  Args& required_choice(std::string& target, std::string_view name, std::vector<std::string> words,
                        std::string_view help);
  Args& argument(std::string& target, std::string_view metavar, std::string_view help);
  Args& optional_argument(std::string& target, std::string_view metavar, std::string_view help);
  /// One or more when `required`, else any number.
  Args& arguments(std::vector<std::string>& target, std::string_view metavar, std::string_view help,
                  bool required = true);

  [[nodiscard]] const std::vector<ArgSpec>& specs() const { return m_specs; }

private:
  ArgSpec& add(std::string_view name, std::string_view metavar, std::string_view help);

  Parser& m_parser;
  std::vector<ArgSpec> m_specs;
};

/// What a subcommand is called and what it declares; a group of subcommands has no `declare`.
struct Declared {
  std::string path;  ///< "case list"
  std::string summary;
  std::string group;
  std::function<void(Args&)> declare;
};

/// What the user asked for.
struct Parsed {
  std::optional<std::size_t> command;  ///< index in the table
  std::string help;         ///< text to print instead of running, when --help or --version was given
  std::string usage_error;  ///< what is wrong with the command line, else empty
  std::string hint;
};

/// Parses the words after the program's name. `groups` explain the words that commands begin with; `globals`
/// are accepted before and after the subcommand.
[[nodiscard]] Parsed parse_command_line(const std::vector<std::string>& words,
                                        const std::vector<Declared>& commands,
                                        const std::vector<Declared>& groups,
                                        const std::function<void(Args&)>& globals, std::string_view version);

/// The specifications that each command declares, in the order of the table; the globals last.
[[nodiscard]] std::vector<std::vector<ArgSpec>> collect_specs(const std::vector<Declared>& commands,
                                                              const std::function<void(Args&)>& globals);

}  // namespace dsrkit::cmd
