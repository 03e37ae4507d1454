#include "register_fixture.hpp"

using namespace dsrkit;
using store::Writer;
using test::error_of;
using test::RegisterFixture;

namespace {

Date day(const char* text) {
  return *try_parse_date(text);
}

SearchRecord make_search(const std::string& source, SearchOutcome outcome) {
  SearchRecord search;
  search.source = source;
  search.outcome = outcome;
  search.claimed = 12;
  search.fetched = 10;
  search.reason = "two rows are locked";
  search.queries = {"SELECT a FROM b WHERE c = ?", "SELECT \"d\""};
  search.parameters_digest = "ab12";
  search.started = *try_parse_instant("2026-03-01T09:00:00.001Z");
  search.finished = *try_parse_instant("2026-03-01T09:00:01.999Z");
  search.searched_by = "officer.one";
  search.terms = {"2 names", "the date of birth"};
  search.pages = 3;
  search.retries = 1;
  search.approved_by = "officer.two";
  search.evidence = "e-mail of 1 March";
  search.on = day("2026-03-01");
  return search;
}

SourcePerson make_person(const std::string& source, const std::string& key) {
  return {source, key, test::make_case().subject};
}

PersonMatch make_match(const std::string& key, const std::string& by, MatchDecision decided) {
  PersonMatch match;
  match.source = "crm";
  match.person = key;
  match.tier = MatchTier::strong;
  match.score = 0.93;
  match.evidence = {{"nhs-number", "equal", "same valid number"}, {"born", "absent", ""}};
  match.decided = decided;
  match.decided_by = by;
  match.because = "all agree";
  return match;
}

Item make_item(const std::string& id, const std::string& key, std::optional<Date> date) {
  Item item;
  item.digest = "d-" + id;
  item.id = id;
  item.source = "crm";
  item.dataset = "contacts";
  item.key = key;
  item.person = "p1";
  item.title = "Contact";
  item.date = date;
  item.retrieved = day("2026-03-01");
  item.query = "contacts by person";
  item.data_class = DataClass::social_work;
  item.restricted = true;
  item.attachments = {{"plan.pdf", "application/pdf", "blob-1", 300}, {"lost.doc", "", "", std::nullopt}};
  return item;
}

std::vector<std::string> item_ids(const RegisterFixture& f) {
  std::vector<std::string> ids;
  f.store.for_each_item(f.reference, [&](const Item& item) { ids.push_back(item.id); });
  return ids;
}

}  // namespace

TEST_CASE("the latest search of each source counts and the history stays", "[register][evidence]") {
  RegisterFixture f;
  SearchRecord first = make_search("crm", SearchOutcome::partial);
  SearchRecord nil = make_search("police", SearchOutcome::nil);
  nil.claimed.reset();
  SearchRecord again = make_search("crm", SearchOutcome::complete);
  f.change([&](Writer& writer) {
    writer.append_search(first);
    writer.append_search(nil);
    writer.append_search(again);
  });
  CHECK(f.store.searches(f.reference) == std::vector{again, nil});
  CHECK(f.store.search_history(f.reference) == std::vector{first, nil, again});
}

TEST_CASE("source persons come back with their matches, or without", "[register][evidence]") {
  RegisterFixture f;
  const PersonMatch match = make_match("p1", "rule:strong", MatchDecision::confirmed);
  f.change([&](Writer& writer) {
    writer.put_source_person(make_person("crm", "p2"));
    writer.put_source_person(make_person("crm", "p1"));
    writer.put_match(match);
  });
  const std::vector<store::Candidate> expected{{make_person("crm", "p1"), match},
                                               {make_person("crm", "p2"), std::nullopt}};
  CHECK(f.store.candidates(f.reference) == expected);

  SourcePerson renamed = make_person("crm", "p2");
  renamed.details.name.family = "Changed";
  f.change([&](Writer& writer) { writer.put_source_person(renamed); });
  CHECK(f.store.candidates(f.reference)[1].person == renamed);
}

TEST_CASE("a new run never undoes an officer's decision on a match", "[register][evidence]") {
  RegisterFixture f;
  f.change([&](Writer& writer) {
    writer.put_source_person(make_person("crm", "p1"));
    writer.put_match(make_match("p1", "", MatchDecision::undecided));
  });
  const auto stored = [&] { return *f.store.candidates(f.reference)[0].match; };
  CHECK(stored().decided == MatchDecision::undecided);
  f.change(
      [&](Writer& writer) { writer.put_match(make_match("p1", "rule:strong", MatchDecision::confirmed)); });
  CHECK(stored().decided == MatchDecision::confirmed);
  f.change(
      [&](Writer& writer) { writer.put_match(make_match("p1", "officer.one", MatchDecision::rejected)); });
  PersonMatch rerun = make_match("p1", "rule:strong", MatchDecision::confirmed);
  rerun.tier = MatchTier::conflict;
  rerun.score = 0.1;
  f.change([&](Writer& writer) { writer.put_match(rerun); });
  CHECK(stored().decided == MatchDecision::rejected);
  CHECK(stored().decided_by == "officer.one");
  CHECK(stored().tier == MatchTier::conflict);
  CHECK(stored().score == 0.1);
  f.change(
      [&](Writer& writer) { writer.put_match(make_match("p1", "officer.two", MatchDecision::confirmed)); });
  CHECK(stored().decided_by == "officer.two");
}

TEST_CASE("an item comes back with every field but its content", "[register][evidence]") {
  RegisterFixture f;
  Item item = make_item("i1", "k1", day("2020-05-06"));
  item.content = Value::object({{"secret", "text"}});
  f.change([&](Writer& writer) { writer.put_item(item); });
  item.content = Value();
  CHECK(f.store.item_of(f.reference, "i1") == item);
  item.title = "Corrected";
  item.date.reset();
  f.change([&](Writer& writer) { writer.put_item(item); });
  CHECK(f.store.item_of(f.reference, "i1") == item);
  CHECK(f.store.count_items(f.reference) == 1);
  CHECK(error_of([&] { (void)f.store.item_of(f.reference, "i2"); }, "i2") == ErrorCode::not_found);
}

TEST_CASE("items come by source, date, key and id, undated ones first", "[register][evidence]") {
  RegisterFixture f;
  Item other = make_item("z", "0", day("2001-01-01"));
  other.source = "early-help";
  f.change([&](Writer& writer) {
    writer.put_item(other);
    writer.put_item(make_item("e", "2", day("2020-01-01")));
    writer.put_item(make_item("d", "1", day("2020-01-01")));
    writer.put_item(make_item("c", "1", day("2020-01-01")));
    writer.put_item(make_item("b", "9", day("2019-12-31")));
    writer.put_item(make_item("a", "9", std::nullopt));
  });
  CHECK(item_ids(f) == std::vector<std::string>{"a", "b", "c", "d", "e", "z"});
}

TEST_CASE("one case never shows the evidence of another", "[register][evidence]") {
  RegisterFixture f;
  f.change([&](Writer& writer) {
    writer.put_item(make_item("i1", "k1", std::nullopt));
    writer.put_source_person(make_person("crm", "p1"));
    writer.append_search(make_search("crm", SearchOutcome::complete));
  });
  const std::string other = f.open_case(test::make_case());
  CHECK(f.store.count_items(other) == 0);
  CHECK(f.store.candidates(other).empty());
  CHECK(f.store.searches(other).empty());
  CHECK(error_of([&] { (void)f.store.item_of(other, "i1"); }) == ErrorCode::not_found);
}
