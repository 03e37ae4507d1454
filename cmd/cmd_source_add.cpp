#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/render/mappings.hpp"
#include "dsrkit/workspace/add_source.hpp"
#include "dsrkit/workspace/mapping.hpp"

namespace dsrkit::cmd {
namespace {

class SourceMappings : public Command {
public:
  void declare(Args& /*args*/) override {}

  Outcome run(Session& session) override {
    const auto mappings = workspace::list_mappings();
    session.show(render::mappings_text(mappings), render::mappings_json(mappings));
    return Outcome::done;
  }
};

class SourceAdd : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_source.id, "ID", "Short name of the new source: small letters, digits and hyphens")
        .option(m_mapping, "--mapping", "MAPPING",
                "How the system is read: one of 'dsrkit source mappings', or a file")
        .choice(m_kind, "--kind", {"manual"}, "A source that somebody is asked for")
        .option(m_source.connection, "--connection", "WHERE", "The database or folder; see dsrkit.json(5)")
        .option(m_source.password_file, "--password-file", "FILE",
                "File with the password of the account, relative to the workspace")
        .option(m_source.identifier, "--identifier", "TYPE", "What the names of files carry: upn, crn...")
        .option(m_source.holder, "--holder", "NAME", "Who answers for it")
        .option(m_source.label, "--label", "TEXT", "What documents call it")
        .flag(m_dry_run, "--dry-run", "Print the source; change nothing");
  }

  Outcome run(Session& session) override {
    const auto workspace = session.require_workspace();
    const render::AddedSource added = make();
    if (m_dry_run) {
      workspace::try_sources(workspace, {added.source});
    } else {
      workspace::add_source(workspace, added.source);
    }
    session.show(render::added_source_text(added), render::added_source_json(added));
    if (!m_dry_run && m_kind.empty()) {
      session.note("run 'dsrkit source check " + m_source.id + "' next");
    }
    return Outcome::done;
  }

private:
  [[nodiscard]] render::AddedSource make() const {
    if (m_mapping.empty() == m_kind.empty()) {
      throw Error(ErrorCode::usage, "a source is added with --mapping or with --kind manual",
                  "'dsrkit source mappings' lists what can be read");
    }
    return m_kind.empty() ? mapped() : asked();
  }

  [[nodiscard]] render::AddedSource mapped() const {
    if (m_source.connection.empty()) {
      throw Error(ErrorCode::usage, "--connection is required with a mapping",
                  "dsrkit.json(5) says how databases and folders are written");
    }
    const auto mapping = workspace::load_mapping(m_mapping);
    return {workspace::mapped_source(mapping, m_source), mapping.id, mapping.check_first, m_dry_run};
  }

  [[nodiscard]] render::AddedSource asked() const {
    if (m_source.holder.empty()) {
      throw Error(ErrorCode::usage, "--holder is required: it says who is asked");
    }
    if (!m_source.connection.empty() || !m_source.password_file.empty() || !m_source.identifier.empty()) {
      throw Error(ErrorCode::usage, "a source that somebody is asked for has no connection");
    }
    return {workspace::manual_source(m_source), "", {}, m_dry_run};
  }

  workspace::NewSource m_source;
  std::string m_mapping;
  std::string m_kind;
  bool m_dry_run = false;
};

}  // namespace

CommandPointer make_source_mappings() {
  return std::make_unique<SourceMappings>();
}

CommandPointer make_source_add() {
  return std::make_unique<SourceAdd>();
}

}  // namespace dsrkit::cmd
