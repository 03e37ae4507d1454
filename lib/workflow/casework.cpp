#include "dsrkit/workflow/casework.hpp"

#include "gates.hpp"
#include "recording.hpp"
#include "subject_party.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/exemptions.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/law/letter_phrases.hpp"
#include "dsrkit/law/notification.hpp"
#include "dsrkit/law/refusals.hpp"
#include "dsrkit/text/fold.hpp"
#include "dsrkit/workflow/lawful.hpp"
#include "dsrkit/workflow/notifying.hpp"
#include "dsrkit/workflow/rights_history.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace dsrkit::workflow {
namespace {

void require_one_of(const std::string& word, const std::vector<std::string>& words, std::string_view what) {
  if (std::find(words.begin(), words.end(), word) == words.end()) {
    throw Error(ErrorCode::usage, "there is no such " + std::string(what),
                "choose one of: " + join(words, ", "));
  }
}

void require_possible_requester(const Requester& requester) {
  if (requester.capacity == Capacity::self && !requester.name.empty()) {
    throw Error(ErrorCode::usage, "somebody who asks for another person asks in a capacity",
                "add --capacity parent, agent or deputy; leave --requester out when the subject asks");
  }
  if (requester.capacity != Capacity::self && requester.name.empty()) {
    throw Error(ErrorCode::usage, "somebody who asks for another person needs a name",
                "add --requester NAME");
  }
}

/// A person can be looked for by a name, a number or a way to reach them.
bool is_identifiable(const DataSubject& subject) {
  return !subject.name.full().empty() || !subject.identifiers.empty() || !subject.addresses.empty() ||
         !subject.phones.empty() || !subject.emails.empty();
}

/// What the opening event keeps of where the request came from.
Value origin_detail(const RequestOrigin& origin) {
  Value verified = Value::array();
  for (const std::string& claim : origin.verified) {
    verified.push_back(claim);
  }
  return Value::object({{"format", origin.format},
                        {"sender", origin.sender},
                        {"id", origin.id},
                        {"claimed_verified", std::move(verified)}});
}

/// Nobody complains about the request of somebody else (DPA 2018 s.164A(1)), nor about a complaint.
void require_same_person(const RequestCase& complaint, const RequestCase& about) {
  if (about.right == Right::complaint) {
    throw Error(ErrorCode::usage, about.reference + " is a complaint itself",
                "name the request that it is about, or leave --about out");
  }
  const std::string name = text::fold(complaint.subject.name.full());
  const auto& others = about.subject.also_known_as;
  const bool same = name == text::fold(about.subject.name.full()) ||
                    std::any_of(others.begin(), others.end(),
                                [&](const PersonName& other) { return name == text::fold(other.full()); });
  if (!same) {
    throw Error(ErrorCode::not_lawful,
                about.reference + " is a request about somebody of another name (DPA 2018 s.164A(1))",
                "give the name as that case has it, or leave --about out");
  }
}

/// Records what happened to a request that is still open.
void record(Desk& desk, std::string_view reference, std::string_view kind, Date on, Value detail,
            std::optional<CaseState> to = std::nullopt) {
  Recording recording(desk, reference);
  require_still_open(recording.request());
  recording.append(kind, on, std::move(detail), to);
}

Value because_of(const std::string& because) {
  return Value::object({{"because", because}});
}

/// What the clock, the gates and the letters are made of can be corrected; what the program did cannot, nor
/// what ended the case: that is closed and opened again.
bool is_correctable(const CaseEvent& event) {
  static constexpr std::array kCorrectable{event::kReceived,
                                           event::kIdentityAsked,
                                           event::kIdentityConfirmed,
                                           event::kIdentityFailed,
                                           event::kAuthorityAsked,
                                           event::kAuthorityConfirmed,
                                           event::kCompetenceAssessed,
                                           event::kFeeAsked,
                                           event::kFeePaid,
                                           event::kClarificationAsked,
                                           event::kClarificationAnswered,
                                           event::kExtended,
                                           event::kAcknowledged,
                                           event::kReporterAsked,
                                           event::kSourceAsked,
                                           event::kSourceChased,
                                           event::kGateAnswered,
                                           event::kStatementContested,
                                           event::kStatementSettled,
                                           event::kRestrictionTold,
                                           event::kRestrictionLiftingTold,
                                           std::string_view("note")};
  return std::find(kCorrectable.begin(), kCorrectable.end(), event.kind) != kCorrectable.end();
}

bool is_amount(const std::string& amount) {
  const auto point = amount.find('.');
  const std::string pounds = amount.substr(0, point);
  const std::string pence = point == std::string::npos ? "00" : amount.substr(point + 1);
  const auto digits = [](const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  };
  return digits(pounds) && pounds.size() <= 6 && digits(pence) && pence.size() == 2 &&
         amount.find_first_of("123456789") != std::string::npos;
}

/// The number given, else that of the one open question; 0 when there is none.
std::int64_t question_to_answer(const RequestCase& request, const CaseHistory& history,
                                std::optional<std::int64_t> number) {
  std::vector<std::int64_t> open;
  for (const Question& question : history.clarifications) {
    if (question.open()) {
      open.push_back(question.number);
    }
  }
  if (!number && open.size() > 1) {
    throw Error(ErrorCode::usage, request.reference + ": more than one question is open",
                "add --question NUMBER; 'dsrkit case show " + request.reference + "' numbers them");
  }
  return number ? *number : open.empty() ? 0 : open.front();
}

/// Whoever was refused, or complained, must have the answer in writing before the case is closed.
void require_told(const RequestCase& request, const CaseHistory& history) {
  const bool refusal_told = !history.refusal || history.has_letter("refusal", history.refusal->number);
  const bool outcome_told =
      !history.outcome || history.has_letter(outcome_letter(request.right), history.outcome->number);
  if (!refusal_told || !outcome_told) {
    throw law::gate_error("notice", request.reference);
  }
}

/// Every recipient is told of what was rectified, erased or restricted, or why not is recorded.
void require_recipients_told(Desk& desk, const RequestCase& request) {
  if (request.state != CaseState::decided || !law::recipients_are_told(request.right)) {
    return;
  }
  const auto recipients = recipients_of(desk, request.reference);
  const auto open = std::count_if(recipients.begin(), recipients.end(),
                                  [](const Recipient& recipient) { return recipient.open(); });
  if (open > 0) {
    throw Error(ErrorCode::gate_unsatisfied,
                request.reference + ": " + std::to_string(open) +
                    " of the recipients are neither told nor waived with a reason (UK GDPR Article 19)",
                "see them with 'dsrkit notify list " + request.reference + "'");
  }
}

/// What the law says of a code reaches only some requests, and some only those who ask for another.
void require_code_applies(const law::Exemption& exemption, const RequestCase& request) {
  if (request.right != Right::access && !exemption.beyond_access) {
    throw Error(ErrorCode::not_lawful,
                request.reference + ": " + exemption.code + " limits the right of access only (" +
                    exemption.citation + ")",
                "choose another ground; 'dsrkit refuse --help' lists them");
  }
  if (exemption.for_representatives && request.requester.capacity == Capacity::self) {
    throw Error(ErrorCode::not_lawful,
                request.reference + ": " + exemption.code +
                    " is only for requests that somebody makes for another person (" + exemption.citation +
                    ")",
                "choose another ground; 'dsrkit refuse --help' lists them");
  }
}

/// Changes who is who in a case that is still open. What was gathered for the wrong person is gathered again;
/// what was decided stays.
void correct_case(Desk& desk, std::string_view reference, const std::string& field,
                  const std::string& because,
                  const std::function<void(RequestCase&, store::Writer&)>& change) {
  require_text(because, "why it is corrected", "--because");
  HeldCase held(desk, reference);
  RequestCase request = held.request();
  require_still_open(request);
  const bool waiting = request.state == CaseState::identity_requested;
  const Value detail = Value::object({{"field", field}, {"because", because}});
  held.write("case-corrected", Value::object({{"field", field}}), [&](store::Writer& writer) {
    change(request, writer);
    require_openable(desk, request, desk.workspace().holidays());
    writer.update_case(request);
    writer.append_event("case-corrected", desk.context().today, detail);
    held.move(writer, waiting ? CaseState::identity_requested : CaseState::received);
  });
}

}  // namespace

