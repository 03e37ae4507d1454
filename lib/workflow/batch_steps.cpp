#include "batch_steps.hpp"

#include "gates.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/disclosure.hpp"
#include "dsrkit/workflow/gathering.hpp"
#include "dsrkit/workflow/letters.hpp"
#include "dsrkit/workflow/matching.hpp"
#include "dsrkit/workflow/redaction.hpp"
#include "dsrkit/workflow/sealing.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dsrkit::workflow {
namespace {

using intake::BatchStage;

BatchEvent event_of(const std::string& reference, std::string_view step, StepOutcome outcome) {
  BatchEvent event;
  event.reference = reference;
  event.step = step;
  event.outcome = outcome;
  return event;
}

BatchEvent waiting(const std::string& reference, std::string_view step, StepWait who, std::string message,
                   std::string hint) {
  BatchEvent event = event_of(reference, step, StepOutcome::waits);
  event.waits_for = who;
  event.message = std::move(message);
  event.hint = std::move(hint);
  return event;
}

/// Who has to act when a step is refused for this reason; nobody when it simply failed.
StepWait who_is_needed(Desk& desk, const std::string& reference, ErrorCode code) {
  if (code == ErrorCode::gate_unsatisfied) {
    return why_unknown(desk, reference) ? StepWait::requester : StepWait::officer;
  }
  if (code == ErrorCode::review_incomplete) {
    return desk.reg().mention_counts(reference).open > 0 ? StepWait::officer : StepWait::second_person;
  }
  if (code == ErrorCode::actor_not_allowed) {
    return StepWait::second_person;
  }
  if (code == ErrorCode::source_unavailable) {
    return StepWait::source;
  }
  return code == ErrorCode::busy ? StepWait::other_process : StepWait::nobody;
}

bool has_gone_past(CaseState state, CaseState reached) {
  return state >= reached && state <= CaseState::released;
}

/// The steps of one case, each only when it is needed.
class Steps {
public:
  Steps(Desk& desk, const intake::Order& order, std::string reference, BatchStage until)
      : m_desk(desk), m_order(order), m_reference(std::move(reference)), m_until(until) {}

  std::vector<BatchEvent> run() {
    const bool on = wants(BatchStage::match, &Steps::match) && wants(BatchStage::redact, &Steps::redact) &&
                    wants(BatchStage::bundle, &Steps::await_review) &&
                    wants(BatchStage::bundle, &Steps::bundle) && wants(BatchStage::seal, &Steps::seal);
    if (on && !m_order.letter.empty()) {
      take(&Steps::letter);
    }
    return std::move(m_events);
  }

private:
  using Step = BatchEvent (Steps::*)();

  /// Whether the case goes on after the step.
  bool wants(BatchStage stage, Step step) { return m_until < stage || take(step); }

  bool take(Step step) {
    const Instant begun = m_desk.context().now();
    m_step = "open";
    BatchEvent event;
    try {
      event = (this->*step)();
    } catch (const Error& error) {
      if (error.code() == ErrorCode::interrupted) {
        throw;
      }
      event = failed_step(m_desk, m_reference, m_step, error);
    }
    if (event.step.empty()) {
      return true;
    }
    event.line = m_order.line;
    event.milliseconds = (m_desk.context().now() - begun).count();
    m_events.push_back(std::move(event));
    return m_events.back().outcome == StepOutcome::done || m_events.back().outcome == StepOutcome::unchanged;
  }

  [[nodiscard]] CaseState state() const { return m_desk.reg().case_of(m_reference).state; }

  [[nodiscard]] BatchEvent done() const { return event_of(m_reference, m_step, StepOutcome::done); }

  [[nodiscard]] BatchEvent unchanged() const { return event_of(m_reference, m_step, StepOutcome::unchanged); }

  BatchEvent match() {
    m_step = "match";
    const auto found = matches(m_desk, m_reference);
    const auto open = std::count_if(found.begin(), found.end(), [](const PersonMatch& match) {
      return match.decided == MatchDecision::undecided && match.tier != MatchTier::conflict;
    });
    if (open > 0 && !has_gone_past(state(), CaseState::redacted)) {
      return waiting(m_reference, m_step, StepWait::officer,
                     m_reference + ": " + std::to_string(open) +
                         (open == 1 ? " entry waits" : " entries wait") +
                         " for a decision whether it is the subject",
                     "see them with 'dsrkit match " + m_reference + "'");
    }
    return unchanged();
  }

  BatchEvent redact() {
    m_step = "redact";
    if (has_gone_past(state(), CaseState::redacted) &&
        is_redaction_fresh(m_desk, HeldCase(m_desk, m_reference))) {
      return unchanged();
    }
    (void)workflow::redact(m_desk, m_reference);
    return done();
  }

