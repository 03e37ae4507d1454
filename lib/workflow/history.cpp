#include "dsrkit/workflow/history.hpp"

#include "history_builder.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace dsrkit::workflow {
namespace {

std::optional<Date> date_in(const Value& detail, std::string_view key) {
  return try_parse_date(detail.text_or(key));
}

bool flag_in(const Value& detail, std::string_view key) {
  const Value* flag = detail.find(key);
  return flag != nullptr && flag->is_bool() && flag->as_bool();
}

std::vector<std::string> texts_in(const Value& detail, std::string_view key) {
  std::vector<std::string> texts;
  const Value* list = detail.find(key);
  if (list != nullptr && list->is_array()) {
    for (const Value& text : list->as_array()) {
      texts.push_back(text.as_string());
    }
  }
  return texts;
}

Question question_of(const CaseEvent& event) {
  return {.number = event.sequence,
          .asked = event.on,
          .because = event.detail.text_or("because"),
          .text = event.detail.text_or("text"),
          .answered = std::nullopt,
          .answer = ""};
}

void answer(Question& question, Date on, const std::string& text) {
  question.answered = on;
  question.answer = text;
}

void answer_all(std::vector<Question>& questions, Date on, const std::string& text) {
  for (Question& question : questions) {
    if (question.open()) {
      answer(question, on, text);
    }
  }
}

void ask_identity(CaseHistory& history, const CaseEvent& event) {
  history.identity.push_back(question_of(event));
  history.identity_proved = history.identity_failed = false;
}

void confirm_identity(CaseHistory& history, const CaseEvent& event) {
  answer_all(history.identity, event.on, event.detail.text_or("evidence"));
  history.identity_proved = true;
  history.identity_failed = false;
}

void fail_identity(CaseHistory& history, const CaseEvent&) {
  history.identity_proved = false;
  history.identity_failed = true;
}

void ask_authority(CaseHistory& history, const CaseEvent& event) {
  history.authority.push_back(question_of(event));
}

void confirm_authority(CaseHistory& history, const CaseEvent& event) {
  if (!flag_in(event.detail, "partly")) {
    answer_all(history.authority, event.on, event.detail.text_or("evidence"));
  }
  if (const auto kind = law::parse_authority(event.detail.text_or("kind"))) {
    history.authority_shown.insert(*kind);
  }
}

void assess_competence(CaseHistory& history, const CaseEvent& event) {
  history.competent = flag_in(event.detail, "competent");
}

void ask_fee(CaseHistory& history, const CaseEvent& event) {
  history.fee = FeeDemand{question_of(event), event.detail.text_or("ground"), event.detail.text_or("amount")};
}

void pay_fee(CaseHistory& history, const CaseEvent& event) {
  if (history.fee) {
    answer(history.fee->question, event.on, event.detail.text_or("receipt"));
  }
}

void ask_clarification(CaseHistory& history, const CaseEvent& event) {
  history.clarifications.push_back(question_of(event));
}

void answer_clarification(CaseHistory& history, const CaseEvent& event) {
  const Value* number = event.detail.find("question");
  for (Question& question : history.clarifications) {
    if (number != nullptr && number->is_number() && question.number == number->as_integer()) {
      answer(question, event.on, event.detail.text_or("answer"));
    }
  }
}

void extend(CaseHistory& history, const CaseEvent& event) {
  history.extension = ExtensionNotice{event.sequence, event.on, event.detail.text_or("ground"),
                                      event.detail.text_or("because")};
}

void end(CaseHistory& history, CaseState state, Date on) {
  history.ending = Ending{state, on};
  if (state != CaseState::withdrawn && !history.first_answer) {
    history.first_answer = history.ending;
  }
}

void refuse(CaseHistory& history, const CaseEvent& event) {
  history.refusal = Refusal{event.sequence, event.on, event.detail.text_or("ground"),
                            texts_in(event.detail, "codes"), event.detail.text_or("because")};
  end(history, CaseState::refused, event.on);
}

void withdraw(CaseHistory& history, const CaseEvent& event) {
  end(history, CaseState::withdrawn, event.on);
}

void release(CaseHistory& history, const CaseEvent& event) {
  end(history, CaseState::released, event.on);
}

void acknowledge(CaseHistory& history, const CaseEvent& event) {
  history.acknowledged = event.on;
}

void decide(CaseHistory& history, const CaseEvent& event) {
  history.outcome =
      Outcome{event.sequence, event.on, event.detail.text_or("outcome"), event.detail.text_or("because")};
  end(history, CaseState::decided, event.on);
}

/// Telling the Reporter later is recorded with the day the question arose.
void ask_reporter(CaseHistory& history, const CaseEvent& event) {
  const auto told = date_in(event.detail, "told");
  for (ReporterQuestion& question : history.reporter) {
    if (question.arose == event.on) {
      question.told = told ? told : question.told;
      return;
    }
  }
  history.reporter.push_back({event.on, told});
}

OwnerAsked* owner_of(CaseHistory& history, const CaseEvent& event) {
  const std::string source = event.detail.text_or("source");
  const auto found = std::find_if(history.owners.begin(), history.owners.end(),
                                  [&source](const OwnerAsked& owner) { return owner.source == source; });
  return found == history.owners.end() ? nullptr : &*found;
}

/// Who is asked again has a new time for the answer.
void ask_owner(CaseHistory& history, const CaseEvent& event) {
  const OwnerAsked asked{event.detail.text_or("source"), event.on, event.detail.text_or("by"), {}};
  if (OwnerAsked* owner = owner_of(history, event)) {
    *owner = owner->answered ? asked : *owner;
  } else {
    history.owners.push_back(asked);
  }
}

void chase_owner(CaseHistory& history, const CaseEvent& event) {
  if (OwnerAsked* owner = owner_of(history, event)) {
    owner->chased.push_back(event.on);
  }
}

void hear_owner(CaseHistory& history, const CaseEvent& event) {
  if (OwnerAsked* owner = owner_of(history, event)) {
    owner->answered = true;
  }
}

void make_letter(CaseHistory& history, const CaseEvent& event) {
  history.letters.push_back(
      {event.sequence, event.detail.text_or("kind"), event.on, event.detail.text_or("file")});
}

void answer_gate(CaseHistory& history, const CaseEvent& event) {
  const bool opinion = event.detail.find("already_known") == nullptr;
  if (event.detail.text_or("gate") == "h-gate" && opinion) {
    history.health_opinion = event.on;
  }
}

/// What was decided is not so any longer, and whoever asks now has to show again who they are.
void reopen(CaseHistory& history, const CaseEvent&) {
  history.identity_proved = false;
  history.refusal.reset();
  history.outcome.reset();
  history.ending.reset();
}

using Take = void (*)(CaseHistory&, const CaseEvent&);

constexpr std::array<std::pair<std::string_view, Take>, 25> kTakes{{
    {event::kIdentityAsked, ask_identity},
    {event::kIdentityConfirmed, confirm_identity},
    {event::kIdentityFailed, fail_identity},
    {event::kAuthorityAsked, ask_authority},
    {event::kAuthorityConfirmed, confirm_authority},
    {event::kCompetenceAssessed, assess_competence},
    {event::kFeeAsked, ask_fee},
    {event::kFeePaid, pay_fee},
    {event::kClarificationAsked, ask_clarification},
    {event::kClarificationAnswered, answer_clarification},
    {event::kExtended, extend},
    {event::kRefused, refuse},
    {event::kWithdrawn, withdraw},
    {event::kReleased, release},
    {event::kAcknowledged, acknowledge},
    {event::kDecided, decide},
    {event::kReporterAsked, ask_reporter},
    {event::kSourceAsked, ask_owner},
    {event::kSourceChased, chase_owner},
    {event::kSourceAnswered, hear_owner},
    {event::kNilReturn, hear_owner},
    {event::kGapAccepted, hear_owner},
    {event::kLetterMade, make_letter},
    {event::kGateAnswered, answer_gate},
    {event::kReopened, reopen},
}};

/// The clock reads an answer only to a question: a proof nobody asked for does not move the start, the month
/// runs from receipt.
void add_demands(clock::ClockInput& input, clock::Demand::Kind kind, const std::vector<Question>& questions) {
  for (const Question& question : questions) {
    input.demands.push_back({kind, question.asked, question.answered});
  }
}

/// What is no step of the request itself: an opinion may be older than it, a letter or note younger than its
/// end, and whom the council asks inside its house is its own affair.
bool counts_as_step(std::string_view kind) {
  static constexpr std::array kNone{event::kGateAnswered,  event::kLetterMade, event::kSourceAsked,
                                    event::kSourceChased,  event::kNilReturn,  event::kGapAccepted,
                                    event::kSourceAnswered};
  return std::find(kNone.begin(), kNone.end(), kind) == kNone.end();
}

bool any_open(const std::vector<Question>& questions) {
  return std::any_of(questions.begin(), questions.end(), [](const Question& q) { return q.open(); });
}

}  // namespace

