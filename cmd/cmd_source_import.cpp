#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/render/source_import.hpp"
#include "dsrkit/sources/fides.hpp"
#include "dsrkit/workspace/add_source.hpp"

#include <filesystem>

namespace dsrkit::cmd {
namespace {

class SourceImportFides : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_file, "FILE", "Fides datasets in YAML")
        .required(m_options.connection, "--connection", "WHERE", "The database; see dsrkit.json(5)")
        .option(m_options.password.file, "--password-file", "FILE",
                "File with the password of the account, relative to the workspace")
        .option(m_options.id, "--id", "ID", "Short name of the source; else by the dataset's fides_key")
        .option(m_options.holder, "--holder", "NAME", "Who answers for it")
        .option(m_options.label, "--label", "TEXT", "What documents call it; else the dataset's name")
        .flag(m_dry_run, "--dry-run", "Show what would be added; change nothing");
  }

  Outcome run(Session& session) override {
    const std::filesystem::path file(m_file);
    const auto import = sources::import_fides(files::read_file(file, sources::kLargestFidesFile),
                                              file.filename().string(), m_options);
    if (has_errors(import.diagnostics)) {
      refuse(session, import);
    }
    keep(session, import);
    session.show(render::source_import_text(import, m_dry_run),
                 render::source_import_json(import, m_dry_run));
    if (!m_dry_run) {
      session.note("run 'dsrkit source check' next");
    }
    return Outcome::done;
  }

private:
  /// All mistakes on standard error; with --json also as data, beside what is no mistake.
  [[noreturn]] void refuse(Session& session, const sources::FidesImport& import) const {
    if (session.globals().json) {
      session.show("", render::source_import_json(import, m_dry_run));
    }
    std::vector<std::string> mistakes;
    for (const Diagnostic& found : import.diagnostics) {
      if (found.severity == Severity::error) {
        mistakes.push_back(found.where + ": " + found.text);
      }
    }
    const std::string file = std::filesystem::path(m_file).filename().string();
    throw Error(ErrorCode::data_invalid, file + ": " + std::to_string(mistakes.size()) +
                                             (mistakes.size() == 1 ? " mistake" : " mistakes") +
                                             "; nothing was added\n  " + join(mistakes, "\n  "));
  }

  void keep(const Session& session, const sources::FidesImport& import) const {
    Value::Array sources;
    for (const SourceConfig& source : import.sources) {
      sources.push_back(workspace::source_to_json(source));
    }
    if (!m_dry_run) {
      workspace::add_sources(session.require_workspace(), sources);
    } else if (session.has_workspace()) {
      workspace::try_sources(session.require_workspace(), sources);
    }
  }

  std::string m_file;
  sources::FidesOptions m_options;
  bool m_dry_run = false;
};

}  // namespace

CommandPointer make_source_import_fides() {
  return std::make_unique<SourceImportFides>();
}

}  // namespace dsrkit::cmd
