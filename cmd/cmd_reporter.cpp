#include "casework_command.hpp"

namespace dsrkit::cmd {
namespace {

class Reporter : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .required(m_arose, "--arose", "DATE", "Day the question arose")
        .option(m_told, "--told", "DATE", "Day the Principal Reporter was told");
  }

  Outcome run(Session& session) override {
    workflow::ask_reporter(session.desk(), m_case, parse_date(m_arose, "--arose"),
                           given_day(m_told, "--told"));
    show_clock(session, m_case);
    return Outcome::done;
  }

private:
  std::string m_case;
  std::string m_arose;
  std::optional<std::string> m_told;
};

}  // namespace

CommandPointer make_reporter() {
  return std::make_unique<Reporter>();
}

}  // namespace dsrkit::cmd