  /// People read and sign; nothing is told when they have.
  BatchEvent await_review() {
    m_step = "review";
    if (state() != CaseState::redacted) {
      return {};
    }
    const auto open = m_desk.reg().mention_counts(m_reference).open;
    if (open > 0) {
      return waiting(m_reference, m_step, StepWait::officer,
                     m_reference + ": " + std::to_string(open) + (open == 1 ? " place is" : " places are") +
                         " undecided",
                     "decide them with 'dsrkit review " + m_reference + "'");
    }
    return waiting(m_reference, m_step, StepWait::second_person,
                   m_reference + ": every place is decided, and nobody has signed off",
                   "let a second person run 'dsrkit review sign-off " + m_reference + "'");
  }

  BatchEvent bundle() {
    m_step = "bundle";
    if (has_gone_past(state(), CaseState::bundled) && is_bundle_current(m_desk, m_reference)) {
      return unchanged();
    }
    const auto report = build_bundle(m_desk, m_reference);
    if (!report.gaps.empty() && !m_order.accept_gaps.empty()) {
      accept_article_15_gaps(m_desk, m_reference, m_order.accept_gaps);
    }
    return done();
  }

  BatchEvent seal() {
    m_step = "seal";
    if (has_gone_past(state(), CaseState::sealed)) {
      return unchanged();
    }
    (void)seal_bundle(m_desk, m_reference);
    return done();
  }

  BatchEvent letter() {
    m_step = "letter";
    const RequestCase request = m_desk.reg().case_of(m_reference);
    const CaseHistory history = history_of(m_desk, m_reference);
    const auto wanted = letters_wanted(request, history);
    if (history.has_letter(m_order.letter) &&
        std::find(wanted.begin(), wanted.end(), m_order.letter) == wanted.end()) {
      return unchanged();
    }
    LetterOrder order;
    order.kind = m_order.letter;
    order.on = m_desk.context().today;
    (void)make_letter(m_desk, m_reference, order);
    return done();
  }

  Desk& m_desk;
  const intake::Order& m_order;
  std::string m_reference;
  BatchStage m_until;
  std::string m_step;
  std::vector<BatchEvent> m_events;
};

std::map<std::string, SearchRecord> latest_searches(Desk& desk, const std::string& reference) {
  std::map<std::string, SearchRecord> latest;
  for (SearchRecord& search : desk.reg().searches(reference)) {
    latest[search.source] = std::move(search);
  }
  return latest;
}

}  // namespace

bool wants_gathering(Desk& desk, const std::string& reference, const std::string& source) {
  const auto searches = latest_searches(desk, reference);
  const auto& sources = desk.workspace().config().sources;
  return std::any_of(sources.begin(), sources.end(), [&](const SourceConfig& config) {
    const auto search = searches.find(config.id);
    const bool meant = source.empty() || config.id == source;
    return meant &&
           (search == searches.end() || (config.kind != SourceKind::manual && !is_settled(search->second)));
  });
}

BatchEvent gather_event(Desk& desk, const std::string& reference, const std::string& source) {
  const auto searches = latest_searches(desk, reference);
  std::vector<std::string> open;
  StepWait who = StepWait::nobody;
  for (const SourceConfig& config : desk.workspace().config().sources) {
    const auto search = searches.find(config.id);
    if ((!source.empty() && config.id != source) ||
        (search != searches.end() && is_settled(search->second))) {
      continue;
    }
    open.push_back(config.id);
    const bool failed = search != searches.end() && search->second.outcome == SearchOutcome::failed;
    if (failed) {
      who = StepWait::source;
    } else if (who != StepWait::source) {
      who = config.kind == SourceKind::manual ? StepWait::record_owner : StepWait::officer;
    }
  }
  return open.empty()
             ? event_of(reference, "gather", StepOutcome::done)
             : waiting(reference, "gather", who, reference + ": not searched to the end: " + join(open, ", "),
                       "see why with 'dsrkit gather " + reference + " --history'");
}

BatchEvent failed_step(Desk& desk, const std::string& reference, std::string_view step, const Error& error) {
  BatchEvent event = event_of(reference, step, StepOutcome::failed);
  event.code = error_code_name(error.code());
  event.message = error.what();
  event.hint = error.hint();
  event.waits_for = who_is_needed(desk, reference, error.code());
  if (event.waits_for != StepWait::nobody) {
    event.outcome = StepOutcome::waits;
  }
  return event;
}

std::vector<BatchEvent> bring_on(Desk& desk, const intake::Order& order, const std::string& reference,
                                 BatchStage until) {
  return Steps(desk, order, reference, until).run();
}

}  // namespace dsrkit::workflow
