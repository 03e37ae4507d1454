#include "casework_command.hpp"

#include "dsrkit/law/refusals.hpp"

namespace dsrkit::cmd {
namespace {

class Refuse : public Act {
public:
  Refuse() : Act({.shows_case = true, .letter = "refusal"}) {}

protected:
  void declare_facts(Args& args) override {
    args.required_choice(m_refusal.ground, "--ground", law::refusal_ground_ids(), "Why; see the manual page")
        .option(m_refusal.codes, "--code", "CODE", "Exemption that applies to everything; repeat for more")
        .required(m_refusal.because, "--because", "TEXT", "The reasons in this case, without names");
  }

  void record(workflow::Desk& desk, const std::string& reference, Date on) override {
    m_refusal.on = on;
    workflow::refuse(desk, reference, m_refusal);
  }

private:
  workflow::Refusal m_refusal;
};

}  // namespace

CommandPointer make_refuse() {
  return std::make_unique<Refuse>();
}

}  // namespace dsrkit::cmd
