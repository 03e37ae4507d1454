#include "casework_command.hpp"

namespace dsrkit::cmd {
namespace {

class ClarifyAnswer : public Act {
public:
  ClarifyAnswer() : Act(After{}) {}

protected:
  void declare_facts(Args& args) override {
    args.required(m_text, "--text", "TEXT", "What was answered, in a sentence without names")
        .option(m_question, "--question", "N", "Number of the question's event, when several are open");
  }

  void record(workflow::Desk& desk, const std::string& reference, Date on) override {
    workflow::answer_clarification(desk, reference, on, m_question, m_text);
  }

private:
  std::string m_text;
  std::optional<int> m_question;
};

}  // namespace

CommandPointer make_clarify_ask() {
  return text_act(workflow::ask_clarification,
                  {{{"--text", "What is asked, in a sentence without names"},
                    {"--because", "Why the council reasonably needs it (UK GDPR Article 12A(5))"}}},
                  {.letter = "clarification"});
}

CommandPointer make_clarify_answer() {
  return std::make_unique<ClarifyAnswer>();
}

}  // namespace dsrkit::cmd
