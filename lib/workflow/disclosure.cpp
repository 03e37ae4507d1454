#include "dsrkit/workflow/disclosure.hpp"

#include "bundle_steps.hpp"
#include "disclosure_input.hpp"
#include "gates.hpp"
#include "protected_texts.hpp"

#include "dsrkit/audit/chain.hpp"
#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/crypto/passphrase.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/pdf/seal.hpp"
#include "dsrkit/seal/leak_check.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/gathering.hpp"
#include "dsrkit/workflow/lawful.hpp"
#include "dsrkit/workflow/redaction.hpp"
#include "dsrkit/workflow/review.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr const char* kGapsAccepted = "article-15-gaps-accepted";

/// Only what was asked for is handed over, and not before what happened last.
void require_lawful_release(Desk& desk, const RequestCase& request, Date on) {
  if (request.right != Right::access && request.right != Right::portability) {
    throw Error(ErrorCode::not_lawful,
                request.reference +
                    ": only a request for access or portability ends with a hand-over (UK "
                    "GDPR Articles 15 and 20)",
                "see 'dsrkit case show " + request.reference + "'");
  }
  CaseEvent event;
  event.kind = std::string(event::kReleased);
  event.on = on;
  require_lawful(request, history_of(desk, request.reference), event,
                 {desk.context().today, desk.workspace().holidays()});
}

void require_gates(Desk& desk, std::string_view reference) {
  require_requester(desk, reference);
  require_settled_sources(desk, reference);
  for (const std::string& gate : open_gates(desk, reference)) {
    throw law::gate_error(gate, reference);
  }
}

BundleReport build(Desk& desk, HeldCase& held, bool redline) {
  DisclosureInput input = disclosure_input(desk, held, redline, desk.context().today);
  BundleReport report;
  report.reference = held.reference();
  report.file = out_file(desk, held.reference(), redline ? "redline.pdf" : "bundle.pdf");
  report.result = bundle::build(input.bundle, report.file);
  report.gaps = std::move(input.gaps);
  report.sha256 = crypto::sha256_hex(files::read_file(report.file));
  store::Document document;
  document.kind = redline ? "redline" : "bundle";
  document.file = report.file.filename().string();
  document.sha256 = report.sha256;
  document.pages = static_cast<std::int64_t>(report.result.pages);
  document.inputs_digest = bundle::texts_digest(input.bundle);
  document.made_at = desk.context().now();
  held.write(
      redline ? "redline-built" : "bundled",
      Value::object({{"pages", document.pages}, {"sha256", report.sha256}}), [&](store::Writer& writer) {
        writer.replace_documents(document.kind, std::vector<store::Document>{document});
        if (!redline) {
          writer.append_event("bundled", desk.context().today, Value::object({{"pages", document.pages}}));
          held.move(writer, CaseState::bundled);
        }
      });
  return report;
}

void require_no_leaks(const std::filesystem::path& file, const std::string& password,
                      const ProtectedTexts& texts, std::string_view reference) {
  seal::LeakCheckOptions options;
  options.password = password;
  options.allowed_phrases = texts.shown;
  const auto leaks = seal::find_leaks(file, texts.terms, options);
  if (leaks.empty()) {
    return;
  }
  const auto& first = leaks.front();
  const std::string where =
      first.place + (leaks.size() > 1 ? ", and " + std::to_string(leaks.size() - 1) + " more places" : "");
  if (first.term_id.empty()) {
    throw Error(ErrorCode::integrity,
                std::string(reference) + ": the document has a place where something could hide (" + where +
                    "); nothing was sealed",
                "build it again with 'dsrkit bundle " + std::string(reference) + "'");
  }
  throw Error(
      ErrorCode::integrity,
      std::string(reference) + ": the document still shows something of '" + first.term_id +
          "' that is withheld (" + where + "); nothing was sealed",
      "see who it is with 'dsrkit party list', add the missing name or decide the place, then redact, "
      "review and bundle again");
}

store::Document current_bundle(Desk& desk, const HeldCase& held) {
  const auto documents = desk.reg().documents(held.reference(), "bundle");
  if (documents.empty()) {
    throw Error(ErrorCode::wrong_state, held.reference() + ": there is no document to seal",
                "run 'dsrkit bundle " + held.reference() + "'");
  }
  return documents.front();
}

/// The document must say what would be said today of the same day: searches, profile and letter as they are.
void require_current_texts(const HeldCase& held, const store::Document& document,
                           const DisclosureInput& input) {
  if (bundle::texts_digest(input.bundle) != document.inputs_digest) {
    throw Error(ErrorCode::wrong_state,
                held.reference() +
                    ": searches, the service profile or the letter have changed since the document "
                    "was built",
                "build it again with 'dsrkit bundle " + held.reference() + "'");
  }
}

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

Date built_on(Desk& desk, const HeldCase& held) {
  const auto built = desk.reg().events(held.reference(), "bundled");
  return built.empty() ? desk.context().today : built.back().on;
}

}  // namespace

std::filesystem::path out_file(Desk& desk, std::string_view reference, std::string_view kind) {
  return desk.workspace().out_folder(reference) / (std::string(reference) + "-" + std::string(kind));
}