void require_openable(Desk& desk, const RequestCase& request, const clock::HolidayCalendar& holidays) {
  if (request.received > desk.context().today) {
    throw Error(ErrorCode::not_lawful,
                "the day of receipt " + format_date(request.received) + " lies in the future",
                "give the day on which the request arrived");
  }
  if (!is_identifiable(request.subject)) {
    throw Error(ErrorCode::usage, "the subject has no name", "add --subject NAME");
  }
  require_possible_requester(request.requester);
  if (request.subject.born && *request.subject.born > request.received) {
    throw Error(ErrorCode::not_lawful, "the subject was born after the request was received",
                "check the two dates");
  }
  if (!request.about.empty()) {
    if (request.right != Right::complaint) {
      throw Error(ErrorCode::usage, "only a complaint is about another case", "add --right complaint");
    }
    require_same_person(request, desk.reg().case_of(request.about));
  }
  (void)clock::reckon(clock_input(request, {}), holidays);
}

RequestCase open_case(Desk& desk, RequestCase request, const RequestOrigin& origin) {
  require_openable(desk, request, desk.workspace().holidays());
  return log_case(desk, std::move(request), origin);
}

RequestCase log_case(Desk& desk, RequestCase request, const RequestOrigin& origin) {
  const Context& context = desk.context();
  request.state = CaseState::received;
  request.jurisdiction = desk.workspace().config().jurisdiction;
  request.opened_at = context.now();
  desk.reg().write(
      context, {"", "case-opened", Value::object({{"right", right_name(request.right)}})},
      [&](store::Writer& writer) {
        request.reference = writer.insert_case(request);
        writer.put_case_key(desk.workspace().vault().new_case_key(request.reference, *context.random));
        Value detail = Value::object({{"channel", request.channel}});
        if (!origin.format.empty()) {
          detail.set("request", origin_detail(origin));
        }
        writer.append_event(event::kReceived, request.received, std::move(detail));
        if (!origin.id.empty()) {
          writer.put_origin(origin);
        }
        writer.put_party(subject_party(request.subject));
      });
  return desk.reg().case_of(request.reference);
}

