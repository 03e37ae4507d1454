#include "source_fixture.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <span>

using namespace dsrkit;
using test::dataset;

namespace {

using Texts = std::vector<std::string>;

/// A database whose tables do not write keys alike: a collation stands for columns of fixed width.
class Council {
public:
  Council(std::string_view tables, std::vector<DatasetConfig> datasets) {
    test::make_database(m_folder.path() / "crm.sqlite", tables);
    SourceConfig config;
    config.id = "crm";
    config.kind = SourceKind::sql;
    config.connection = "crm.sqlite";
    config.datasets = std::move(datasets);
    m_source = sources::open_source(config, {m_folder.path(), m_context});
  }

  sources::Source& operator*() { return *m_source; }

private:
  test::TempFolder m_folder;
  Context m_context = test::test_context();
  std::unique_ptr<sources::Source> m_source;
};

DatasetConfig people() {
  return dataset("person", DatasetRole::person, "person", "id", "", {{"name", "person.full-name", ""}});
}

/// As `config`, its link to the person declared in the list.
DatasetConfig in_list(DatasetConfig config) {
  config.links = {{config.link_column, "crm/person", ""}};
  config.link_column.clear();
  return config;
}

Texts names_of(const std::vector<Party>& parties) {
  Texts names;
  for (const Party& party : parties) {
    names.insert(names.end(), party.names.begin(), party.names.end());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Texts found_by_name(sources::Source& source, const PersonName& name) {
  DataSubject subject;
  subject.name = name;
  sources::SearchLog log;
  Texts keys;
  for (const SourcePerson& person : test::find_in(source, subject, log)) {
    keys.push_back(person.person);
  }
  return keys;
}

constexpr std::string_view kPadded = R"(
CREATE TABLE person (id TEXT, name TEXT);
INSERT INTO person VALUES ('P1', 'Aisha Khan'), ('P2', 'Bilal Khan');
CREATE TABLE alias (id INTEGER, person TEXT COLLATE RTRIM, name TEXT);
INSERT INTO alias VALUES (1, 'P1   ', 'Ash Mead');
CREATE TABLE family (id INTEGER, family TEXT COLLATE RTRIM, person TEXT COLLATE RTRIM);
INSERT INTO family VALUES (1, 'F1', 'P1   '), (2, 'F1   ', 'P2   ');
CREATE TABLE note (id INTEGER, person TEXT, worker TEXT);
INSERT INTO note VALUES (1, 'P1', 'W1');
CREATE TABLE worker (id TEXT COLLATE RTRIM, name TEXT);
INSERT INTO worker VALUES ('W1   ', 'Jo Bloggs'), ('W2   ', 'Somebody Else');)";

DatasetConfig aliases() {
  return dataset("alias", DatasetRole::alias, "alias", "id", "person", {{"name", "person.full-name", ""}});
}

DatasetConfig families() {
  return dataset("family", DatasetRole::household, "family", "id", "person", {{"family", "group", ""}});
}

}  // namespace

TEST_CASE("a person is found by a name in a table that pads the key", "[sources][sql][keys]") {
  Council council(kPadded, {aliases(), people()});
  CHECK(found_by_name(*council, {"Ash", "Mead"}) == Texts{"P1"});
}

TEST_CASE("household members and workers are found through padded keys, the person is none of them",
          "[sources][sql][keys]") {
  Council council(kPadded, {people(), families(),
                            dataset("note", DatasetRole::record, "note", "id", "person",
                                    {{"worker", "professional.ref", ""}}),
                            dataset("worker", DatasetRole::professional, "worker", "id", "",
                                    {{"name", "professional.name", ""}})});
  sources::SearchLog log;
  CHECK(names_of(test::Received(*council, "P1", log).parties) == Texts{"Bilal Khan", "Jo Bloggs"});
}

TEST_CASE("links from a list lead to other names and household members as a link column does",
          "[sources][sql][keys]") {
  Council council(kPadded, {people(), in_list(aliases()), in_list(families())});
  CHECK(found_by_name(*council, {"Ash", "Mead"}) == Texts{"P1"});
  sources::SearchLog log;
  CHECK(names_of(test::Received(*council, "P1", log).parties) == Texts{"Bilal Khan"});
}

TEST_CASE("rows of a table without padding hang on a padded key", "[sources][sql][keys]") {
  Council council(
      R"(
CREATE TABLE person (id TEXT, name TEXT);
INSERT INTO person VALUES ('P1   ', 'Aisha Khan');
CREATE TABLE note (id INTEGER, person TEXT, body TEXT);
INSERT INTO note VALUES (1, 'P1', 'first');)",
      {people(), dataset("note", DatasetRole::record, "note", "id", "person", {{"body", "text", ""}})});
  sources::SearchLog log;
  CHECK(test::Received(*council, "P1   ", log).keys() == Texts{"person/P1   ", "note/1"});
  CHECK(log.gaps().empty());
}

