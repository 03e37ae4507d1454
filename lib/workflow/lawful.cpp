#include "dsrkit/workflow/lawful.hpp"

#include "history_builder.hpp"
#include "questions.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/law/refusals.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::workflow {
namespace {

/// One event on trial.
struct Trial {
  const RequestCase& request;
  const CaseHistory& before;
  const CaseEvent& event;
  const LawfulContext& context;
};

[[noreturn]] void forbid(const Trial& trial, const std::string& message, std::string hint) {
  throw Error(ErrorCode::not_lawful, trial.request.reference + ": " + message, std::move(hint));
}

void require_after(const Trial& trial, const Question& question) {
  if (trial.event.on < question.asked) {
    forbid(trial,
           "an answer on " + format_date(trial.event.on) + " is before the question (" +
               format_date(question.asked) + ")",
           "give the day on which the answer arrived");
  }
}

void require_no_complaint(const Trial& trial, const std::string& what) {
  if (trial.request.right == Right::complaint) {
    forbid(trial, "a complaint " + what + " (DPA 2018 s.164A)", "acknowledge it within 30 days");
  }
}

void ask_identity(const Trial& trial) {
  require_no_complaint(trial, "is no request under Articles 15 to 22D: Article 12(6) does not stop its time");
}

void answer_identity(const Trial& trial) {
  if (const Question* question = last_open(trial.before.identity)) {
    require_after(trial, *question);
  }
}

/// A proof fails while it is asked for, or later, when it turns out to be false.
void fail_identity(const Trial& trial) {
  const Question* question = last_open(trial.before.identity);
  if (question == nullptr && !trial.before.identity_proved) {
    forbid(trial, "no proof of identity is there that could fail (UK GDPR Article 12(6))",
           "ask first with 'dsrkit identity ask " + trial.request.reference + "'");
  }
  if (question != nullptr) {
    require_after(trial, *question);
  }
}

void ask_authority(const Trial& trial) {
  require_no_complaint(trial, "is no request under Articles 15 to 22D: Article 12(6) does not stop its time");
  if (trial.request.requester.capacity == Capacity::self) {
    forbid(trial, "somebody who asks for themselves needs nobody's authority (UK GDPR Article 15(1))",
           "ask who it is with 'dsrkit identity ask " + trial.request.reference + "'");
  }
}

void answer_authority(const Trial& trial) {
  ask_authority(trial);
  if (const Question* question = last_open(trial.before.authority)) {
    require_after(trial, *question);
  }
}

void assess_competence(const Trial& trial) {
  const auto born = trial.request.subject.born;
  if (!born || !law::is_child(*born, trial.event.on, trial.request.jurisdiction)) {
    forbid(trial,
           "only a child's understanding is assessed, and the subject is not known to be one (DPA 2018 "
           "s.208; ICO right of access guidance)",
           "check the birth date of the subject");
  }
}

void ask_fee(const Trial& trial) {
  require_no_complaint(trial, "costs nothing");
  if (trial.before.fee && trial.before.fee->question.open()) {
    forbid(trial, "a fee is asked for already (UK GDPR Article 12(5))",
           "take it back first with 'dsrkit case correct'");
  }
}

void pay_fee(const Trial& trial) {
  if (!trial.before.fee || !trial.before.fee->question.open()) {
    forbid(trial, "no fee is asked for (UK GDPR Article 12(5): requests are free of charge)",
           "send the money back, or record the fee with 'dsrkit fee ask'");
  }
  require_after(trial, trial.before.fee->question);
}

void ask_clarification(const Trial& trial) {
  if (trial.request.right != Right::access) {
    forbid(trial, "only an access request can be paused to ask what it is about (UK GDPR Article 12A(5))",
           "ask without stopping the clock, and note it with 'dsrkit case note " + trial.request.reference +
               "'");
  }
  const auto dates = clock::reckon(clock_input(trial.request, trial.before), trial.context.holidays);
  if (dates.due && trial.event.on > *dates.due) {
    forbid(trial,
           "the time was over on " + format_date(*dates.due) +
               ": a question cannot stop it any more (UK GDPR Article 12A(5))",
           "ask without stopping the clock, and note it with 'dsrkit case note " + trial.request.reference +
               "'");
  }
}

void answer_clarification(const Trial& trial) {
  const Value* number = trial.event.detail.find("question");
  const auto& questions = trial.before.clarifications;
  const auto found = std::find_if(questions.begin(), questions.end(), [number](const Question& question) {
    return number != nullptr && number->is_number() && question.number == number->as_integer();
  });
  if (found == questions.end() || !found->open()) {
    forbid(trial, "no such question is open (UK GDPR Article 12A(5))",
           "record the question first with 'dsrkit clarify ask " + trial.request.reference + "'");
  }
  require_after(trial, *found);
}

void extend(const Trial& trial) {
  require_no_complaint(trial, "has no time that could be extended");
  if (trial.before.extension) {
    forbid(trial, "the time is extended already, and can be only once (UK GDPR Article 12A(3))",
           "see the due date with 'dsrkit clock " + trial.request.reference + "'");
  }
  const auto dates = clock::reckon(clock_input(trial.request, trial.before), trial.context.holidays);
  if (dates.extension_notice_by && trial.event.on > *dates.extension_notice_by) {
    forbid(trial,
           "notice had to be given by " + format_date(*dates.extension_notice_by) +
               "; the time stays one month (UK GDPR Article 12A(4)(a))",
           "reply as soon as possible; 'dsrkit clock " + trial.request.reference + "' shows the due date");
  }
}

/// Nothing ends before what happened last: a later day decides whether it was in time.
void end(const Trial& trial) {
  if (trial.before.latest && trial.event.on < *trial.before.latest) {
    forbid(trial,
           "it cannot have ended on " + format_date(trial.event.on) + ", before what happened on " +
               format_date(*trial.before.latest),
           "give the day on which the person was told");
  }
}

void refuse(const Trial& trial) {
  end(trial);
  const std::string ground = trial.event.detail.text_or("ground");
  const CaseHistory& before = trial.before;
  const bool doubted = !before.identity_proved && (!before.identity.empty() || before.identity_failed);
  if (ground == law::ground::kIdentityNotProved && !doubted) {
    forbid(trial, "identity was not asked for, or is proved (UK GDPR Article 12(6))",
           "ask first with 'dsrkit identity ask " + trial.request.reference + "'");
  }
  if (ground == law::ground::kAuthorityNotShown &&
      law::standing_gaps(standing_facts(trial.request, before, trial.event.on)).empty()) {
    forbid(trial, "nothing is missing that the requester had to show (UK GDPR Article 12(6))",
           "choose another ground; 'dsrkit refuse --help' lists them");
  }
  const bool waiting = last_open(before.identity) != nullptr || last_open(before.authority) != nullptr ||
                       last_open(before.clarifications) != nullptr ||
                       (before.fee && before.fee->question.open());
  if (ground == law::ground::kNoAnswer && !waiting) {
    forbid(trial, "no question to the requester is open (ICO right of access guidance)",
           "choose another ground; 'dsrkit refuse --help' lists them");
  }
}

void acknowledge(const Trial& trial) {
  if (trial.request.right != Right::complaint) {
    forbid(trial, "only a complaint is acknowledged so (DPA 2018 s.164A(3))",
           "write the acknowledgement of a request with 'dsrkit letter'");
  }
  if (trial.before.acknowledged) {
    forbid(trial, "it is acknowledged already (DPA 2018 s.164A(3))",
           "correct the day with 'dsrkit case correct'");
  }
}

void decide(const Trial& trial) {
  if (trial.request.right == Right::access) {
    forbid(trial, "only a complaint has such an outcome (DPA 2018 s.164A(4))",
           "name the complaint: its reference begins with CM");
  }
  end(trial);
}

/// A gate of one jurisdiction is none in another; what is no opinion belongs to the request.
void answer_gate(const Trial& trial) {
  const std::string id = trial.event.detail.text_or("gate");
  if (!law::gate(id).applies_in(trial.request.jurisdiction)) {
    forbid(trial, "there is no such gate here (" + law::gate(id).citation + ")", "nothing is to be recorded");
  }
  if (id != "h-gate" && trial.event.on < trial.request.received) {
    forbid(trial, format_date(trial.event.on) + " is before the request was received",
           "the request was received on " + format_date(trial.request.received));
  }
}

void ask_reporter(const Trial& trial) {
  if (trial.request.jurisdiction != Jurisdiction::scotland) {
    forbid(trial, "the Principal Reporter is asked in Scotland only (DPA 2018 Sch 3 paras 12, 20)",
           "nothing is to be recorded here");
  }
  const auto told = try_parse_date(trial.event.detail.text_or("told"));
  if (told && (*told < trial.event.on || *told > trial.context.today)) {
    forbid(trial, "the Reporter is told on or after the day the question arose, and not in the future",
           "check the two dates");
  }
}

void ask_owner(const Trial& trial) {
  require_no_complaint(trial, "has no search: nothing is gathered for it");
  const std::string source = trial.event.detail.text_or("source");
  const OwnerAsked* owner = trial.before.owner_asked(source);
  if (owner != nullptr && !owner->answered) {
    forbid(trial,
           "the owner of '" + source + "' was asked on " + format_date(owner->asked) +
               " (UK GDPR Article 15(1A))",
           "record a reminder with 'dsrkit source chase " + trial.request.reference + " " + source + "'");
  }
}

void chase_owner(const Trial& trial) {
  const std::string source = trial.event.detail.text_or("source");
  const OwnerAsked* owner = trial.before.owner_asked(source);
  if (owner == nullptr) {
    forbid(trial, "the owner of '" + source + "' was not asked yet (UK GDPR Article 15(1A))",
           "record it with 'dsrkit source ask " + trial.request.reference + " " + source + "'");
  }
  if (trial.event.on < owner->asked) {
    forbid(trial,
           "a reminder on " + format_date(trial.event.on) + " is before the question (" +
               format_date(owner->asked) + ")",
           "give the day on which the owner was reminded");
  }
}

using Rule = void (*)(const Trial&);

constexpr std::array<std::pair<std::string_view, Rule>, 20> kRules{{
    {event::kIdentityAsked, ask_identity},
    {event::kWithdrawn, end},
    {event::kReleased, end},
    {event::kGateAnswered, answer_gate},
    {event::kIdentityConfirmed, answer_identity},
    {event::kIdentityFailed, fail_identity},
    {event::kAuthorityAsked, ask_authority},
    {event::kAuthorityConfirmed, answer_authority},
    {event::kCompetenceAssessed, assess_competence},
    {event::kFeeAsked, ask_fee},
    {event::kFeePaid, pay_fee},
    {event::kClarificationAsked, ask_clarification},
    {event::kClarificationAnswered, answer_clarification},
    {event::kExtended, extend},
    {event::kRefused, refuse},
    {event::kAcknowledged, acknowledge},
    {event::kDecided, decide},
    {event::kReporterAsked, ask_reporter},
    {event::kSourceAsked, ask_owner},
    {event::kSourceChased, chase_owner},
}};

/// Nothing can have happened before the request came or after today; an opinion may be older than it.
void require_possible_day(const Trial& trial) {
  const Date on = trial.event.on;
  if (on < trial.request.received && trial.event.kind != event::kGateAnswered) {
    forbid(trial, format_date(on) + " is before the request was received",
           "the request was received on " + format_date(trial.request.received));
  }
  if (on > trial.context.today) {
    forbid(trial, format_date(on) + " lies in the future", "record it on the day it happens");
  }
}

/// What happens later must not take away the ground on which more time was taken.
void require_extension_stands(const Trial& trial) {
  if (!trial.before.extension || trial.event.kind == event::kExtended) {
    return;
  }
  CaseHistory after = trial.before;
  take(after, trial.event);
  const auto dates = clock::reckon(clock_input(trial.request, after), trial.context.holidays);
  if (dates.starts && !dates.extended) {
    forbid(trial,
           "with this day the notice of extension of " + format_date(after.extension->given) +
               " was too late (UK GDPR Article 12A(4)(a))",
           "take the extension back first: 'dsrkit case show " + trial.request.reference +
               "' numbers the events");
  }
}

/// The number of the event that the last one corrects, or 0.
std::int64_t corrected_last(const std::vector<CaseEvent>& events) {
  const Value* number = events.empty() || events.back().kind != event::kCorrected
                            ? nullptr
                            : events.back().detail.find("event");
  return number == nullptr ? 0 : number->as_integer();
}

/// "AR-2026-0001: why" without its beginning.
std::string reason_of(const Error& error, const RequestCase& request) {
  const std::string message = error.what();
  const std::string beginning = request.reference + ": ";
  return message.starts_with(beginning) ? message.substr(beginning.size()) : message;
}

}  // namespace

void require_lawful(const RequestCase& request, const CaseHistory& before, const CaseEvent& event,
                    const LawfulContext& context) {
  const Trial trial{request, before, event, context};
  require_possible_day(trial);
  const auto* const rule = std::find_if(kRules.begin(), kRules.end(),
                                        [&](const auto& entry) { return entry.first == event.kind; });
  if (rule != kRules.end()) {
    rule->second(trial);
  }
  require_extension_stands(trial);
}

void require_lawful(const RequestCase& request, const std::vector<CaseEvent>& events,
                    const LawfulContext& context) {
  CaseHistory before;
  for (const CaseEvent& event : effective_events(events)) {
    try {
      require_lawful(request, before, event, context);
    } catch (const Error& error) {
      if (event.sequence == corrected_last(events)) {
        throw;
      }
      throw Error(error.code(),
                  request.reference + ": event " + std::to_string(event.sequence) + " (" + event.kind +
                      ") would then be wrong: " + reason_of(error, request),
                  "correct or take back event " + std::to_string(event.sequence) + " first");
    }
    take(before, event);
  }
}

}  // namespace dsrkit::workflow
