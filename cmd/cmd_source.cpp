#include "commands.hpp"

#include "dsrkit/render/checks.hpp"
#include "dsrkit/render/gathering.hpp"
#include "dsrkit/workflow/gathering.hpp"

namespace dsrkit::cmd {
namespace {

class SourceList : public Command {
public:
  void declare(Args& /*args*/) override {}

  Outcome run(Session& session) override {
    const auto& sources = session.desk().workspace().config().sources;
    session.show(render::sources_text(sources), render::sources_json(sources));
    return Outcome::done;
  }
};

class SourceCheck : public Command {
public:
  void declare(Args& args) override { args.optional_argument(m_source, "SOURCE", "Only this source"); }

  Outcome run(Session& session) override {
    const Diagnostics diagnostics = workflow::check_sources(session.desk(), m_source);
    session.show(render::diagnostics_text(diagnostics, "every source answers and has its declared shape"),
                 render::diagnostics_json("dsrkit.source-check/1", diagnostics));
    return has_errors(diagnostics) ? Outcome::answer_is_no : Outcome::done;
  }

private:
  std::string m_source;
};

}  // namespace

CommandPointer make_source_list() {
  return std::make_unique<SourceList>();
}

CommandPointer make_source_check() {
  return std::make_unique<SourceCheck>();
}

}  // namespace dsrkit::cmd
