#include "casework_command.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/render/report.hpp"
#include "dsrkit/workflow/report.hpp"

#include <algorithm>
#include <ostream>

namespace dsrkit::cmd {
namespace {

class Report : public Command {
public:
  void declare(Args& args) override {
    args.option(m_from, "--from", "DATE", "First day; else the twelve months up to the last day")
        .option(m_to, "--to", "DATE", "Last day; else today")
        .flag(m_by_week, "--by-week", "Show the table by week too")
        .flag(m_csv, "--csv", "Print every figure as CSV instead")
        .option(m_pdf, "--pdf", "FILE", "Write a page with a chart too, in place of an older one");
  }

  Outcome run(Session& session) override {
    if (m_csv && session.globals().json) {
      throw Error(ErrorCode::usage, "--csv and --json cannot both be printed", "choose one of them");
    }
    const auto from = given_day(m_from, "--from");
    const auto to = given_day(m_to, "--to");
    const Date today = session.context().today;
    if (from && *from > today) {
      throw Error(ErrorCode::usage, "--from lies in the future", "begin the period today or earlier");
    }
    const auto report = workflow::report_on(session.desk(), from, to ? std::min(*to, today) : today);
    if (to && *to > today) {
      session.note("the period ends today, " + format_date(today) + ": what comes later is not known yet");
    }
    if (!m_pdf.empty()) {
      workflow::write_report(session.desk(), report, m_by_week, m_pdf);
    }
    if (m_csv) {
      session.out() << render::report_csv(report);
    } else {
      session.show(render::report_text(report, m_by_week), render::report_json(report));
    }
    return Outcome::done;
  }

private:
  std::optional<std::string> m_from;
  std::optional<std::string> m_to;
  bool m_by_week = false;
  bool m_csv = false;
  std::string m_pdf;
};

}  // namespace

CommandPointer make_report() {
  return std::make_unique<Report>();
}

}  // namespace dsrkit::cmd
