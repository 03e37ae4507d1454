#include "dsrkit/workflow/rights_history.hpp"

#include "dsrkit/workflow/history.hpp"
#include "dsrkit/workflow/rights_lawful.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::workflow {
namespace {

template <class List>
auto numbered(List& list, std::int64_t number) {
  const auto found =
      std::find_if(list.begin(), list.end(), [number](const auto& entry) { return entry.number == number; });
  return found == list.end() ? nullptr : &*found;
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

void contest(RightsHistory& rights, const CaseEvent& event) {
  ContestedStatement statement;
  statement.number = event.sequence;
  statement.on = event.on;
  statement.nature = event.detail.text_or("nature");
  statement.source = event.detail.text_or("source");
  statement.record = event.detail.text_or("record");
  statement.content = event.detail.text_or("content");
  rights.statements.push_back(std::move(statement));
}

void settle(RightsHistory& rights, const CaseEvent& event) {
  if (ContestedStatement* statement = numbered(rights.statements, number_in(event.detail, "statement"))) {
    statement->settled = event.on;
    statement->outcome = event.detail.text_or("outcome");
    statement->by = event.detail.text_or("by");
    statement->system = event.detail.text_or("system");
    statement->done = try_parse_date(event.detail.text_or("done"));
    statement->settlement = event.detail.text_or("content");
    statement->because = event.detail.text_or("because");
  }
}

void place(RightsHistory& rights, const CaseEvent& event) {
  Restriction restriction;
  restriction.number = event.sequence;
  restriction.on = event.on;
  restriction.ground = event.detail.text_or("ground");
  restriction.source = event.detail.text_or("source");
  restriction.records = texts_in(event.detail, "records");
  restriction.may = event.detail.text_or("may");
  rights.restrictions.push_back(std::move(restriction));
}

void set_day(RightsHistory& rights, const CaseEvent& event, std::optional<Date> Restriction::*day) {
  if (Restriction* restriction = numbered(rights.restrictions, number_in(event.detail, "restriction"))) {
    restriction->*day = event.on;
  }
}

void tell(RightsHistory& rights, const CaseEvent& event) {
  set_day(rights, event, &Restriction::told);
}

void tell_lifting(RightsHistory& rights, const CaseEvent& event) {
  set_day(rights, event, &Restriction::lifting_told);
}

void lift(RightsHistory& rights, const CaseEvent& event) {
  set_day(rights, event, &Restriction::lifted);
}

void use(RightsHistory& rights, const CaseEvent& event) {
  rights.uses.push_back(
      {event.detail.text_or("of"), number_in(event.detail, "restriction"), event.detail.text_or("ground")});
}

using Take = void (*)(RightsHistory&, const CaseEvent&);

constexpr std::array<std::pair<std::string_view, Take>, 7> kTakes{{
    {event::kStatementContested, contest},
    {event::kStatementSettled, settle},
    {event::kRestrictionPlaced, place},
    {event::kRestrictionTold, tell},
    {event::kRestrictionLiftingTold, tell_lifting},
    {event::kRestrictionLifted, lift},
    {event::kRestrictedUse, use},
}};

}  // namespace

std::int64_t number_in(const Value& detail, std::string_view key) {
  const Value* number = detail.find(key);
  return number != nullptr && number->is_number() ? number->as_integer() : 0;
}

void take(RightsHistory& rights, const CaseEvent& event) {
  const auto* const found = std::find_if(kTakes.begin(), kTakes.end(),
                                         [&](const auto& entry) { return entry.first == event.kind; });
  if (found != kTakes.end()) {
    found->second(rights, event);
  }
}

const ContestedStatement* RightsHistory::statement(std::int64_t number) const {
  return numbered(statements, number);
}

const Restriction* RightsHistory::restriction(std::int64_t number) const {
  return numbered(restrictions, number);
}

RightsHistory rights_of(const std::vector<CaseEvent>& events) {
  RightsHistory rights;
  for (const CaseEvent& event : effective_events(events)) {
    take(rights, event);
  }
  return rights;
}

std::string_view outcome_letter(Right right) {
  return right == Right::complaint ? "complaint-outcome" : "outcome";
}

bool RightsHistory::may_use(std::string_view of, std::int64_t restriction) const {
  return std::any_of(uses.begin(), uses.end(), [&](const RestrictedUse& recorded) {
    return recorded.of == of && recorded.restriction == restriction;
  });
}

}  // namespace dsrkit::workflow
