#include "source_fixture.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using test::dataset;

namespace {

/// Customers known by e-mail address, with orders, and addresses that both lead to; the orders lead back.
constexpr std::string_view kShop = R"(
CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT, name TEXT, address INTEGER, locked TEXT);
INSERT INTO customer VALUES (1, 'one@example.org', 'Aisha Khan', 1, NULL), (2, 'Two@Example.org', 'Tom Wood', 2, 'Y');
CREATE TABLE orders (id TEXT PRIMARY KEY, customer INTEGER, address INTEGER);
INSERT INTO orders VALUES ('a', 1, 1), ('b', 1, 2), ('c', 2, 2), ('d', NULL, 2);
CREATE TABLE line (order_id TEXT, what TEXT);
INSERT INTO line VALUES ('a', 'tea'), ('a', 'tea'), ('b', 'milk'), ('c', 'tea');
CREATE TABLE address (id INTEGER PRIMARY KEY, street TEXT);
INSERT INTO address VALUES (1, 'Alder Street'), (2, 'Birch Road'), (3, 'Nobody Lane');
CREATE TABLE lonely (id INTEGER PRIMARY KEY, x TEXT);
)";

DatasetConfig linked(DatasetConfig config, std::vector<DatasetLink> links) {
  config.links = std::move(links);
  return config;
}

SourceConfig shop() {
  SourceConfig config;
  config.id = "shop";
  config.kind = SourceKind::sql;
  config.connection = "shop.sqlite";
  const auto record = DatasetRole::record;
  DatasetConfig customer = dataset(
      "customer", record, "customer", "id", "",
      {{"email", "person.email", ""}, {"name", "person.full-name", ""}, {"locked", "restricted", ""}});
  customer.fields[0].identity = true;
  config.datasets = {
      linked(dataset("address", record, "address", "id", "", {{"street", "other", ""}}),
             {{"id", "customer", "address"}, {"id", "orders", "address"}}),
      linked(dataset("line", record, "line", "", "", {{"what", "other", ""}}),
             {{"order_id", "orders", "id"}}),
      linked(customer, {{"id", "orders", "customer"}}),
      linked(dataset("orders", record, "orders", "id", "", {{"id", "other", "Number"}}),
             {{"customer", "shop/customer", "id"}}),
  };
  return config;
}

class Shop {
public:
  explicit Shop(const SourceConfig& config = shop()) {
    test::make_database(m_folder.path() / "shop.sqlite", kShop);
    m_source = sources::open_source(config, {m_folder.path(), m_context});
  }

  sources::Source& operator*() { return *m_source; }

private:
  test::TempFolder m_folder;
  Context m_context = test::test_context();
  std::unique_ptr<sources::Source> m_source;
};

