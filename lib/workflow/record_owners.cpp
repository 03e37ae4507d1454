#include "dsrkit/workflow/record_owners.hpp"

#include "letter_facts.hpp"
#include "supplied_answers.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/workflow/lawful.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace dsrkit::workflow {
namespace {

const SourceConfig& manual_source(Desk& desk, const std::string& id) {
  const SourceConfig& source = source_config(desk.workspace().config(), id);
  if (source.kind != SourceKind::manual) {
    throw Error(ErrorCode::usage, "'" + id + "' is searched: nobody has to be asked for it",
                "search it with 'dsrkit gather'");
  }
  return source;
}

CaseStanding standing_of_case(Desk& desk, const RequestCase& request,
                              const clock::HolidayCalendar& holidays) {
  CaseStanding standing;
  standing.request = request;
  standing.history = history_of(desk, request.reference);
  standing.clock = clock::reckon(clock_input(request, standing.history), holidays);
  return standing;
}

/// When the owner was asked, as recorded; else of an older register the day of the first word on it.
std::optional<OwnerAsked> asked_of(const CaseHistory& history, const std::string& source,
                                   const std::optional<SearchRecord>& latest) {
  if (const OwnerAsked* owner = history.owner_asked(source)) {
    return *owner;
  }
  return latest ? std::optional(OwnerAsked{source, latest->on.value_or(date_of(latest->started)), "", {}})
                : std::nullopt;
}

/// Nobody inside the council hears of a request of which nobody knows who makes it.
void require_askable(const RequestCase& request) {
  if (!is_open(request)) {
    throw Error(ErrorCode::wrong_state, request.reference + " has ended: nobody is to be asked",
                "'dsrkit case reopen " + request.reference + "' opens it again");
  }
  if (request.state == CaseState::identity_requested) {
    throw law::gate_error("identity", request.reference);
  }
}

std::optional<SearchRecord> latest_of(Desk& desk, std::string_view reference, const std::string& source) {
  for (SearchRecord& search : desk.reg().searches(reference)) {
    if (search.source == source) {
      return std::move(search);
    }
  }
  return std::nullopt;
}

Error nothing_to_ask(const RequestCase& request, const std::string& source) {
  return {ErrorCode::wrong_state, request.reference + ": '" + source + "' is answered or waived",
          "take what else comes with 'dsrkit gather " + request.reference + " --source " + source +
              " --from FILE'"};
}

/// An event of a manual source on trial and in the register, with what else it changes.
void record(Desk& desk, HeldCase& held, std::string_view kind, const CaseEvent& event,
            const std::function<void(store::Writer&)>& more) {
  require_lawful(held.request(), history_of(desk, held.reference()), event,
                 {desk.context().today, desk.workspace().holidays()});
  held.write(kind, Value::object({{"source", event.detail.text_or("source")}, {"on", format_date(event.on)}}),
             [&](store::Writer& writer) {
               writer.append_event(kind, event.on, event.detail);
               more(writer);
             });
}

CaseEvent event_of(std::string_view kind, const std::string& source, Date on, const std::string& method) {
  CaseEvent event;
  event.kind = std::string(kind);
  event.on = on;
  event.detail = Value::object({{"source", source}, {"by", method}});
  return event;
}

/// The search is open again: an answer that was there before does not settle it any more.
SearchRecord waiting_again(Desk& desk, const SourceConfig& source) {
  SearchRecord waiting;
  waiting.source = source.id;
  waiting.reason = "asked again; waits for an answer from: " + source.holder;
  waiting.on = desk.context().today;
  waiting.started = waiting.finished = desk.context().now();
  waiting.searched_by = desk.context().actor;
  return waiting;
}

/// By name and birth date: an owner of few records needs no more to find somebody.
std::vector<std::string> person_in_lines(const DataSubject& subject) {
  std::vector<std::string> lines{"Name: " + subject.name.full()};
  for (const PersonName& name : subject.also_known_as) {
    lines.push_back("Also known as: " + name.full());
  }
  if (subject.born) {
    lines.push_back("Born: " + format_date_long(*subject.born));
  }
  return lines;
}

}  // namespace

