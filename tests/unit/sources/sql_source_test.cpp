#include "source_fixture.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dsrkit;
using test::dataset;

namespace {

constexpr std::string_view kTables = R"(
CREATE TABLE person (id TEXT PRIMARY KEY, forename TEXT, surname TEXT, dob TEXT, nhs TEXT, died TEXT, secret TEXT);
INSERT INTO person VALUES
  ('p1', 'Aisha', 'Khan', '2009-04-12 00:00:00', '999 000 0018', NULL, 'undeclared'),
  ('p2', 'Bilal', 'Khan', '1979-01-30', NULL, NULL, 'undeclared'),
  ('p3', 'Karen', 'Hughes', '1984-02-02', NULL, '2020-01-01', 'undeclared'),
  ('p4', 'Aysha', 'Kahn', '2009-12-04', NULL, NULL, 'undeclared'),
  ('p5', 'Noor', 'Siddiqui', '2009-04-12', NULL, NULL, 'undeclared'),
  ('p6', 'Tom', 'Wood', '1990-05-05', NULL, NULL, 'undeclared');
CREATE TABLE alias (id INTEGER PRIMARY KEY, person TEXT, name TEXT);
INSERT INTO alias VALUES (1, 'p1', 'Ash'), (2, 'p6', 'KHAN, Aisha');
CREATE TABLE number (id INTEGER PRIMARY KEY, person TEXT, kind TEXT, value TEXT);
INSERT INTO number VALUES (1, 'p1', 'Unique Pupil Number', 'A123'), (2, 'p3', 'Unique Pupil Number', 'a 123');
CREATE TABLE address (id INTEGER PRIMARY KEY, person TEXT, line TEXT, postcode TEXT, safe TEXT);
INSERT INTO address VALUES (1, 'p1', '12 Alder Street', 'M1 1AE', NULL), (2, 'p3', '1 Refuge Road', 'M2 2BE', 'Y');
CREATE TABLE household (id INTEGER PRIMARY KEY, family TEXT, person TEXT);
INSERT INTO household VALUES (1, 'f1', 'p1'), (2, 'f1', 'p2'), (3, 'f1', 'p3'), (4, 'f2', 'p6');
CREATE TABLE relation (id INTEGER PRIMARY KEY, person TEXT, name TEXT, relation TEXT, phone TEXT, address TEXT, safe TEXT);
INSERT INTO relation VALUES
  (1, 'p1', 'Karen Hughes', 'neighbour', '07700 900111', '14 Alder Street', '9 Hidden Lane' || char(10) || 'Brackendale'),
  (2, 'p6', 'Somebody Else', 'friend', NULL, NULL, NULL);
CREATE TABLE worker (id TEXT PRIMARY KEY, name TEXT, job TEXT, employer TEXT);
INSERT INTO worker VALUES ('w1', 'Dr Omar Siddiqui', 'GP', 'Brackendale Surgery'), ('w2', 'Unrelated Worker', 'x', 'y');
CREATE TABLE assessment (id INTEGER PRIMARY KEY, person TEXT, day TEXT, heading TEXT, score REAL, worker TEXT, locked TEXT,
                         referrer TEXT);
INSERT INTO assessment VALUES (1, 'p1', '2024-02-27T11:57:18', 'First', 7.25, 'w1', NULL, 'Jo Bloggs'),
                              (2, 'p1', 'unknown', NULL, NULL, 'w1', 'Y', NULL),
                              (3, 'p6', '2024-02-27', 'Other', 1, 'w2', NULL, NULL);
CREATE TABLE factor (id INTEGER PRIMARY KEY, assessment INTEGER, text TEXT, scan BLOB);
INSERT INTO factor VALUES (1, 1, 'open', NULL), (2, 2, 'sealed with its parent', x'00ff'), (3, 3, 'other', NULL);
)";