std::vector<std::string> datasets_of(const test::Received& received) {
  std::vector<std::string> datasets;
  for (const auto& fetched : received.items) {
    datasets.push_back(fetched.item.dataset);
  }
  return datasets;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("links form any graph, and each row comes once, after the rows that lead to it",
          "[sources][links]") {
  Shop shop;
  sources::SearchLog log;
  const test::Received received(*shop, "email=one@example.org", log);
  CHECK(datasets_of(received) ==
        Texts{"customer", "orders", "orders", "address", "address", "line", "line", "line"});
  CHECK(log.claimed() == 8);
  CHECK(log.gaps().empty());
}

TEST_CASE("rows without a key are told apart, also equal ones, and keep their names", "[sources][links]") {
  Shop shop;
  sources::SearchLog log;
  const test::Received first(*shop, "email=one@example.org", log);
  const test::Received again(*shop, "email=one@example.org", log);
  CHECK(first.keys() == again.keys());
  CHECK(first.items[5].item.key != first.items[6].item.key);
}

TEST_CASE("what hangs on a restricted row is restricted, whatever else leads to it", "[sources][links]") {
  Shop shop;
  sources::SearchLog log;
  const test::Received received(*shop, "email=two@example.org", log);
  CHECK(datasets_of(received) == Texts{"customer", "orders", "address", "line"});
  for (const auto& fetched : received.items) {
    CHECK(fetched.item.restricted);
  }
}

TEST_CASE("a person without a dataset of persons is found by the value that identifies them",
          "[sources][links]") {
  Shop shop;
  sources::SearchLog log;
  DataSubject subject;
  subject.emails = {"TWO@example.org"};
  const auto found = test::find_in(*shop, subject, log);
  REQUIRE(found.size() == 1);
  CHECK(found[0].person == "email=Two@Example.org");
  CHECK(found[0].details.name == PersonName{"Tom", "Wood"});
  subject.emails.clear();
  CHECK(test::find_in(*shop, subject, log).empty());
  CHECK(log.gaps() == Texts{"it can only be searched by e-mail address, which the request does not give"});
}

TEST_CASE("a dataset that nothing leads to is a mistake and a gap", "[sources][links]") {
  auto config = shop();
  config.datasets.push_back(dataset("lonely", DatasetRole::record, "lonely", "id", "", {{"x", "other", ""}}));
  Shop shop(config);
  CHECK((*shop).check().back().code == "not-linked");
  sources::SearchLog log;
  const test::Received received(*shop, "email=one@example.org", log);
  CHECK(received.items.size() == 8);
  CHECK(log.gaps().size() == 1);
}

TEST_CASE("more values than one query takes lead to each row once", "[sources][links]") {
  const test::TempFolder folder;
  test::make_database(folder.path() / "shop.sqlite", R"(
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO person VALUES (1, 'Aisha Khan');
CREATE TABLE event (id INTEGER PRIMARY KEY, person INTEGER, other INTEGER);
CREATE TABLE detail (id INTEGER PRIMARY KEY, event INTEGER, twin INTEGER);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
INSERT INTO event SELECT i, 1, 10000 - i FROM n;
INSERT INTO detail SELECT id, id, 10000 - id FROM event;
)");
  SourceConfig config;
  config.id = "shop";
  config.kind = SourceKind::sql;
  config.connection = "shop.sqlite";
  config.datasets = {
      dataset("person", DatasetRole::person, "person", "id", "", {{"name", "person.full-name", ""}}),
      dataset("event", DatasetRole::record, "event", "id", "person", {{"id", "other", ""}}),
      linked(dataset("detail", DatasetRole::record, "detail", "id", "", {{"id", "other", ""}}),
             {{"event", "event", "id"}, {"twin", "event", "other"}})};
  const Context context = test::test_context();
  const auto source = sources::open_source(config, {folder.path(), context});
  sources::SearchLog log;
  const test::Received received(*source, "1", log);
  CHECK(received.items.size() == 3001);
  CHECK(log.gaps().empty());
}

TEST_CASE("rows that hang on rows of another source are found by what that one leaves", "[sources][links]") {
  const test::TempFolder folder;
  const Context context = test::test_context();
  test::make_database(folder.path() / "crm.sqlite", R"(
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, card TEXT);
INSERT INTO person VALUES (1, 'Aisha Khan', 'C-77'), (2, 'Tom Wood', 'C-78');)");
  test::make_database(folder.path() / "library.sqlite", R"(
CREATE TABLE loan (id INTEGER PRIMARY KEY, card TEXT, book TEXT);
INSERT INTO loan VALUES (1, 'C-77', 'First'), (2, 'C-78', 'Second'), (3, 'C-77', 'Third');)");
  SourceConfig crm;
  crm.id = "crm";
  crm.kind = SourceKind::sql;
  crm.connection = "crm.sqlite";
  crm.datasets = {
      dataset("person", DatasetRole::person, "person", "id", "", {{"name", "person.full-name", ""}})};
  SourceConfig library = crm;
  library.id = "library";
  library.connection = "library.sqlite";
  library.datasets = {linked(dataset("loan", DatasetRole::record, "loan", "id", "", {{"book", "title", ""}}),
                             {{"card", "crm/person", "card"}})};
  sources::LinkValues links;
  sources::SearchLog log;
  const auto take = [&](const SourceConfig& config, const sources::Surroundings& surroundings,
                        std::vector<std::string> people) {
    std::vector<std::string> keys;
    std::vector<Party> parties;
    const sources::Wanted wanted{"AR-2026-0001", std::move(people), &log, &links, &parties};
    const auto source = sources::open_source(config, surroundings);
    CHECK_FALSE(has_errors(source->check()));
    source->fetch({&wanted, 1}, [&](std::size_t, sources::FetchedItem fetched) {
      keys.push_back(fetched.item.dataset + "/" + fetched.item.key);
    });
    return keys;
  };
  CHECK(take(crm, {folder.path(), context, {}, {}, {{"person", "card"}}}, {"1"}) == Texts{"person/1"});
  CHECK(take(library, {folder.path(), context}, {}) == Texts{"loan/1", "loan/3"});
}
