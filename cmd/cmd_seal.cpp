#include "commands.hpp"

#include "dsrkit/render/disclosure.hpp"
#include "dsrkit/workflow/sealing.hpp"

namespace dsrkit::cmd {
namespace {

class Seal : public Command {
public:
  void declare(Args& args) override { args.argument(m_case, "CASE", "Reference of the case"); }

  Outcome run(Session& session) override {
    const auto report = workflow::seal_bundle(session.desk(), m_case);
    session.show(render::seal_text(report), render::seal_json(report));
    return Outcome::done;
  }

private:
  std::string m_case;
};

}  // namespace

CommandPointer make_seal() {
  return std::make_unique<Seal>();
}

}  // namespace dsrkit::cmd
