#include "commands.hpp"

#include "dsrkit/base/error.hpp"
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
    if (m_within && *m_within < 0) {
      throw Error(ErrorCode::usage, "--within is out of range", "give 0 for today, or more days");
    }
    workflow::Desk& desk = session.desk();
    const auto list = workflow::due_list(desk, m_within);
    if (!m_ics.empty()) {
      files::write_file(m_ics, render::due_calendar(list, desk.reg().identity(), session.context().now()));
    }
    session.show(render::due_text(list), render::due_json(list));
    return list.overdue() ? Outcome::answer_is_no : Outcome::done;
  }

private:
  std::optional<int> m_within;
  std::string m_ics;
};

}  // namespace

CommandPointer make_due() {
  return std::make_unique<Due>();
}

}  // namespace dsrkit::cmd