SourceConfig crm() {
  SourceConfig config;
  config.id = "crm";
  config.kind = SourceKind::sql;
  config.connection = "crm.sqlite";
  auto factors = dataset("factors", DatasetRole::record, "factor", "id", "assessment",
                         {{"text", "text", ""}, {"scan", "other", "Scan"}});
  factors.link_to = "assessments";
  config.datasets = {
      factors,
      dataset("person", DatasetRole::person, "person", "id", "",
              {{"forename", "person.given-name", "Forename"},
               {"surname", "person.family-name", "Surname"},
               {"dob", "person.born", "Date of birth"},
               {"nhs", "identifier.nhs-number", "NHS number"},
               {"died", "person.deceased", "Died"}}),
      dataset("aliases", DatasetRole::alias, "alias", "id", "person", {{"name", "person.full-name", "Name"}}),
      dataset("numbers", DatasetRole::identifier, "number", "id", "person",
              {{"kind", "identifier.type", "Type"}, {"value", "identifier.value", "Value"}}),
      dataset("addresses", DatasetRole::address, "address", "id", "person",
              {{"line", "person.address", "Address"},
               {"postcode", "person.address", "Address"},
               {"safe", "safe-address", "Safe"}}),
      dataset("family", DatasetRole::household, "household", "id", "person", {{"family", "group", ""}}),
      dataset("relations", DatasetRole::relation, "relation", "id", "person",
              {{"name", "person.full-name", "Name"},
               {"relation", "relation.name", "Relation"},
               {"phone", "person.phone", "Phone"},
               {"address", "person.address", "Address"},
               {"safe", "safe-address", "Safe address"}}),
      dataset("workers", DatasetRole::professional, "worker", "id", "",
              {{"name", "professional.name", "Name"},
               {"job", "professional.role", "Job"},
               {"employer", "professional.employer", "Employer"}}),
      dataset("assessments", DatasetRole::record, "assessment", "id", "person",
              {{"day", "date", "Date"},
               {"heading", "title", "Title"},
               {"score", "other", "Score"},
               {"worker", "professional.ref", "Worker"},
               {"locked", "restricted", "Locked"},
               {"referrer", "relation.name", "Referrer"}}),
  };
  return config;
}

class Crm {
public:
  explicit Crm(const SourceConfig& config = crm(), const sources::SourceLimits& limits = {}) {
    test::make_database(m_folder.path() / "crm.sqlite", kTables);
    m_source = sources::open_source(config, {m_folder.path(), m_context, limits});
  }

  sources::Source* operator->() { return m_source.get(); }

  sources::Source& operator*() { return *m_source; }

  [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "crm.sqlite"; }

private:
  test::TempFolder m_folder;
  Context m_context = test::test_context();
  std::unique_ptr<sources::Source> m_source;
};

DataSubject aisha() {
  DataSubject subject;
  subject.name = {"Aisha", "Khan"};
  subject.born = try_parse_date("2009-04-12");
  return subject;
}

std::vector<std::string> keys_of(const std::vector<SourcePerson>& people) {
  std::vector<std::string> keys;
  for (const SourcePerson& person : people) {
    keys.push_back(person.person);
  }
  return keys;
}

const Party& party_named(const std::vector<Party>& parties, const std::string& name) {
  const auto found = std::find_if(parties.begin(), parties.end(), [&](const Party& party) {
    return std::find(party.names.begin(), party.names.end(), name) != party.names.end();
  });
  REQUIRE(found != parties.end());
  return *found;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("people are found by any row that says something of them", "[sources][sql]") {
  Crm crm;
  sources::SearchLog log;
  // By their own row, by the birth date alone, by an alias, by a number in another table.
  CHECK(keys_of(test::find_in(*crm, aisha(), log)) == Keys{"p1", "p5", "p6"});
  DataSubject by_number;
  by_number.identifiers = {{"nhs-number", "999 000 0018"}};
  CHECK(keys_of(test::find_in(*crm, by_number, log)) == Keys{"p1"});
  by_number.identifiers = {{"upn", "a 123"}};
  CHECK(keys_of(test::find_in(*crm, by_number, log)) == Keys{"p3"});
  CHECK(test::find_in(*crm, {}, log).empty());
}

TEST_CASE("many subjects are looked for with the queries of one", "[sources][sql][batch]") {
  Crm crm;
  sources::SearchLog one;
  (void)test::find_in(*crm, aisha(), one);
  DataSubject karen;
  karen.name = {"Karen", "Hughes"};
  const std::vector<DataSubject> subjects{aisha(), karen, {}};
  std::vector<sources::SearchLog> logs(subjects.size());
  std::vector<sources::Sought> sought;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    sought.push_back({&subjects[i], &logs[i]});
  }
  const auto found = crm->find_candidates(sought, test::AnythingInCommon(subjects));
  REQUIRE(found.size() == 3);
  CHECK(keys_of(found[0]) == Keys{"p1", "p5", "p6"});
  CHECK(keys_of(found[1]) == Keys{"p3"});
  CHECK(found[2].empty());
  CHECK(logs[0].pages() == one.pages());
}

