#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/render/casework.hpp"

namespace dsrkit::cmd {
namespace {

class Clock : public Command {
public:
  void declare(Args& args) override {
    args.optional_argument(m_case, "CASE", "Reference of a case; without it the options describe the request")
        .option(m_received, "--received", "DATE", "Day the request arrived")
        .choice(m_right, "--right", right_names(), "What is asked for")
        .choice(m_jurisdiction, "--jurisdiction", jurisdiction_names(), "Whose law and bank holidays apply")
        .option(m_identity, "--identity", "DATE", "Day the proof of identity arrived")
        .option(m_authority, "--authority", "DATE", "Day the proof of authority arrived")
        .option(m_fee, "--fee", "DATE", "Day the fee was paid")
        .option(m_clarified, "--clarified", "D..D", "Clarification asked and answered; D.. while it is open")
        .option(m_extended, "--extended", "DATE", "Day the notice of extension was given")
        .option(m_reporter, "--reporter", "DATE", "Day a question for the Principal Reporter arose")
        .option(m_opinion, "--opinion", "DATE", "Day of the health opinion that is relied on");
  }

  Outcome run(Session& session) override {
    const auto clock = m_case.empty() ? clock::compute(input(), clock::shipped_holidays())
                                      : workflow::clock_of(session.desk(), m_case);
    session.show(render::clock_text(clock), render::clock_json(clock));
    return Outcome::done;
  }

private:
  [[nodiscard]] clock::ClockInput input() const {
    clock::ClockInput input;
    if (m_received.empty()) {
      throw Error(ErrorCode::usage, "a case or --received DATE is required",
                  "for example: dsrkit clock --received 2026-09-03");
    }
    input.received = parse_date(m_received, "--received");
    input.right = *parse_right(m_right);
    input.jurisdiction = *parse_jurisdiction(m_jurisdiction);
    input.identity_received = optional_date(m_identity, "--identity");
    input.authority_received = optional_date(m_authority, "--authority");
    input.fee_paid = optional_date(m_fee, "--fee");
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

  static std::optional<Date> optional_date(const std::string& text, std::string_view what) {
    return text.empty() ? std::nullopt : std::optional<Date>(parse_date(text, what));
  }

  std::string m_case;
  std::string m_received;
  std::string m_right = "access";
  std::string m_jurisdiction = "england-and-wales";
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