void take(CaseHistory& history, const CaseEvent& event) {
  const auto* const found = std::find_if(kTakes.begin(), kTakes.end(),
                                         [&](const auto& entry) { return entry.first == event.kind; });
  if (found != kTakes.end()) {
    found->second(history, event);
    if (counts_as_step(event.kind)) {
      history.latest = std::max(history.latest, std::optional(event.on));
    }
  }
}

bool CaseHistory::has_letter(std::string_view kind, std::int64_t since) const {
  return std::any_of(letters.begin(), letters.end(), [kind, since](const LetterMade& letter) {
    return letter.kind == kind && letter.number > since;
  });
}

const OwnerAsked* CaseHistory::owner_asked(std::string_view source) const {
  const auto found = std::find_if(owners.begin(), owners.end(),
                                  [source](const OwnerAsked& owner) { return owner.source == source; });
  return found == owners.end() ? nullptr : &*found;
}

bool CaseHistory::asks_authority() const {
  return any_open(authority);
}

std::vector<CaseEvent> effective_events(const std::vector<CaseEvent>& events) {
  std::map<std::int64_t, std::optional<Date>> corrected;
  for (const CaseEvent& event : events) {
    const Value* number = event.detail.find("event");
    if (event.kind == event::kCorrected && number != nullptr) {
      corrected[number->as_integer()] = date_in(event.detail, "on");
    }
  }
  std::vector<CaseEvent> effective;
  for (CaseEvent event : events) {
    const auto correction = corrected.find(event.sequence);
    if (event.kind == event::kCorrected || (correction != corrected.end() && !correction->second)) {
      continue;
    }
    if (correction != corrected.end()) {
      event.on = *correction->second;
    }
    effective.push_back(std::move(event));
  }
  return effective;
}