TEST_CASE("keys that differ in case stay two people where the database tells them apart",
          "[sources][sql][keys]") {
  Council council(
      R"(
CREATE TABLE person (id TEXT, name TEXT);
INSERT INTO person VALUES ('A1', 'Aisha Khan'), ('a1', 'Tom Wood');
CREATE TABLE note (id INTEGER, person TEXT COLLATE RTRIM, body TEXT);
INSERT INTO note VALUES (1, 'A1   ', 'of Aisha'), (2, 'a1   ', 'of Tom');)",
      {people(), dataset("note", DatasetRole::record, "note", "id", "person", {{"body", "text", ""}})});
  std::vector<sources::SearchLog> logs(2);
  std::vector<sources::LinkValues> links(2);
  std::vector<std::vector<Party>> parties(2);
  const std::vector<sources::Wanted> wanted{{"AR-2026-0001", {"A1"}, &logs[0], &links[0], &parties[0]},
                                            {"AR-2026-0002", {"a1"}, &logs[1], &links[1], &parties[1]}};
  std::vector<Texts> keys(2);
  (*council).fetch(wanted, [&](std::size_t i, sources::FetchedItem fetched) {
    keys[i].push_back(fetched.item.dataset + "/" + fetched.item.key);
  });
  CHECK(keys[0] == Texts{"person/A1", "note/1"});
  CHECK(keys[1] == Texts{"person/a1", "note/2"});
}

TEST_CASE("keys of a view that gives its columns no type are found as they were read",
          "[sources][sql][keys]") {
  Council council(
      R"(
CREATE TABLE people (id INTEGER, name TEXT);
INSERT INTO people VALUES (7, 'Aisha Khan'), (8, 'Tom Wood');
CREATE VIEW person AS SELECT coalesce(id, 0) AS id, name FROM people;
CREATE TABLE notes (id INTEGER, person TEXT, body TEXT);
INSERT INTO notes VALUES (1, '7', 'first'), (2, '8', 'second');
CREATE VIEW note AS SELECT id, coalesce(person, '') AS person, body FROM notes;)",
      {people(), dataset("note", DatasetRole::record, "note", "id", "person", {{"body", "text", ""}})});
  CHECK(found_by_name(*council, {"Aisha", "Khan"}) == Texts{"7"});
  sources::SearchLog log;
  CHECK(test::Received(*council, "7", log).keys() == Texts{"person/7", "note/1"});
}

TEST_CASE("a key that several rows share is a gap, not silence", "[sources][sql][keys]") {
  Council council(R"(
CREATE TABLE person (id TEXT, name TEXT);
INSERT INTO person VALUES ('P1', 'Aisha Khan'), ('P2', 'Bilal Khan');
CREATE TABLE family (family TEXT, person TEXT);
INSERT INTO family VALUES ('F1', 'P1'), ('F1', 'P2');)",
                  {people(), dataset("family", DatasetRole::household, "family", "family", "person",
                                     {{"family", "group", ""}})});
  sources::SearchLog log;
  const test::Received received(*council, "P1", log);
  REQUIRE(log.gaps().size() == 1);
  CHECK(log.gaps().front() == "dataset 'family' has several rows with one key; only one of them was read");
}

TEST_CASE("whoever a row names is told even when a later dataset fails", "[sources][sql]") {
  Council council(
      R"(
CREATE TABLE person (id TEXT, name TEXT);
INSERT INTO person VALUES ('P1', 'Aisha Khan');
CREATE TABLE note (id INTEGER, person TEXT, referrer TEXT, extra INTEGER);
INSERT INTO note VALUES (1, 'P1', 'Jo Bloggs', -9223372036854775807 - 1);
CREATE VIEW broken AS SELECT id, person, abs(extra) AS body FROM note;)",
      {people(),
       dataset("note", DatasetRole::record, "note", "id", "person", {{"referrer", "relation.name", ""}}),
       dataset("broken", DatasetRole::record, "broken", "id", "person", {{"body", "text", ""}})});
  sources::SearchLog log;
  sources::LinkValues links;
  std::vector<Party> parties;
  const sources::Wanted wanted{"AR-2026-0001", {"P1"}, &log, &links, &parties};
  int items = 0;
  CHECK_THROWS_AS((*council).fetch({&wanted, 1}, [&](std::size_t, const sources::FetchedItem&) { ++items; }),
                  Error);
  CHECK(items == 2);
  CHECK(names_of(parties) == Texts{"Jo Bloggs"});
}
