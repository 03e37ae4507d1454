#include "commands.hpp"

#include "dsrkit/files/files.hpp"
#include "dsrkit/files/input_file.hpp"
#include "dsrkit/redact/people.hpp"
#include "dsrkit/redact/scan_stream.hpp"
#include "dsrkit/redact/scanner.hpp"
#include "dsrkit/render/checks.hpp"
#include "dsrkit/rules/rule_set.hpp"

#include <ostream>

namespace dsrkit::cmd {
namespace {

class Scan : public Command {
public:
  void declare(Args& args) override {
    args.arguments(m_files, "FILE", "Text files in UTF-8, of any length; '-' reads standard input")
        .option(m_people, "--people", "FILE", "Who is who, as JSON")
        .option(m_rules, "--rules", "DIR", "Folder of own rule packs; repeat for more");
  }

  Outcome run(Session& session) override {
    std::vector<Party> people;
    if (!m_people.empty()) {
      people = redact::read_people(files::read_file(m_people), "the people file");
    }
    const redact::Scanner scanner(rules::load_rules({m_rules.begin(), m_rules.end()}), std::move(people));
    std::size_t unreadable = 0;
    for (const auto& file : m_files) {
      unreadable += scan(session, scanner, file);
    }
    if (unreadable == 0) {
      return Outcome::done;
    }
    session.note(std::to_string(unreadable) + (unreadable == 1 ? " place" : " places") +
                 " could not be read (not UTF-8): a person must look at each finding of kind 'unreadable'");
    return Outcome::gaps;
  }

private:
  /// Returns how many places could not be read.
  static std::size_t scan(Session& session, const redact::Scanner& scanner, const std::string& name) {
    files::InputFile file(name == "-" ? "/dev/stdin" : name);
    std::size_t unreadable = 0;
    const auto read = [&](char* into, std::size_t size) {
      session.context().check_interrupt();
      return file.read(into, size);
    };
    redact::scan_stream(scanner, read, [&](const Finding& finding) {
      unreadable += static_cast<std::size_t>(finding.kind == redact::kUnreadable);
      session.out() << render::finding_line(name, finding);
    });
    return unreadable;
  }

  std::vector<std::string> m_files;
  std::string m_people;
  std::vector<std::string> m_rules;
};

}  // namespace

CommandPointer make_scan() {
  return std::make_unique<Scan>();
}

}  // namespace dsrkit::cmd
