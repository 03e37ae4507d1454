#include "commands.hpp"

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

class DecideMatch : public Command {
public:
  explicit DecideMatch(MatchDecision decision) : m_decision(decision) {}

  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .argument(m_person, "PERSON", "Key of the person in the source, or SOURCE:PERSON")
        .required(m_because, "--because", "TEXT", "On what evidence");
  }

  Outcome run(Session& session) override {
    const PersonMatch match = workflow::decide_match(session.desk(), m_case, m_person, m_decision, m_because);
    session.show(render::matches_text({match}), render::matches_json(m_case, {match}));
    if (m_decision == MatchDecision::confirmed) {
      session.note("run 'dsrkit gather " + m_case + "' to fetch the records of this person");
    }
    return Outcome::done;
  }

private:
  MatchDecision m_decision;
  std::string m_case;
  std::string m_person;
  std::string m_because;
};

}  // namespace

CommandPointer make_match() {
  return std::make_unique<Match>();
}

CommandPointer make_match_confirm() {
  return std::make_unique<DecideMatch>(MatchDecision::confirmed);
}

CommandPointer make_match_reject() {
  return std::make_unique<DecideMatch>(MatchDecision::rejected);
}

}  // namespace dsrkit::cmd