void add_note(Desk& desk, std::string_view reference, const std::string& text) {
  Recording(desk, reference).append("note", desk.context().today, Value::object({{"text", text}}));
}

void assign(Desk& desk, std::string_view reference, const std::string& officer) {
  HeldCase held(desk, reference);
  RequestCase request = held.request();
  request.assigned_to = officer;
  held.write("assigned", Value::object({{"to", officer}}), [&](store::Writer& writer) {
    writer.update_case(request);
    writer.append_event("assigned", desk.context().today, Value::object({{"to", officer}}));
  });
}

void close_case(Desk& desk, std::string_view reference, const std::string& because) {
  Recording recording(desk, reference);
  require_transition(reference, recording.request().state, CaseState::closed);
  require_told(recording.request(), recording.history());
  require_recipients_told(desk, recording.request());
  recording.append(event::kClosed, desk.context().today, because_of(because), CaseState::closed);
}

void reopen_case(Desk& desk, std::string_view reference, const std::string& because) {
  Recording recording(desk, reference);
  if (is_open(recording.request())) {
    throw Error(ErrorCode::wrong_state, std::string(reference) + " is open",
                "'dsrkit case show " + std::string(reference) + "' shows how far it is");
  }
  recording.append(event::kReopened, desk.context().today, because_of(because), CaseState::received);
}

void correct_event(Desk& desk, std::string_view reference, std::int64_t event, std::optional<Date> on,
                   const std::string& because) {
  require_text(because, "why it is corrected", "--because");
  Recording recording(desk, reference);
  const CaseEvent& wrong = recording.event_numbered(event);
  if (!is_correctable(wrong)) {
    throw Error(ErrorCode::wrong_state,
                std::string(reference) + ": event " + std::to_string(event) + " (" + wrong.kind +
                    ") cannot be corrected",
                "note what was wrong with 'dsrkit case note'");
  }
  if (wrong.kind == event::kReceived && !on) {
    throw Error(ErrorCode::wrong_state, std::string(reference) + ": the receipt cannot be taken back",
                "withdraw the case, or give the right day with --on");
  }
  if (!on && !recording.counts(event)) {
    throw Error(ErrorCode::wrong_state,
                std::string(reference) + ": event " + std::to_string(event) + " is taken back already",
                "give the right day with --on if it did happen");
  }
  recording.correct(event, on, because);
}

