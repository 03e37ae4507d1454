#include "casework_command.hpp"

#include "dsrkit/law/letter_phrases.hpp"

namespace dsrkit::cmd {
namespace {

class ComplaintOutcome : public Act {
public:
  ComplaintOutcome() : Act({.shows_case = true, .letter = "complaint-outcome"}) {}

protected:
  void declare_facts(Args& args) override {
    args.required_choice(m_outcome.outcome, "--outcome", law::complaint_outcomes(), "What the council found")
        .required(m_outcome.because, "--because", "TEXT", "The reasons, without names");
  }

  void record(workflow::Desk& desk, const std::string& reference, Date on) override {
    m_outcome.on = on;
    workflow::decide_complaint(desk, reference, m_outcome);
  }

private:
  workflow::Outcome m_outcome;
};

}  // namespace

CommandPointer make_complaint_acknowledge() {
  return text_act(workflow::acknowledge_complaint, {},
                  {.shows_case = true, .letter = "complaint-acknowledgement"});
}

CommandPointer make_complaint_outcome() {
  return std::make_unique<ComplaintOutcome>();
}

}  // namespace dsrkit::cmd
