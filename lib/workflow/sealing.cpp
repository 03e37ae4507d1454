#include "dsrkit/workflow/sealing.hpp"

#include "disclosure_input.hpp"
#include "disclosure_steps.hpp"

#include "dsrkit/audit/chain.hpp"
#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/crypto/passphrase.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/pdf/seal.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/redaction.hpp"
#include "dsrkit/workflow/transitions.hpp"
#include "dsrkit/workflow/verifying.hpp"

#include <algorithm>
#include <set>

namespace dsrkit::workflow {
namespace {

/// Gaps are accepted one by one: a new gap needs a new decision.
void require_article_15(Desk& desk, const HeldCase& held, const DisclosureInput& input) {
  std::set<std::string> accepted;
  for (const CaseEvent& event : desk.reg().events(held.reference(), kGapsAccepted)) {
    const Value* gaps = event.detail.find("gaps");
    for (const Value& gap : gaps == nullptr ? Value::Array{} : gaps->as_array()) {
      accepted.insert(gap.as_string());
    }
  }
  const bool all = std::all_of(input.gaps.begin(), input.gaps.end(),
                               [&](const std::string& gap) { return accepted.contains(gap); });
  if (!all) {
    throw Error(ErrorCode::gate_unsatisfied,
                held.reference() + ": information that UK GDPR Article 15(1) asks for is not stated",
                "complete the service profile, or accept the gaps with 'dsrkit bundle " + held.reference() +
                    " --accept-gaps TEXT'");
  }
}

}  // namespace

SealReport seal_bundle(Desk& desk, std::string_view reference) {
  HeldCase held(desk, reference);
  require_state(held.request(), {CaseState::bundled, CaseState::sealed}, "seal");
  require_gates(desk, reference);
  require_fresh_redaction(desk, held);
  const store::Document document = current_bundle(desk, held);
  const DisclosureInput input = disclosure_input(desk, held, false, built_on(desk, held));
  require_current_texts(held, document, input);
  require_article_15(desk, held, input);
  const auto bundle = desk.workspace().out_folder(reference) / document.file;
  if (crypto::sha256_hex(files::read_file(bundle)) != document.sha256) {
    throw Error(ErrorCode::integrity, held.reference() + ": the document is not the one that was built",
                "build it again with 'dsrkit bundle " + held.reference() + "'");
  }
  const crypto::SigningIdentity identity = desk.workspace().signing_identity();
  pdf::SealSettings settings;
  settings.user_password = crypto::make_passphrase(*desk.context().random);
  settings.signer_name = desk.workspace().config().controller.name;
  settings.reason = "Disclosure " + held.reference();
  settings.signed_at = desk.context().now();

  SealReport report;
  report.reference = held.reference();
  report.file = out_file(desk, reference, "sealed.pdf");
  report.password_file = out_file(desk, reference, "password.txt");
  report.certificate = desk.workspace().root() / desk.workspace().config().seal.certificate_file;

  // Sealed under a temporary name: a file that fails its own checks never gets its real one.
  const auto draft = out_file(desk, reference, "sealed-draft.pdf");

  const struct Discard {
    const std::filesystem::path& path;

    ~Discard() {
      std::error_code error;
      std::filesystem::remove(path, error);
    }
  } discard{draft};

  report.mode =
      pdf::seal_mode_name(pdf::seal_document(bundle, draft, settings, identity, *desk.context().random));
  report.protected_terms = require_no_leaks(desk, held, draft, settings.user_password);
  if (!verify_file(draft, settings.user_password, identity.certificate_pem()).valid()) {
    throw Error(ErrorCode::integrity,
                held.reference() + ": the sealed document does not verify; nothing was sealed");
  }
  // The password first: a sealed file whose password is lost would be lost too. An earlier file has another.
  std::filesystem::remove(report.file);
  files::write_file(report.password_file, settings.user_password + "\n", 0600);
  std::filesystem::rename(draft, report.file);

  store::Document sealed;
  sealed.kind = "sealed";
  sealed.file = report.file.filename().string();
  sealed.sha256 = crypto::sha256_hex(files::read_file(report.file));
  sealed.pages = document.pages;
  sealed.inputs_digest = document.sha256;
  sealed.made_at = desk.context().now();
  held.write(
      "sealed", Value::object({{"sha256", sealed.sha256}, {"mode", report.mode}}),
      [&](store::Writer& writer) {
        writer.replace_documents("sealed", std::vector<store::Document>{sealed});
        writer.append_event("sealed", desk.context().today, Value::object({{"sha256", sealed.sha256}}));
        held.move(writer, CaseState::sealed);
      });
  files::write_file(out_file(desk, reference, "audit-checkpoint.json"),
                    audit::write_checkpoint({desk.reg().audit_head(), desk.context().now()}));
  return report;
}

}  // namespace dsrkit::workflow
