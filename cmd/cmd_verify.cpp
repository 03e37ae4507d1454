#include "commands.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/render/disclosure.hpp"
#include "dsrkit/workflow/verifying.hpp"

namespace dsrkit::cmd {
namespace {

class Verify : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_file, "FILE", "Sealed document")
        .option(m_password_file, "--password-file", "FILE",
                "File with the password; '-' reads standard input")
        .option(m_trust, "--trust", "FILE", "Certificate (PEM) that must have signed or issued");
  }

  Outcome run(Session& session) override {
    const std::string password =
        m_password_file.empty()
            ? ""
            : std::string(trim(files::read_file(m_password_file == "-" ? "/dev/stdin" : m_password_file)));
    const std::string trust = m_trust.empty() ? "" : files::read_file(m_trust);
    const auto verification = workflow::verify_file(m_file, password, trust);
    session.show(render::verification_text(verification, !m_trust.empty()),
                 render::verification_json(verification, !m_trust.empty()));
    if (!verification.valid()) {
      throw Error(ErrorCode::integrity, "the document is not valid",
                  verification.mode.empty() ? "check the password, and that the file is complete"
                                            : "ask the sender for it again");
    }
    return Outcome::done;
  }

private:
  std::string m_file;
  std::string m_password_file;
  std::string m_trust;
};

}  // namespace

CommandPointer make_verify() {
  return std::make_unique<Verify>();
}

}  // namespace dsrkit::cmd
