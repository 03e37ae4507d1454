#include "commands.hpp"

#include "dsrkit/render/columns.hpp"
#include "dsrkit/workflow/rendering.hpp"

namespace dsrkit::cmd {
namespace {

class Render : public Command {
public:
  void declare(Args& args) override {
    args.arguments(m_files, "FILE",
                   "Records: service responses or other JSON, plain text; '-' reads standard input")
        .required(m_output, "-o,--output", "PDF", "Document to write")
        .option(m_title, "--title", "TEXT", "Title of the document")
        .flag(m_force, "--force", "Replace the document when it is there");
  }

  Outcome run(Session& session) override {
    const auto report = workflow::render_records({m_files.begin(), m_files.end()}, m_output,
                                                 {m_title, session.context().today, m_force});
    session.show(render::counted(static_cast<long long>(report.records), "record", "records") + ", " +
                     render::counted(static_cast<long long>(report.pages), "page", "pages") + "\n",
                 Value::object({{"format", "dsrkit.render/1"},
                                {"file", m_output},
                                {"records", report.records},
                                {"pages", report.pages}}));
    return Outcome::done;
  }

private:
  std::vector<std::string> m_files;
  std::string m_output;
  std::string m_title = "Records";
  bool m_force = false;
};

}  // namespace

CommandPointer make_render() {
  return std::make_unique<Render>();
}

}  // namespace dsrkit::cmd
