#include "dsrkit/workflow/record_owners.hpp"

#include "dsrkit/workflow/gathering.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace dsrkit::workflow;
using namespace std::chrono_literals;

namespace {

const clock::HolidayCalendar& holidays() {
  static const clock::HolidayCalendar calendar = clock::shipped_holidays();
  return calendar;
}

SourceConfig manual(const std::string& id, std::int64_t days = 10) {
  SourceConfig source;
  source.id = id;
  source.kind = SourceKind::manual;
  source.answer_days = days;
  return source;
}

CaseEvent happened(std::int64_t number, std::string_view kind, Date on, const std::string& source) {
  CaseEvent event;
  event.sequence = number;
  event.kind = std::string(kind);
  event.on = on;
  event.detail = Value::object({{"source", source}});
  return event;
}

CaseStanding standing(const std::vector<CaseEvent>& events) {
  CaseStanding made;
  made.request.received = 2026y / 11 / 2;
  made.history = history_of(events);
  made.clock = clock::reckon(clock_input(made.request, made.history), holidays());
  return made;
}

Date answer_after(Date asked, const std::optional<Date>& target, std::int64_t days = 10) {
  return answer_day(manual("archive", days), asked, Jurisdiction::england_and_wales, target, holidays());
}

}  // namespace

TEST_CASE("an answer is due after the source's working days, bank holidays left out", "[workflow][owners]") {
  CHECK((answer_after(2026y / 11 / 2, std::nullopt) == Date(2026y / 11 / 16)));
  CHECK((answer_after(2026y / 12 / 21, std::nullopt, 5) == Date(2026y / 12 / 30)));
}

TEST_CASE("an answer is not due after the council's own target", "[workflow][owners]") {
  CHECK((answer_after(2026y / 11 / 2, 2026y / 11 / 12) == Date(2026y / 11 / 12)));
  CHECK((answer_after(2026y / 11 / 2, 2026y / 11 / 30) == Date(2026y / 11 / 16)));
  CHECK((answer_after(2026y / 11 / 20, 2026y / 11 / 12) == Date(2026y / 11 / 20)));
}

TEST_CASE("owners who were asked are listed with their reminders, searched sources never",
          "[workflow][owners]") {
  SourceConfig searched = manual("crm");
  searched.kind = SourceKind::sql;
  const auto case_standing = standing({happened(1, event::kSourceAsked, 2026y / 11 / 3, "police"),
                                       happened(2, event::kSourceChased, 2026y / 11 / 10, "police"),
                                       happened(3, event::kSourceAsked, 2026y / 11 / 3, "crm")});
  const auto owners =
      owner_questions({searched, manual("archive"), manual("police")}, case_standing, {}, holidays());
  REQUIRE(owners.size() == 1);
  CHECK(owners[0].source.id == "police");
  CHECK((owners[0].asked == Date(2026y / 11 / 3)));
  CHECK((owners[0].chased == std::vector<Date>{2026y / 11 / 10}));
  CHECK(owners[0].open());
}

TEST_CASE("a question that was taken back was not asked", "[workflow][owners]") {
  CaseEvent taken_back;
  taken_back.sequence = 2;
  taken_back.kind = std::string(event::kCorrected);
  taken_back.on = 2026y / 11 / 4;
  taken_back.detail = Value::object({{"event", 1}, {"on", Value()}});
  const auto case_standing =
      standing({happened(1, event::kSourceAsked, 2026y / 11 / 3, "police"), taken_back});
  CHECK(owner_questions({manual("police")}, case_standing, {}, holidays()).empty());
}

TEST_CASE("who is asked again after an answer has a new time", "[workflow][owners]") {
  const auto case_standing = standing({happened(1, event::kSourceAsked, 2026y / 11 / 3, "police"),
                                       happened(2, event::kSourceChased, 2026y / 11 / 10, "police"),
                                       happened(3, event::kNilReturn, 2026y / 11 / 11, "police"),
                                       happened(4, event::kSourceAsked, 2026y / 11 / 12, "police")});
  const auto owners = owner_questions({manual("police")}, case_standing, {}, holidays());
  REQUIRE(owners.size() == 1);
  CHECK((owners[0].asked == Date(2026y / 11 / 12)));
  CHECK((owners[0].answer_by == Date(2026y / 11 / 26)));
  CHECK(owners[0].chased.empty());
}

TEST_CASE("of an older register the search record says when the owner was asked", "[workflow][owners]") {
  SearchRecord waiting;
  waiting.source = "police";
  waiting.started = *try_parse_instant("2026-11-05T10:00:00Z");
  const auto owners = owner_questions({manual("police")}, standing({}), {waiting}, holidays());
  REQUIRE(owners.size() == 1);
  CHECK((owners[0].asked == Date(2026y / 11 / 5)));
}

TEST_CASE("a search is settled when it is complete, nil, or accepted by somebody", "[workflow][owners]") {
  SearchRecord search;
  for (const SearchOutcome outcome :
       {SearchOutcome::not_searched, SearchOutcome::partial, SearchOutcome::failed}) {
    search.outcome = outcome;
    search.approved_by.clear();
    CHECK_FALSE(is_settled(search));
    search.approved_by = "b.manager";
    CHECK(is_settled(search));
  }
  search.approved_by.clear();
  for (const SearchOutcome outcome : {SearchOutcome::complete, SearchOutcome::nil}) {
    search.outcome = outcome;
    CHECK(is_settled(search));
  }
}

TEST_CASE("the message to a record owner names what is needed and nothing of the requester",
          "[workflow][owners]") {
  law::RecordsRequestFacts facts;
  facts.case_reference = "AR-2026-0001";
  facts.controller = "Example Borough Council";
  facts.officer = "Rights team";
  facts.contact = "by e-mail to rights@example.org";
  facts.source = "Paper archive";
  facts.answer_by = 2026y / 11 / 16;
  facts.search_for = {"Name: Aisha Khan"};
  const auto request = law::records_request(facts);
  CHECK(request.subject.find("Khan") == std::string::npos);
  for (const char* told : {"Paper archive", "Name: Aisha Khan", "Monday 16 November 2026", "AR-2026-0001",
                           "rights@example.org", "section 173"}) {
    CHECK_THAT(request.text, Catch::Contains(told));
  }
  CHECK(request.text.find('{') == std::string::npos);
}
