#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/redact/people.hpp"
#include "dsrkit/redact/scanner.hpp"
#include "dsrkit/render/checks.hpp"
#include "dsrkit/rules/rule_set.hpp"

#include <ostream>

namespace dsrkit::cmd {
namespace {

class Scan : public Command {
public:
  void declare(Args& args) override {
    args.arguments(m_files, "FILE", "Text files (UTF-8); '-' reads standard input")
        .option(m_people, "--people", "FILE", "Who is who, as JSON")
        .option(m_rules, "--rules", "DIR", "Folder of own rule packs; repeat for more");
  }

  Outcome run(Session& session) override {
    std::vector<Party> people;
    if (!m_people.empty()) {
      people = redact::read_people(files::read_file(m_people), "the people file");
    }
    const redact::Scanner scanner(rules::load_rules({m_rules.begin(), m_rules.end()}), std::move(people));
    for (const auto& file : m_files) {
      session.context().check_interrupt();
      const std::string text = files::read_file(file == "-" ? "/dev/stdin" : file);
      if (!is_valid_utf8(text)) {
        throw Error(ErrorCode::data_invalid, file + ": not valid UTF-8",
                    "convert it, for example with iconv");
      }
      for (const Finding& finding : scanner.scan(text)) {
        session.out() << render::finding_line(file, finding);
      }
    }
    return Outcome::done;
  }

private:
  std::vector<std::string> m_files;
  std::string m_people;
  std::vector<std::string> m_rules;
};

}  // namespace

CommandPointer make_scan() {
  return std::make_unique<Scan>();
}

}  // namespace dsrkit::cmd
