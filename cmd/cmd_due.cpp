#include "commands.hpp"

#include "dsrkit/files/files.hpp"
#include "dsrkit/render/due.hpp"

namespace dsrkit::cmd {
namespace {

class Due : public Command {
public:
  void declare(Args& args) override {
    args.option(m_within, "--within", "DAYS", "Only what is due within so many days, or overdue")
        .option(m_ics, "--ics", "FILE", "Write the days as a calendar too, in place of an older one");
  }

  Outcome run(Session& session) override {
    const auto list =
        workflow::due_list(session.desk(), m_within < 0 ? std::nullopt : std::optional<int>(m_within));
    if (!m_ics.empty()) {
      files::write_file(m_ics, render::due_calendar(list, session.context().now()));
    }
    session.show(render::due_text(list), render::due_json(list));
    return list.overdue() ? Outcome::answer_is_no : Outcome::done;
  }

private:
  int m_within = -1;
  std::string m_ics;
};

}  // namespace

CommandPointer make_due() {
  return std::make_unique<Due>();
}

}  // namespace dsrkit::cmd
