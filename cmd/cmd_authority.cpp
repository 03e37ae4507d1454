#include "casework_command.hpp"

#include "dsrkit/law/standing.hpp"

namespace dsrkit::cmd {
namespace {

class AuthorityConfirm : public Act {
public:
  AuthorityConfirm() : Act({.tells_standing = true}) {}

protected:
  void declare_facts(Args& args) override {
    args.required_choice(m_kind, "--kind", law::authority_names(), "What is shown")
        .required(m_evidence, "--evidence", "TEXT", "The paper that shows it, without names")
        .flag(m_partly, "--partly", "Something asked for is still missing: the clock goes on waiting");
  }

  void record(workflow::Desk& desk, const std::string& reference, Date on) override {
    workflow::confirm_authority(desk, reference, on, *law::parse_authority(m_kind), m_evidence, m_partly);
  }

  void warn(Session& session, const std::string& reference) override {
    const bool asked = !workflow::history_of(session.desk(), reference).authority.empty();
    if (asked && !m_partly && !workflow::standing_of(session.desk(), reference).empty()) {
      session.note(
          "the clock runs from this day; if that was asked for too, take this back with 'dsrkit case "
          "correct " +
          reference + "' and record it with --partly");
    }
  }

private:
  std::string m_kind;
  std::string m_evidence;
  bool m_partly = false;
};

}  // namespace

CommandPointer make_authority_ask() {
  return text_act(workflow::ask_authority,
                  {{{"--because", "Why it is not clear that the requester may act for the subject"}}},
                  {.letter = "authority"});
}

CommandPointer make_authority_confirm() {
  return std::make_unique<AuthorityConfirm>();
}

}  // namespace dsrkit::cmd