void require_no_leaks(Desk& desk, const HeldCase& held, const std::filesystem::path& file,
                      const std::string& password) {
  require_no_leaks(file, password, protected_texts(desk, held), held.reference());
}

void require_buildable(Desk& desk, const HeldCase& held) {
  const RequestCase request = held.request();
  if (request.state == CaseState::redacted) {
    throw Error(ErrorCode::review_incomplete, request.reference + ": nobody has signed off the redaction",
                "let a second person run 'dsrkit review sign-off " + request.reference + "'");
  }
  require_state(request, {CaseState::reviewed, CaseState::bundled, CaseState::sealed}, "build the document");
  require_gates(desk, held.reference());
  require_fresh_redaction(desk, held);
}

BundleReport build_bundle(Desk& desk, std::string_view reference) {
  HeldCase held(desk, reference);
  require_buildable(desk, held);
  return build(desk, held, false);
}

BundleReport build_redline(Desk& desk, std::string_view reference) {
  HeldCase held(desk, reference);
  require_state(
      held.request(),
      {CaseState::redacted, CaseState::reviewed, CaseState::bundled, CaseState::sealed, CaseState::released},
      "build the redline");
  return build(desk, held, true);
}

void accept_article_15_gaps(Desk& desk, std::string_view reference, const std::string& because) {
  HeldCase held(desk, reference);
  Value gaps = Value::array();
  for (const auto& gap : disclosure_input(desk, held, false, desk.context().today).gaps) {
    gaps.push_back(gap);
  }
  held.write(kGapsAccepted, Value::object({{"gaps", gaps.as_array().size()}}), [&](store::Writer& writer) {
    writer.append_event(kGapsAccepted, desk.context().today,
                        Value::object({{"because", because}, {"gaps", gaps}}));
  });
}

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
  const ProtectedTexts texts = protected_texts(desk, held);
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
  report.protected_terms = texts.terms.size();

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
  require_no_leaks(draft, settings.user_password, texts, reference);
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

void release(Desk& desk, std::string_view reference, const std::string& to, const std::string& method,
             Date on) {
  HeldCase held(desk, reference);
  const RequestCase request = held.request();
  require_state(request, {CaseState::sealed}, "release");
  require_lawful_release(desk, request, on);
  require_gates(desk, reference);
  require_fresh_redaction(desk, held);
  const auto sealings = desk.reg().events(reference, "sealed");
  if (sealings.empty() || on < sealings.back().on) {
    throw Error(ErrorCode::not_lawful,
                request.reference + ": nothing can be handed over before it was sealed",
                "give the day of the hand-over");
  }
  require_current_texts(held, current_bundle(desk, held),
                        disclosure_input(desk, held, false, built_on(desk, held)));
  const auto sealed = desk.reg().documents(reference, "sealed");
  const auto file = desk.workspace().out_folder(reference) / sealed.at(0).file;
  if (crypto::sha256_hex(files::read_file(file)) != sealed.at(0).sha256) {
    throw Error(ErrorCode::integrity, request.reference + ": the sealed file is not the one that was sealed",
                "seal it again with 'dsrkit seal " + request.reference + "'");
  }
  const Value detail = Value::object({{"method", method}, {"sha256", sealed.at(0).sha256}});
  held.write(event::kReleased, detail, [&](store::Writer& writer) {
    Value event = detail;
    event.set("to", to);
    writer.append_event(event::kReleased, on, event);
    held.move(writer, CaseState::released);
  });
}

void release_nothing_held(Desk& desk, std::string_view reference, const std::string& to,
                          const std::string& method, Date on) {
  HeldCase held(desk, reference);
  const RequestCase request = held.request();
  require_state(request, {CaseState::gathered}, "release");
  require_requester(desk, reference);
  require_nothing_found(desk, reference);
  require_lawful_release(desk, request, on);
  const auto gathered = desk.reg().events(reference, "gathered");
  if (!gathered.empty() && on < gathered.back().on) {
    throw Error(ErrorCode::not_lawful,
                request.reference + ": nobody knew that nothing is held before the last search on " +
                    format_date(gathered.back().on),
                "give the day on which the person was told");
  }
  const Value detail = Value::object({{"method", method}, {"nothing_held", true}});
  held.write(event::kReleased, detail, [&](store::Writer& writer) {
    Value event = detail;
    event.set("to", to);
    writer.append_event(event::kReleased, on, event);
    held.move(writer, CaseState::released);
  });
}

pdf::Verification verify_file(const std::filesystem::path& file, const std::string& password,
                              const std::string& trusted_certificate_pem) {
  pdf::Verification verification = pdf::verify_document(file, {password, trusted_certificate_pem});
  const auto manifest =
      std::find_if(verification.attachments.begin(), verification.attachments.end(),
                   [](const pdf::Attachment& file_in) { return file_in.name == "manifest.json"; });
  if (!verification.mode.empty()) {
    const std::string wrong = manifest == verification.attachments.end()
                                  ? "there is no manifest"
                                  : bundle::check_manifest(manifest->bytes);
    verification.add_check("manifest", wrong.empty(),
                           wrong.empty() ? "the list of records is whole and fits its fingerprint" : wrong);
  }
  return verification;
}

}  // namespace dsrkit::workflow