TEST_CASE("records of many cases come with the queries of one, each to its own case",
          "[sources][sql][batch]") {
  Crm crm;
  sources::SearchLog alone;
  const test::Received p1(*crm, "p1", alone);
  sources::SearchLog alone6;
  const test::Received p6(*crm, "p6", alone6);
  std::vector<sources::SearchLog> logs(2);
  std::vector<sources::LinkValues> links(2);
  std::vector<std::vector<Party>> parties(2);
  const std::vector<sources::Wanted> wanted{{"AR-2026-0001", {"p1"}, &logs[0], &links[0], &parties[0]},
                                            {"AR-2026-0002", {"p6"}, &logs[1], &links[1], &parties[1]}};
  std::vector<test::Received> together(2);
  crm->fetch(wanted,
             [&](std::size_t i, sources::FetchedItem item) { together[i].items.push_back(std::move(item)); });
  CHECK(together[0].keys() == p1.keys());
  CHECK(together[1].keys() == p6.keys());
  CHECK(together[0].items[0].item.id == p1.items[0].item.id);
  CHECK(together[1].items[0].item.id != p6.items[0].item.id);
  CHECK(parties[0].size() == p1.parties.size());
  CHECK(parties[1].size() == p6.parties.size());
  CHECK(logs[0].claimed() == alone.claimed());
  CHECK(logs[1].claimed() == alone6.claimed());
  CHECK(logs[0].pages() == alone.pages());
}

TEST_CASE("a candidate carries everything its source says of the person", "[sources][sql]") {
  Crm crm;
  sources::SearchLog log;
  const auto people = test::find_in(*crm, aisha(), log);
  REQUIRE(!people.empty());
  const PersonDetails& details = people.front().details;
  CHECK(details.name == PersonName{"Aisha", "Khan"});
  CHECK(details.born == try_parse_date("2009-04-12"));
  CHECK(details.also_known_as == std::vector<PersonName>{{"Ash", ""}});
  CHECK(details.identifiers == std::vector<Identifier>{{"nhs-number", "999 000 0018"}, {"upn", "A123"}});
  CHECK(details.addresses == Keys{"12 Alder Street, M1 1AE"});
}

TEST_CASE("more possible people than the limit is a gap, not silence", "[sources][sql]") {
  sources::SourceLimits limits;
  limits.candidates = 2;
  Crm crm(::crm(), limits);
  sources::SearchLog log;
  CHECK(test::find_in(*crm, aisha(), log).size() == 2);
  CHECK(log.gaps().size() == 1);
}

TEST_CASE("every row of the person is fetched once, parents before children, whatever the page size",
          "[sources][sql]") {
  sources::SourceLimits limits;
  limits.page = GENERATE(1U, 2U, 1000U);
  Crm crm(::crm(), limits);
  sources::SearchLog log;
  const test::Received received(*crm, "p1", log);
  CHECK(received.keys() == Keys{"person/p1", "aliases/1", "numbers/1", "addresses/1", "relations/1",
                                "assessments/1", "assessments/2", "factors/1", "factors/2"});
  CHECK(log.claimed() == 9);
  CHECK(log.gaps().empty());
}

TEST_CASE("an item carries its columns in declared order, its date, title and origin", "[sources][sql]") {
  Crm crm;
  sources::SearchLog log;
  const test::Received received(*crm, "p1", log);
  const Item& first = received.items[5].item;
  CHECK(first.content == Value::object({{"Date", "2024-02-27T11:57:18"},
                                        {"Title", "First"},
                                        {"Score", Number{"7.25"}},
                                        {"Worker", "w1"},
                                        {"Referrer", "Jo Bloggs"}}));
  CHECK(first.date == try_parse_date("2024-02-27"));
  CHECK(first.title == "First");
  CHECK(first.person == "p1");
  CHECK(first.retrieved == try_parse_date("2026-03-02"));
  CHECK(first.query.find("FROM \"assessment\" WHERE \"person\" = ?") != std::string::npos);
  CHECK_FALSE(first.restricted);
  const Item& second = received.items[6].item;
  CHECK(second.content.find("Score")->is_null());
  CHECK_FALSE(second.date);
  CHECK(second.title == "Label of assessments");
  CHECK(received.items[3].item.content ==
        Value::object({{"Address", "12 Alder Street"}, {"Address (postcode)", "M1 1AE"}, {"Safe", nullptr}}));
}

TEST_CASE("a restricted row restricts what hangs on it", "[sources][sql]") {
  Crm crm;
  sources::SearchLog log;
  const test::Received received(*crm, "p1", log);
  for (const auto& fetched : received.items) {
    const bool sealed = (fetched.item.dataset == "assessments" || fetched.item.dataset == "factors") &&
                        fetched.item.key == "2";
    CHECK(fetched.item.restricted == sealed);
  }
}

TEST_CASE("bytes in a row travel as an attachment", "[sources][sql]") {
  Crm crm;
  sources::SearchLog log;
  const test::Received received(*crm, "p1", log);
  const auto& fetched = received.items.back();
  REQUIRE(fetched.files.size() == 1);
  CHECK(fetched.files[0].bytes == std::string("\0\xff", 2));
  CHECK(fetched.item.attachments.at(0).size == 2);
}

