#include "commands.hpp"

#include "dsrkit/render/disclosure.hpp"

namespace dsrkit::cmd {
namespace {

class ReviewStale : public Command {
public:
  void declare(Args& args) override { args.argument(m_case, "CASE", "Reference of the case"); }

  Outcome run(Session& session) override {
    auto& reg = session.desk().reg();
    const auto decisions = reg.stale_decisions(reg.case_of(m_case).reference);
    session.show(render::stale_text(decisions), render::stale_json(m_case, decisions));
    return Outcome::done;
  }

private:
  std::string m_case;
};

}  // namespace

CommandPointer make_review_stale() {
  return std::make_unique<ReviewStale>();
}

}  // namespace dsrkit::cmd