CaseHistory history_of(const std::vector<CaseEvent>& events) {
  CaseHistory history;
  for (const CaseEvent& event : effective_events(events)) {
    take(history, event);
  }
  return history;
}

law::StandingFacts standing_facts(const RequestCase& request, const CaseHistory& history, Date on) {
  return {.capacity = request.requester.capacity,
          .jurisdiction = request.jurisdiction,
          .born = request.subject.born,
          .on = on,
          .competent = history.competent,
          .shown = history.authority_shown};
}

clock::ClockInput clock_input(const RequestCase& request, const CaseHistory& history) {
  clock::ClockInput input;
  input.right = request.right;
  input.jurisdiction = request.jurisdiction;
  input.received = request.received;
  add_demands(input, clock::Demand::Kind::identity, history.identity);
  add_demands(input, clock::Demand::Kind::authority, history.authority);
  if (history.fee) {
    add_demands(input, clock::Demand::Kind::fee, {history.fee->question});
  }
  for (const Question& question : history.clarifications) {
    input.clarifications.push_back({question.asked, question.answered});
  }
  if (history.extension) {
    input.extension = clock::Extension{history.extension->given, history.extension->because};
  }
  for (const ReporterQuestion& question : history.reporter) {
    if (!question.told) {
      input.reporter_question = std::min(input.reporter_question.value_or(question.arose), question.arose);
    }
  }
  input.health_opinion = history.health_opinion;
  return input;
}

bool is_open(const RequestCase& request) {
  switch (request.state) {
    case CaseState::released:
    case CaseState::decided:
    case CaseState::refused:
    case CaseState::withdrawn:
    case CaseState::closed: return false;
    case CaseState::received:
    case CaseState::identity_requested:
    case CaseState::gathered:
    case CaseState::redacted:
    case CaseState::reviewed:
    case CaseState::bundled:
    case CaseState::sealed: return true;
  }
  return true;
}

}  // namespace dsrkit::workflow
