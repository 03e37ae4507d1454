#include "commands.hpp"

#include "dsrkit/render/disclosure.hpp"

namespace dsrkit::cmd {
namespace {

class Redact : public Command {
public:
  void declare(Args& args) override { args.argument(m_case, "CASE", "Reference of the case"); }

  Outcome run(Session& session) override {
    const auto report = workflow::redact(session.desk(), m_case);
    session.show(render::redaction_text(report), render::redaction_json(report));
    return Outcome::done;
  }

private:
  std::string m_case;
};

}  // namespace

CommandPointer make_redact() {
  return std::make_unique<Redact>();
}

}  // namespace dsrkit::cmd
