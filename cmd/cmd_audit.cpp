#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/render/checks.hpp"

#include <ostream>

namespace dsrkit::cmd {
namespace {

class AuditShow : public Command {
public:
  void declare(Args& args) override { args.optional_argument(m_case, "CASE", "Only entries of this case"); }

  Outcome run(Session& session) override {
    if (!m_case.empty()) {
      (void)session.desk().reg().case_of(m_case);
    }
    session.desk().reg().for_each_audit(m_case, [&](const AuditEntry& entry) {
      session.out() << render::audit_entry_line(entry, session.globals().json);
    });
    return Outcome::done;
  }

private:
  std::string m_case;
};

class AuditVerify : public Command {
public:
  void declare(Args& args) override {
    args.option(m_checkpoint, "--checkpoint", "FILE", "Checkpoint that the chain must contain");
  }

  Outcome run(Session& session) override {
    std::optional<audit::Checkpoint> checkpoint;
    if (!m_checkpoint.empty()) {
      checkpoint = audit::parse_checkpoint(files::read_file(m_checkpoint));
    }
    session.desk().reg().check();
    const auto result = session.desk().reg().verify_audit(checkpoint);
    session.show(render::audit_text(result), render::audit_json(result));
    if (!result.ok()) {
      throw Error(ErrorCode::integrity, "the audit chain is damaged",
                  "keep the register as it is and compare it with a backup");
    }
    return Outcome::done;
  }

private:
  std::string m_checkpoint;
};

class AuditCheckpoint : public Command {
public:
  void declare(Args& args) override {
    args.option(m_file, "-o,--output", "FILE", "File to write; else standard output");
  }

  Outcome run(Session& session) override {
    const std::string text =
        audit::write_checkpoint({session.desk().reg().audit_head(), session.context().now()});
    if (m_file.empty()) {
      session.out() << text;
    } else {
      files::write_new_file(m_file, text);
    }
    return Outcome::done;
  }

private:
  std::string m_file;
};

}  // namespace

CommandPointer make_audit_show() {
  return std::make_unique<AuditShow>();
}

CommandPointer make_audit_verify() {
  return std::make_unique<AuditVerify>();
}

CommandPointer make_audit_checkpoint() {
  return std::make_unique<AuditCheckpoint>();
}

}  // namespace dsrkit::cmd