TEST_CASE("queries name no values and no undeclared column", "[sources][sql]") {
  Crm crm;
  sources::SearchLog log;
  CHECK_FALSE(test::find_in(*crm, aisha(), log).empty());
  const test::Received received(*crm, "p1", log);
  for (const std::string& query : log.queries()) {
    CHECK(query.starts_with("SELECT \""));
    CHECK(query.find("secret") == std::string::npos);
    CHECK(query.find("p1") == std::string::npos);
    CHECK(query.find("Khan") == std::string::npos);
  }
}

TEST_CASE("a key that looks like SQL finds nobody and changes nothing", "[sources][sql]") {
  Crm crm;
  sources::SearchLog log;
  CHECK(test::Received(*crm, "p1'; DROP TABLE person; --", log).items.empty());
  CHECK(test::Received(*crm, "' OR '1'='1", log).items.empty());
  CHECK(test::Received(*crm, "p1", log).items.size() == 9);
}

TEST_CASE("the people around the person become parties, the person not", "[sources][sql]") {
  Crm crm;
  sources::SearchLog log;
  const std::vector<Party> parties = test::Received(*crm, "p1", log).parties;
  CHECK(parties.size() == 5);

  const Party& neighbour = party_named(parties, "Karen Hughes");
  CHECK(neighbour.relation == "neighbour");
  CHECK(neighbour.phones == Keys{"07700 900111"});
  CHECK(neighbour.addresses == Keys{"14 Alder Street"});
  CHECK(neighbour.safe_addresses == Keys{"9 Hidden Lane, Brackendale"});
  CHECK(neighbour.origins == Keys{"crm/relations/1"});

  const Party& father = party_named(parties, "Bilal Khan");
  CHECK(father.relation == "household member");
  CHECK(father.born == try_parse_date("1979-01-30"));
  CHECK(father.origins == Keys{"crm/person/p2"});
  CHECK_FALSE(father.deceased);

  const Party& doctor = party_named(parties, "Dr Omar Siddiqui");
  CHECK(doctor.role == PartyRole::professional);
  CHECK(doctor.job == "GP");
  CHECK(doctor.employer == "Brackendale Surgery");

  CHECK(party_named(parties, "Jo Bloggs").relation == "referrer");
  CHECK(party_named(parties, "Jo Bloggs").informant);
  CHECK_FALSE(neighbour.informant);
}

TEST_CASE("a household member's flagged address is a safe address", "[sources][sql]") {
  Crm crm;
  sources::SearchLog log;
  const std::vector<Party> parties = test::Received(*crm, "p1", log).parties;
  const auto member = std::find_if(parties.begin(), parties.end(),
                                   [](const Party& party) { return party.origins == Keys{"crm/person/p3"}; });
  REQUIRE(member != parties.end());
  CHECK(member->deceased);
  CHECK(member->addresses.empty());
  CHECK(member->safe_addresses == Keys{"1 Refuge Road, M2 2BE"});
}

TEST_CASE("a table or column that is not there is reported and stops the source", "[sources][sql]") {
  CHECK_FALSE(has_errors(Crm()->check()));
  auto config = crm();
  config.datasets.back().table = "assesment";
  config.datasets[1].fields.push_back({"shoe_size", "other", ""});
  Crm crm(config);
  const auto diagnostics = crm->check();
  CHECK(std::count_if(diagnostics.begin(), diagnostics.end(),
                      [](const Diagnostic& found) { return found.severity == Severity::error; }) == 2);
  sources::SearchLog log;
  CHECK_THROWS_AS(test::find_in(*crm, aisha(), log), Error);
}

TEST_CASE("a column whose values cannot be dates is reported without a value", "[sources][sql]") {
  const auto some = Crm()->check();
  REQUIRE(some.size() == 1);
  CHECK(some.front().severity == Severity::warning);
  CHECK(some.front().code == "not-a-date");
  CHECK(some.front().text == "column 'day' is declared a date, and 1 of 3 sampled values are none");
  auto config = crm();
  config.datasets[1].fields[1].meaning = "person.born";
  const auto none = Crm(config)->check();
  CHECK(has_errors(none));
  CHECK_THAT(none.front().text, Catch::Contains("6 of 6") && !Catch::Contains("Khan"));
}

TEST_CASE("a dataset that no link leads to is reported", "[sources][sql]") {
  auto config = crm();
  config.datasets.front().link_to = "nowhere";
  const auto diagnostics = Crm(config)->check();
  REQUIRE_FALSE(diagnostics.empty());
  CHECK(diagnostics.back().code == "not-linked");
}

TEST_CASE("a database that is not there is unavailable, when asked and not before", "[sources][sql]") {
  const test::TempFolder folder;
  const Context context = test::test_context();
  const auto source = sources::open_source(crm(), {folder.path(), context});
  CHECK(has_errors(source->check()));
  sources::SearchLog log;
  CHECK_THROWS_AS(test::find_in(*source, aisha(), log), Error);
  CHECK(files::list_files(folder.path()).empty());
}
