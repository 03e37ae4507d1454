#include "disclosure_steps.hpp"

#include "gates.hpp"
#include "protected_texts.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/seal/leak_check.hpp"
#include "dsrkit/workflow/gathering.hpp"
#include "dsrkit/workflow/redaction.hpp"
#include "dsrkit/workflow/restriction.hpp"
#include "dsrkit/workflow/review.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <string>

namespace dsrkit::workflow {

std::filesystem::path out_file(Desk& desk, std::string_view reference, std::string_view kind) {
  return desk.workspace().out_folder(reference) / (std::string(reference) + "-" + std::string(kind));
}

void require_gates(Desk& desk, std::string_view reference) {
  require_requester(desk, reference);
  require_unrestricted_records(desk, desk.reg().case_of(reference));
  require_settled_sources(desk, reference);
  for (const std::string& gate : open_gates(desk, reference)) {
    throw law::gate_error(gate, reference);
  }
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

std::size_t require_no_leaks(Desk& desk, const HeldCase& held, const std::filesystem::path& file,
                             const std::string& password) {
  const std::string& reference = held.reference();
  const ProtectedTexts texts = protected_texts(desk, held);
  seal::LeakCheckOptions options;
  options.password = password;
  options.allowed_phrases = texts.shown;
  const auto leaks = seal::find_leaks(file, texts.terms, options);
  if (leaks.empty()) {
    return texts.terms.size();
  }
  const auto& first = leaks.front();
  const std::string where =
      first.place + (leaks.size() > 1 ? ", and " + std::to_string(leaks.size() - 1) + " more places" : "");
  if (first.term_id.empty()) {
    throw Error(ErrorCode::integrity,
                reference + ": the document has a place where something could hide (" + where +
                    "); nothing was sealed",
                "build it again with 'dsrkit bundle " + reference + "'");
  }
  throw Error(
      ErrorCode::integrity,
      reference + ": the document still shows something of '" + first.term_id + "' that is withheld (" +
          where + "); nothing was sealed",
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

Date built_on(Desk& desk, const HeldCase& held) {
  const auto built = desk.reg().events(held.reference(), "bundled");
  return built.empty() ? desk.context().today : built.back().on;
}

}  // namespace dsrkit::workflow
