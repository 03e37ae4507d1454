#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/render/disclosure.hpp"
#include "dsrkit/render/explanation.hpp"
#include "dsrkit/workflow/casework.hpp"

#include <optional>

namespace dsrkit::cmd {
namespace {

class Redact : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .option(m_explain, "--explain", "PLACE", "Tell the whole story of this place; nothing is redacted")
        .flag(m_show_text, "--show-text", "Show the words of the place too; recorded in the audit");
  }

  Outcome run(Session& session) override {
    if (m_explain) {
      return explain(session);
    }
    if (m_show_text) {
      throw Error(ErrorCode::usage, "--show-text goes with --explain", "name a place with --explain");
    }
    const auto report = workflow::redact(session.desk(), m_case);
    session.show(render::redaction_text(report), render::redaction_json(report));
    return Outcome::done;
  }

private:
  Outcome explain(Session& session) {
    const auto story = workflow::explain_place(session.desk(), m_case, *m_explain);
    if (m_show_text) {
      workflow::record_names_shown(session.desk(), m_case);
    }
    session.show(render::explanation_text(story, m_show_text), render::explanation_json(story, m_show_text));
    return Outcome::done;
  }

  std::string m_case;
  std::optional<std::string> m_explain;
  bool m_show_text = false;
};

}  // namespace

CommandPointer make_redact() {
  return std::make_unique<Redact>();
}

}  // namespace dsrkit::cmd
