#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/render/checks.hpp"
#include "dsrkit/workspace/workspace.hpp"

namespace dsrkit::cmd {
namespace {

class Init : public Command {
public:
  void declare(Args& args) override {
    args.optional_argument(m_folder, "DIR", "Folder of the new workspace; else the one of -C, else this one")
        .required(m_controller.name, "--controller", "NAME", "Name of the council")
        .option(m_controller.team, "--team", "NAME", "Team that answers")
        .option(m_controller.address, "--address", "LINE", "Line of the postal address; repeat for more")
        .option(m_controller.email, "--email", "ADDRESS", "E-mail of the team")
        .option(m_controller.phone, "--phone", "NUMBER", "Telephone of the team")
        .choice(m_jurisdiction, "--jurisdiction", jurisdiction_names(), "Whose law and bank holidays apply");
  }

  Outcome run(Session& session) override {
    const std::string& named = m_folder.empty() ? session.globals().workspace : m_folder;
    const std::filesystem::path folder =
        named.empty() ? std::filesystem::current_path() : std::filesystem::path(named);
    workspace::Workspace::create(folder, {m_controller, *parse_jurisdiction(m_jurisdiction)},
                                 session.context());
    session.show("workspace made in " + folder.string() +
                     "\nits keys are in keys/: keep a copy apart from the register\n",
                 Value::object({{"format", "dsrkit.init/1"}, {"workspace", folder.string()}}));
    return Outcome::done;
  }

private:
  std::string m_folder;
  workspace::Controller m_controller;
  std::string m_jurisdiction = "england-and-wales";
};

class ConfigCheck : public Command {
public:
  void declare(Args& /*args*/) override {}

  Outcome run(Session& session) override {
    const Diagnostics diagnostics = workspace::Workspace::check_config(session.require_workspace());
    session.show(render::diagnostics_text(diagnostics, "the configuration is sound"),
                 render::diagnostics_json("dsrkit.config-check/1", diagnostics));
    return has_errors(diagnostics) ? Outcome::answer_is_no : Outcome::done;
  }
};

}  // namespace

CommandPointer make_init() {
  return std::make_unique<Init>();
}

CommandPointer make_config_check() {
  return std::make_unique<ConfigCheck>();
}

}  // namespace dsrkit::cmd
