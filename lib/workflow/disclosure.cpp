#include "dsrkit/workflow/disclosure.hpp"

#include "disclosure_input.hpp"
#include "disclosure_steps.hpp"
#include "gates.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/gathering.hpp"
#include "dsrkit/workflow/lawful.hpp"
#include "dsrkit/workflow/redaction.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <utility>

namespace dsrkit::workflow {
namespace {

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

}  // namespace

BundleReport build_bundle(Desk& desk, std::string_view reference) {
  HeldCase held(desk, reference);
  require_buildable(desk, held);
  return build(desk, held, false);
}

bool is_bundle_current(Desk& desk, std::string_view reference) {
  HeldCase held(desk, reference);
  const auto documents = desk.reg().documents(reference, "bundle");
  return !documents.empty() && is_redaction_fresh(desk, held) &&
         bundle::texts_digest(disclosure_input(desk, held, false, built_on(desk, held)).bundle) ==
             documents.front().inputs_digest;
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

}  // namespace dsrkit::workflow
