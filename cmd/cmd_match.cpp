#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/render/gathering.hpp"
#include "dsrkit/workflow/matching.hpp"

namespace dsrkit::cmd {
namespace {

class Match : public Command {
public:
  void declare(Args& args) override { args.optional_argument(m_case, "CASE", "Reference of the case"); }

  Outcome run(Session& session) override {
    const auto matches = workflow::matches(session.desk(), require_argument(m_case, "CASE"));
    session.show(render::matches_text(matches), render::matches_json(m_case, matches));
    return Outcome::done;
  }

private:
  std::string m_case;
};

class ConfirmMatch : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .optional_argument(m_person, "PERSON", "Key of the person in the source, or SOURCE:PERSON")
        .flag(m_strong, "--strong", "Every entry of the tier strong, instead of one PERSON")
        .required(m_because, "--because", "TEXT", "On what evidence");
  }

  Outcome run(Session& session) override {
    if (m_strong == !m_person.empty()) {
      throw Error(ErrorCode::usage, "say whom to confirm", "name one PERSON, or give --strong");
    }
    const std::vector<PersonMatch> confirmed =
        m_strong ? workflow::confirm_strong(session.desk(), m_case, m_because)
                 : std::vector<PersonMatch>{workflow::decide_match(session.desk(), m_case, m_person,
                                                                   MatchDecision::confirmed, m_because)};
    session.show(render::matches_text(confirmed), render::matches_json(m_case, confirmed));
    session.note("run 'dsrkit gather " + m_case + "' to fetch the records of this person");
    return Outcome::done;
  }

private:
  std::string m_case;
  std::string m_person;
  bool m_strong = false;
  std::string m_because;
};

class RejectMatch : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .argument(m_person, "PERSON", "Key of the person in the source, or SOURCE:PERSON")
        .required(m_because, "--because", "TEXT", "On what evidence");
  }

  Outcome run(Session& session) override {
    const PersonMatch match =
        workflow::decide_match(session.desk(), m_case, m_person, MatchDecision::rejected, m_because);
    session.show(render::matches_text({match}), render::matches_json(m_case, {match}));
    return Outcome::done;
  }

private:
  std::string m_case;
  std::string m_person;
  std::string m_because;
};

}  // namespace

CommandPointer make_match() {
  return std::make_unique<Match>();
}

CommandPointer make_match_confirm() {
  return std::make_unique<ConfirmMatch>();
}

CommandPointer make_match_reject() {
  return std::make_unique<RejectMatch>();
}

}  // namespace dsrkit::cmd
