#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/render/casework.hpp"

namespace dsrkit::cmd {
namespace {

constexpr const char* kOpen = "open";

class Clock : public Command {
public:
  void declare(Args& args) override {
    args.optional_argument(m_case, "CASE", "Reference of a case; without it the options describe the request")
        .option(m_received, "--received", "DATE", "Day the request arrived")
        .choice(m_right, "--right", right_names(), "What is asked for; else access")
        .choice(m_jurisdiction, "--jurisdiction", jurisdiction_names(),
                "Whose law and bank holidays apply; else the workspace's")
        .option(m_identity, "--identity", "DATE|open",
                "Day the proof of identity arrived; open while it has not")
        .option(m_authority, "--authority", "DATE|open", "Day the proof of authority arrived; likewise")
        .option(m_fee, "--fee", "DATE|open", "Day the fee was paid; likewise")
        .option(m_clarified, "--clarified", "D..D", "Clarification asked and answered; D.. while it is open")
        .option(m_extended, "--extended", "DATE", "Day the notice of extension was given")
        .option(m_reporter, "--reporter", "DATE", "Day a question for the Principal Reporter arose")
        .option(m_opinion, "--opinion", "DATE", "Day of the health opinion that is relied on");
  }

  Outcome run(Session& session) override {
    const auto clock = m_case.empty() ? reckoned(session) : clock_of_case(session);
    session.show(render::clock_text(clock), render::clock_json(clock));
    return Outcome::done;
  }

private:
  [[nodiscard]] clock::ClockResult clock_of_case(Session& session) const {
    for (const std::string* option : {&m_received, &m_right, &m_jurisdiction, &m_identity, &m_authority,
                                      &m_fee, &m_extended, &m_reporter, &m_opinion}) {
      require_alone(option->empty());
    }
    require_alone(m_clarified.empty());
    return workflow::clock_of(session.desk(), m_case);
  }

  static void require_alone(bool alone) {
    if (!alone) {
      throw Error(ErrorCode::usage, "a case has its own dates",
                  "leave the case out, or the options; 'dsrkit case correct' corrects what is recorded");
    }
  }

  /// As it would be in this workspace; without one, with what is shipped.
  [[nodiscard]] clock::ClockResult reckoned(Session& session) const {
    if (m_received.empty()) {
      throw Error(ErrorCode::usage, "a case or --received DATE is required",
                  "for example: dsrkit clock --received 2026-09-03");
    }
    clock::ClockInput described = input();
    if (!session.has_workspace()) {
      return clock::compute(described, clock::shipped_holidays());
    }
    const workspace::Workspace& workspace = session.desk().workspace();
    if (m_jurisdiction.empty()) {
      described.jurisdiction = workspace.config().jurisdiction;
    }
    return clock::compute(described, workspace.holidays());
  }

  [[nodiscard]] clock::ClockInput input() const {
    clock::ClockInput input;
    input.received = parse_date(m_received, "--received");
    input.right = parse_right(m_right).value_or(Right::access);
    input.jurisdiction = parse_jurisdiction(m_jurisdiction).value_or(Jurisdiction::england_and_wales);
    read_demand(m_identity, "--identity", input.identity_received, input.identity_open);
    read_demand(m_authority, "--authority", input.authority_received, input.authority_open);
    read_demand(m_fee, "--fee", input.fee_paid, input.fee_open);
    for (const auto& written : m_clarified) {
      const auto dots = written.find("..");
      if (dots == std::string::npos) {
        throw Error(ErrorCode::usage, "--clarified needs two days", "write them as 2026-09-14..2026-09-18");
      }
      input.clarifications.push_back({parse_date(written.substr(0, dots), "--clarified"),
                                      optional_date(written.substr(dots + 2), "--clarified")});
    }
    if (!m_extended.empty()) {
      input.extension = clock::Extension{parse_date(m_extended, "--extended"), "given on the command line"};
    }
    input.reporter_question = optional_date(m_reporter, "--reporter");
    input.health_opinion = optional_date(m_opinion, "--opinion");
    return input;
  }

  /// The day on which something came that was asked for, or that it has not come.
  static void read_demand(const std::string& text, std::string_view option, std::optional<Date>& met,
                          bool& open) {
    open = text == kOpen;
    met = open ? std::nullopt : optional_date(text, option);
  }

  static std::optional<Date> optional_date(const std::string& text, std::string_view what) {
    return text.empty() ? std::nullopt : std::optional<Date>(parse_date(text, what));
  }

  std::string m_case;
  std::string m_received;
  std::string m_right;
  std::string m_jurisdiction;
  std::string m_identity;
  std::string m_authority;
  std::string m_fee;
  std::vector<std::string> m_clarified;
  std::string m_extended;
  std::string m_reporter;
  std::string m_opinion;
};

}  // namespace

CommandPointer make_clock() {
  return std::make_unique<Clock>();
}

}  // namespace dsrkit::cmd