void correct_subject(Desk& desk, std::string_view reference, const SubjectCorrection& correction,
                     const std::string& because) {
  correct_case(desk, reference, "subject", because, [&](RequestCase& request, store::Writer& writer) {
    Party subject = desk.reg().parties(reference).front();
    if (correction.born) {
      request.subject.born = subject.born = correction.born;
    }
    if (!correction.name.empty()) {
      const std::string before = request.subject.name.full();
      request.subject.name = parse_person_name(correction.name);
      subject.names.erase(std::remove(subject.names.begin(), subject.names.end(), before),
                          subject.names.end());
      subject.names.insert(subject.names.begin(), request.subject.name.full());
    }
    writer.put_party(subject);
  });
}

void correct_requester(Desk& desk, std::string_view reference, const Requester& requester,
                       const std::string& because) {
  correct_case(desk, reference, "requester", because, [&](RequestCase& request, store::Writer&) {
    request.requester.name = requester.name;
    request.requester.capacity = requester.capacity;
    if (!requester.reply_to.empty()) {
      request.requester.reply_to = requester.reply_to;
    }
  });
}

void ask_identity(Desk& desk, std::string_view reference, Date on, const std::string& because) {
  require_text(because, "why identity is doubted", "--because");
  record(desk, reference, event::kIdentityAsked, on, because_of(because), CaseState::identity_requested);
}

void confirm_identity(Desk& desk, std::string_view reference, Date on, const std::string& evidence) {
  require_text(evidence, "what proved the identity", "--evidence");
  Recording recording(desk, reference);
  require_still_open(recording.request());
  const bool waiting = recording.request().state == CaseState::identity_requested;
  recording.append(event::kIdentityConfirmed, on, Value::object({{"evidence", evidence}}),
                   waiting ? std::optional(CaseState::received) : std::nullopt);
}

void fail_identity(Desk& desk, std::string_view reference, Date on, const std::string& because) {
  record(desk, reference, event::kIdentityFailed, on, because_of(because));
}

void ask_authority(Desk& desk, std::string_view reference, Date on, const std::string& because) {
  require_text(because, "what is missing", "--because");
  record(desk, reference, event::kAuthorityAsked, on, because_of(because));
}

void confirm_authority(Desk& desk, std::string_view reference, Date on, law::Authority kind,
                       const std::string& evidence, bool partly) {
  require_text(evidence, "what showed the authority", "--evidence");
  record(desk, reference, event::kAuthorityConfirmed, on,
         Value::object({{"kind", law::authority_name(kind)}, {"evidence", evidence}, {"partly", partly}}));
}

void assess_competence(Desk& desk, std::string_view reference, Date on, bool competent,
                       const std::string& because) {
  require_text(because, "what the finding rests on", "--because");
  record(desk, reference, event::kCompetenceAssessed, on,
         Value::object({{"competent", competent}, {"because", because}}));
}

void ask_fee(Desk& desk, std::string_view reference, Date on, const std::string& ground,
             const std::string& amount, const std::string& because) {
  require_one_of(ground, law::fee_grounds(), "ground for a fee (UK GDPR Article 12(5))");
  require_text(because, "why the request is unfounded or excessive", "--because");
  if (!is_amount(amount)) {
    throw Error(ErrorCode::usage, "the amount is not a sum in pounds", "write it as 12.50");
  }
  record(desk, reference, event::kFeeAsked, on,
         Value::object({{"ground", ground}, {"amount", amount}, {"because", because}}));
}

void pay_fee(Desk& desk, std::string_view reference, Date on, const std::string& receipt) {
  record(desk, reference, event::kFeePaid, on, Value::object({{"receipt", receipt}}));
}

void ask_clarification(Desk& desk, std::string_view reference, Date on, const std::string& text,
                       const std::string& because) {
  require_text(text, "what the person is asked", "--text");
  require_text(because, "why the council needs to know", "--because");
  record(desk, reference, event::kClarificationAsked, on,
         Value::object({{"text", text}, {"because", because}}));
}

void answer_clarification(Desk& desk, std::string_view reference, Date on,
                          std::optional<std::int64_t> question, const std::string& answer) {
  Recording recording(desk, reference);
  require_still_open(recording.request());
  const std::int64_t number = question_to_answer(recording.request(), recording.history(), question);
  recording.append(event::kClarificationAnswered, on,
                   Value::object({{"question", number}, {"answer", answer}}));
}