bool OwnerQuestion::open() const {
  return !latest || !is_settled(*latest);
}

Date answer_day(const SourceConfig& source, Date asked, Jurisdiction jurisdiction,
                const std::optional<Date>& internal_target, const clock::HolidayCalendar& holidays) {
  const Date usual = holidays.working_days_after(jurisdiction, asked, source.answer_days);
  return internal_target && *internal_target < usual ? std::max(asked, *internal_target) : usual;
}

std::vector<OwnerQuestion> owner_questions(const std::vector<SourceConfig>& sources,
                                           const CaseStanding& standing,
                                           const std::vector<SearchRecord>& searches,
                                           const clock::HolidayCalendar& holidays) {
  std::map<std::string, SearchRecord> latest;
  for (const SearchRecord& search : searches) {
    latest[search.source] = search;
  }
  std::vector<OwnerQuestion> questions;
  for (const SourceConfig& source : sources) {
    const auto known = latest.find(source.id);
    const auto word = known == latest.end() ? std::nullopt : std::optional(known->second);
    const auto asked = asked_of(standing.history, source.id, word);
    if (source.kind == SourceKind::manual && asked) {
      questions.push_back({source, asked->asked, asked->method,
                           answer_day(source, asked->asked, standing.request.jurisdiction,
                                      standing.clock.internal_target, holidays),
                           asked->chased, word});
    }
  }
  return questions;
}

std::vector<OwnerQuestion> owner_questions(Desk& desk, std::string_view reference) {
  const auto holidays = desk.workspace().holidays();
  return owner_questions(desk.workspace().config().sources,
                         standing_of_case(desk, desk.reg().case_of(reference), holidays),
                         desk.reg().searches(reference), holidays);
}

void ask_owner(Desk& desk, std::string_view reference, const std::string& source, Date on,
               const std::string& method) {
  const SourceConfig& asked = manual_source(desk, source);
  HeldCase held(desk, reference);
  require_askable(held.request());
  const auto latest = latest_of(desk, reference, source);
  if (latest && latest->outcome == SearchOutcome::complete) {
    throw nothing_to_ask(held.request(), source);
  }
  record(desk, held, event::kSourceAsked, event_of(event::kSourceAsked, source, on, method),
         [&](store::Writer& writer) {
           if (latest && is_settled(*latest)) {
             writer.append_search(waiting_again(desk, asked));
           }
         });
}

void chase_owner(Desk& desk, std::string_view reference, const std::string& source, Date on,
                 const std::string& method) {
  (void)manual_source(desk, source);
  HeldCase held(desk, reference);
  require_askable(held.request());
  if (const auto latest = latest_of(desk, reference, source); latest && is_settled(*latest)) {
    throw nothing_to_ask(held.request(), source);
  }
  record(desk, held, event::kSourceChased, event_of(event::kSourceChased, source, on, method),
         [](store::Writer&) {});
}

law::RecordsRequest records_request(Desk& desk, std::string_view reference, const std::string& source) {
  const SourceConfig& asked = manual_source(desk, source);
  const RequestCase request = desk.reg().case_of(reference);
  require_askable(request);
  const Date today = desk.context().today;
  const auto holidays = desk.workspace().holidays();
  const CaseStanding standing = standing_of_case(desk, request, holidays);
  const OwnerAsked* owner = standing.history.owner_asked(source);
  const bool waits = owner != nullptr && !owner->answered;
  const law::LetterFacts facts = letter_facts(desk, request, today);
  law::RecordsRequestFacts told;
  told.case_reference = request.reference;
  told.controller = facts.controller;
  told.officer = facts.officer;
  told.contact = facts.contact;
  told.holder = asked.holder;
  told.source = asked.label;
  told.answer_by = answer_day(asked, waits ? owner->asked : today, request.jurisdiction,
                              standing.clock.internal_target, holidays);
  told.search_for = person_in_lines(request.subject);
  record_names_shown(desk, reference);
  return law::records_request(told);
}

}  // namespace dsrkit::workflow
