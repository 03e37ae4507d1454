#include "dsrkit/sql/reader.hpp"

#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/sql/sqlite.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace dsrkit;
using sql::Comparison;
using test::TempFolder;

namespace {

std::filesystem::path make_people(const TempFolder& folder) {
  const auto path = folder.path() / "people.db";
  const auto database = sql::create_store(path);
  database->execute_script(
      "PRAGMA journal_mode = DELETE;"
      "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, weight REAL, photo BLOB);");
  const std::string long_name(200, 'x');
  database->execute("INSERT INTO person VALUES (1, ?, 0.5, NULL), (2, ?, NULL, ?), (3, ?, 1, ?)",
                    {"Siobh\xc3\xa1n O'Brien \xf0\x9f\x8c\xb1", long_name,
                     sql::Blob{std::string("\0\xff", 2)}, std::monostate{}, sql::Blob{long_name}});
  return path;
}

std::vector<sql::Cells> rows_of(sql::Reader& reader, const sql::Select& select,
                                const sql::Cells& parameters) {
  std::vector<sql::Cells> rows;
  reader.read(select, parameters, [&](const sql::Row& row) {
    sql::Cells cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back(row.cell(i));
    }
    rows.push_back(std::move(cells));
  });
  return rows;
}

std::string message_of(const std::string& connection) {
  const TempFolder folder;
  try {
    (void)sql::open_reader(connection, "", folder.path());
  } catch (const Error& error) {
    return std::string(error_code_name(error.code())) + ": " + error.what();
  }
  return {};
}

const sql::Select kPeople{
    "person", {"id", "name", "weight", "photo"}, {{"id", Comparison::greater}}, "id", 2};

}  // namespace

TEST_CASE("a select is written from names only, each in quotes", "[sql][reader]") {
  const TempFolder folder;
  const auto reader = sql::open_reader(make_people(folder).string(), "", "/");
  CHECK(
      reader->text_of({"main.per\"son",
                       {"id", "a; DROP TABLE x"},
                       {{"id", Comparison::equal}, {"n", Comparison::not_null}},
                       "id",
                       5}) ==
      R"(SELECT "id", "a; DROP TABLE x" FROM "main"."per""son" WHERE "id" = ? AND "n" IS NOT NULL ORDER BY "id" LIMIT 5)");
  CHECK(reader->text_of({"person", {}, {}, "", 0}) == R"(SELECT count(*) FROM "person")");
  CHECK_THROWS_AS(reader->text_of({"", {}, {}, "", 0}), Error);
}

TEST_CASE("a reader hands out rows after a key, and leaves out what is too large", "[sql][reader]") {
  const TempFolder folder;
  sql::ReaderLimits limits;
  limits.value_bytes = 100;
  const auto reader = sql::open_reader(make_people(folder).string(), "", "/", limits);
  const auto rows = rows_of(*reader, kPeople, {std::int64_t{1}});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] ==
        sql::Cells{std::int64_t{2}, sql::LeftOut{}, std::monostate{}, sql::Blob{std::string("\0\xff", 2)}});
  CHECK(rows[1] == sql::Cells{std::int64_t{3}, std::monostate{}, 1.0, sql::LeftOut{}});
  CHECK(reader->columns("PERSON")->size() == 4);
  CHECK_FALSE(reader->columns("people"));
}

TEST_CASE("the same rows come through ODBC", "[sql][reader][odbc]") {
  const TempFolder folder;
  const auto path = make_people(folder);
  const auto direct = sql::open_reader(path.string(), "", "/");
  const std::string connection = "odbc:Driver=SQLite3;Database=" + path.string() + ";StepAPI=1";
  const auto odbc = sql::open_reader(connection, "", "/");
  CHECK_THAT(odbc->server(), Catch::Contains("through ODBC driver"));
  CHECK(rows_of(*odbc, kPeople, {std::int64_t{0}}) == rows_of(*direct, kPeople, {std::int64_t{0}}));
  const sql::Select by_name{"person", {"id"}, {{"name", Comparison::equal}}, "", 0};
  CHECK(rows_of(*odbc, by_name, {"Siobh\xc3\xa1n O'Brien \xf0\x9f\x8c\xb1"}) ==
        std::vector<sql::Cells>{{std::int64_t{1}}});
  CHECK(odbc->columns("person")->size() == 4);
  CHECK_FALSE(odbc->columns("people"));
  SECTION("values over the limit are left out") {
    sql::ReaderLimits limits;
    limits.value_bytes = 100;
    const auto limited = sql::open_reader(connection, "", "/", limits);
    CHECK(rows_of(*limited, kPeople, {std::int64_t{1}})[1][3] == sql::Cell(sql::LeftOut{}));
  }
  SECTION("a file that can be written is not safe") {
    CHECK(odbc->why_writable("person"));
    std::filesystem::permissions(path, std::filesystem::perms::owner_read);
    CHECK_FALSE(odbc->why_writable("person"));
  }
}

TEST_CASE("a connection says by itself whether it holds a password", "[sql][reader]") {
  CHECK(sql::holds_password("postgresql://reader:secret@db/cms"));
  CHECK(sql::holds_password("postgres://db/cms?password=secret"));
  CHECK(sql::holds_password("odbc:DSN=cms; Pwd = secret"));
  CHECK(sql::holds_password("odbc:password=secret"));
  CHECK_FALSE(sql::holds_password("postgresql://reader@db:5433/cms?sslmode=verify-full"));
  CHECK_FALSE(sql::holds_password("odbc:DSN=cms;UID=reader"));
  CHECK_FALSE(sql::holds_password("systems/pwd=x.sqlite"));
  CHECK_THAT(message_of("postgresql://reader:secret@127.0.0.1:1/cms"),
             Catch::StartsWith("config-invalid") && !Catch::Contains("secret"));
}

TEST_CASE("a server that is not there is unavailable", "[sql][reader]") {
  CHECK_THAT(message_of("postgresql://reader@127.0.0.1:1/cms"), Catch::StartsWith("source-unavailable"));
  CHECK_THAT(message_of("postgresql://%"), Catch::StartsWith("config-invalid"));
  CHECK_THAT(message_of("odbc:Driver=No Such Driver"), Catch::StartsWith("source-unavailable"));
  CHECK_THAT(message_of("absent.sqlite"), Catch::StartsWith("source-unavailable"));
}
