#include "commands.hpp"

#include "dsrkit/render/casework.hpp"

namespace dsrkit::cmd {
namespace {

/// The three things that can happen to a proof of identity differ in one word.
class Identity : public Command {
public:
  using Act = void (*)(workflow::Desk&, std::string_view, Date, const std::string&);

  Identity(Act act, std::string option, std::string help)
      : m_act(act), m_option(std::move(option)), m_help(std::move(help)) {}

  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .option(m_on, "--on", "DATE", "Day it happened; else today")
        .required(m_text, m_option, "TEXT", m_help);
  }

  Outcome run(Session& session) override {
    const Date on = m_on.empty() ? session.context().today : parse_date(m_on, "--on");
    m_act(session.desk(), m_case, on, m_text);
    const auto clock = workflow::clock_of(session.desk(), m_case);
    session.show(render::clock_text(clock), render::clock_json(clock));
    return Outcome::done;
  }

private:
  Act m_act;
  std::string m_option;
  std::string m_help;
  std::string m_case;
  std::string m_on;
  std::string m_text;
};

}  // namespace

CommandPointer make_identity_ask() {
  return std::make_unique<Identity>(workflow::ask_identity, "--because",
                                    "Why there is reasonable doubt (UK GDPR Article 12(6))");
}

CommandPointer make_identity_confirm() {
  return std::make_unique<Identity>(workflow::confirm_identity, "--evidence", "What proved the identity");
}

CommandPointer make_identity_fail() {
  return std::make_unique<Identity>(workflow::fail_identity, "--because", "Why the proof did not suffice");
}

}  // namespace dsrkit::cmd
