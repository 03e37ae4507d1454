#include "source_fixture.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using test::dataset;

namespace {

constexpr std::string_view kMail = "family@example.org";

/// Three accounts of a household under one address, and letters that name only the address.
constexpr std::string_view kHousehold = R"(
CREATE TABLE account (id INTEGER PRIMARY KEY, email TEXT, name TEXT, born TEXT);
INSERT INTO account VALUES (1, 'family@example.org', 'Aisha Khan', '2009-04-12'),
                           (2, 'Family@Example.org', 'Omar Khan', '1980-01-02'),
                           (3, 'other@example.org', 'Tom Wood', '1970-05-06');
CREATE TABLE letter (id INTEGER PRIMARY KEY, email TEXT, words TEXT);
INSERT INTO letter VALUES (10, 'family@example.org', 'hello'), (11, 'other@example.org', 'goodbye');
)";

SourceConfig household() {
  SourceConfig config;
  config.id = "portal";
  config.kind = SourceKind::sql;
  config.connection = "portal.sqlite";
  const auto record = DatasetRole::record;
  DatasetConfig account =
      dataset("account", record, "account", "id", "",
              {{"email", "person.email", ""}, {"name", "person.full-name", ""}, {"born", "person.born", ""}});
  account.fields[0].identity = true;
  DatasetConfig letter =
      dataset("letter", record, "letter", "id", "", {{"email", "person.email", ""}, {"words", "text", ""}});
  letter.fields[0].identity = true;
  config.datasets = {account, letter};
  return config;
}

class Portal {
public:
  Portal() {
    test::make_database(m_folder.path() / "portal.sqlite", kHousehold);
    m_source = sources::open_source(household(), {m_folder.path(), m_context});
  }

  sources::Source& operator*() { return *m_source; }

private:
  test::TempFolder m_folder;
  Context m_context = test::test_context();
  std::unique_ptr<sources::Source> m_source;
};

DataSubject asking(std::string_view name, std::string_view mail) {
  DataSubject subject;
  subject.name = parse_person_name(name);
  subject.emails = {std::string(mail)};
  return subject;
}

}  // namespace

TEST_CASE("of an address that a household shares each member is a person of their own",
          "[sources][identities]") {
  Portal portal;
  sources::SearchLog log;
  const auto found = test::find_in(*portal, asking("Aisha Khan", kMail), log);
  std::vector<std::string> keys;
  for (const auto& person : found) {
    keys.push_back(person.person);
  }
  REQUIRE(keys == std::vector<std::string>{"email=Family@Example.org",
                                           "email=Family@Example.org in account/1",
                                           "email=Family@Example.org in account/2"});
  CHECK(found[0].details.name.full().empty());
  CHECK(found[1].details.name.full() == "Aisha Khan");
}

TEST_CASE("whoever is taken for one of a household gets no record of another", "[sources][identities]") {
  Portal portal;
  sources::SearchLog log;
  const auto records = [&](const std::string& person) { return test::Received(*portal, person, log).keys(); };
  CHECK(records("email=family@example.org in account/1") == std::vector<std::string>{"account/1"});
  CHECK(records("email=family@example.org") == std::vector<std::string>{"letter/10"});
  CHECK(records("email=other@example.org") == std::vector<std::string>{"account/3", "letter/11"});
}
