#include "dsrkit/workflow/lawful.hpp"

#include "history_builder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/exemptions.hpp"
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

const Question* last_open(const std::vector<Question>& questions) {
  const auto found =
      std::find_if(questions.rbegin(), questions.rend(), [](const Question& q) { return q.open(); });
  return found == questions.rend() ? nullptr : &*found;
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
           "ask without stopping the clock, and note it with 'dsrkit case note'");
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

void refuse(const Trial& trial) {
  const std::string ground = trial.event.detail.text_or("ground");
  const CaseHistory& before = trial.before;
  if (ground == "identity-not-proved" && (before.identity.empty() || before.identity_proved)) {
    forbid(trial, "identity was not asked for, or is proved (UK GDPR Article 12(6))",
           "ask first with 'dsrkit identity ask " + trial.request.reference + "'");
  }
  if (ground == "authority-not-shown" &&
      law::standing_gaps(standing_facts(trial.request, before, trial.event.on)).empty()) {
    forbid(trial, "nothing is missing that the requester had to show (UK GDPR Article 12(6))",
           "choose another ground; 'dsrkit refuse --help' lists them");
  }
  const bool waiting = last_open(before.identity) != nullptr || last_open(before.authority) != nullptr ||
                       last_open(before.clarifications) != nullptr ||
                       (before.fee && before.fee->question.open());
  if (ground == "no-answer" && !waiting) {
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
  if (trial.request.right != Right::complaint) {
    forbid(trial, "only a complaint has such an outcome (DPA 2018 s.164A(4))",
           "name the complaint: its reference begins with CM");
  }
  if (trial.before.acknowledged && trial.event.on < *trial.before.acknowledged) {
    forbid(trial,
           "an outcome on " + format_date(trial.event.on) + " is before the acknowledgement (" +
               format_date(*trial.before.acknowledged) + ")",
           "give the day on which the person was told");
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

using Rule = void (*)(const Trial&);

constexpr std::array<std::pair<std::string_view, Rule>, 14> kRules{{
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
}

void require_lawful(const RequestCase& request, const std::vector<CaseEvent>& events,
                    const LawfulContext& context) {
  CaseHistory before;
  for (const CaseEvent& event : effective_events(events)) {
    require_lawful(request, before, event, context);
    take(before, event);
  }
}

}  // namespace dsrkit::workflow