void extend(Desk& desk, std::string_view reference, Date on, const std::string& ground,
            const std::string& because) {
  require_one_of(ground, law::extension_grounds(), "ground for more time (UK GDPR Article 12A(3))");
  require_text(because, "the reasons for the delay", "--because");
  record(desk, reference, event::kExtended, on, Value::object({{"ground", ground}, {"because", because}}));
}

void refuse(Desk& desk, std::string_view reference, const Refusal& refusal) {
  const RequestCase request = desk.reg().case_of(reference);
  require_still_open(request);
  const law::RefusalGround& ground = law::require_refusal_ground(refusal.ground, request.right);
  require_text(refusal.because, "the reasons", "--because");
  if (ground.needs_codes == refusal.codes.empty()) {
    throw Error(ErrorCode::usage,
                ground.needs_codes ? "this ground needs the exemptions it rests on"
                                   : "only the ground 'exempt' takes exemption codes",
                ground.needs_codes ? "add --code CODE" : "leave --code out");
  }
  const law::ExemptionCatalogue catalogue = law::load_exemptions();
  Value codes = Value::array();
  for (const std::string& code : refusal.codes) {
    require_code_applies(catalogue.require_withholdable(code, request.jurisdiction), request);
    codes.push_back(code);
  }
  if (ground.tells_of_data) {
    require_known_requester(desk, reference);
  }
  record(
      desk, reference, event::kRefused, refusal.on,
      Value::object({{"ground", refusal.ground}, {"codes", std::move(codes)}, {"because", refusal.because}}),
      CaseState::refused);
}

void withdraw(Desk& desk, std::string_view reference, Date on, const std::string& because) {
  require_text(because, "how the person withdrew", "--because");
  record(desk, reference, event::kWithdrawn, on, because_of(because), CaseState::withdrawn);
}

void acknowledge_complaint(Desk& desk, std::string_view reference, Date on) {
  record(desk, reference, event::kAcknowledged, on, Value::object());
}

void decide_complaint(Desk& desk, std::string_view reference, const Outcome& outcome) {
  if (const RequestCase request = desk.reg().case_of(reference); request.right != Right::complaint) {
    throw Error(ErrorCode::not_lawful,
                request.reference + ": only a complaint has such an outcome (DPA 2018 s.164A(4))",
                "name the complaint: its reference begins with CM");
  }
  require_one_of(outcome.outcome, law::complaint_outcomes(), "outcome");
  require_text(outcome.because, "what was found", "--because");
  record(desk, reference, event::kDecided, outcome.on,
         Value::object({{"outcome", outcome.outcome}, {"because", outcome.because}}), CaseState::decided);
}

void ask_reporter(Desk& desk, std::string_view reference, Date arose, std::optional<Date> told) {
  record(desk, reference, event::kReporterAsked, arose,
         Value::object({{"told", told ? Value(format_date(*told)) : Value()}}));
}

std::vector<law::StandingGap> standing_of(Desk& desk, std::string_view reference) {
  return law::standing_gaps(
      standing_facts(desk.reg().case_of(reference), history_of(desk, reference), desk.context().today));
}

CaseHistory history_of(Desk& desk, std::string_view reference) {
  return history_of(desk.reg().events(reference));
}

clock::ClockResult clock_of(Desk& desk, std::string_view reference) {
  return clock::compute(clock_input(desk.reg().case_of(reference), history_of(desk, reference)),
                        desk.workspace().holidays());
}

std::vector<CaseStanding> list_cases(Desk& desk, const store::CaseFilter& filter) {
  const auto holidays = desk.workspace().holidays();
  std::vector<CaseStanding> cases;
  for (RequestCase& request : desk.reg().list_cases(filter)) {
    CaseStanding entry;
    entry.history = history_of(desk, request.reference);
    entry.clock = clock::reckon(clock_input(request, entry.history), holidays);
    entry.request = std::move(request);
    if (entry.clock.due) {
      entry.days_left = days_between(desk.context().today, *entry.clock.due);
      entry.overdue = *entry.days_left < 0 && is_open(entry.request) && !entry.history.acknowledged;
    }
    cases.push_back(std::move(entry));
  }
  return cases;
}

void record_names_shown(Desk& desk, std::string_view reference) {
  desk.reg().write(desk.context(), {std::string(reference), "names-shown", Value::object()},
                   [](store::Writer&) {});
}

}  // namespace dsrkit::workflow
