#include "casework_command.hpp"

namespace dsrkit::cmd {
namespace {

constexpr const char* kYes = "yes";

class Competence : public Act {
public:
  Competence() : Act({.shows_case = true, .tells_standing = true}) {}

protected:
  void declare_facts(Args& args) override {
    args.required_choice(m_competent, "--competent", {kYes, "no"},
                         "Whether the child understands what asking means")
        .required(m_because, "--because", "TEXT", "Who found it out and how, without names");
  }

  void record(workflow::Desk& desk, const std::string& reference, Date on) override {
    workflow::assess_competence(desk, reference, on, m_competent == kYes, m_because);
  }

private:
  std::string m_competent;
  std::string m_because;
};

}  // namespace

CommandPointer make_competence() {
  return std::make_unique<Competence>();
}

}  // namespace dsrkit::cmd
